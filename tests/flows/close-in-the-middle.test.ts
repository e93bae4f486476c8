// The door is closed in the middle of an import, on real files: closing ends, and what is opened
// afterwards holds all of the list or nothing of it.
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '#shared/client.ts';
import type { ImportId } from '#shared/values.ts';
import { turnstile } from '#tests/support/importing.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const ROWS = 3000;
const file = Buffer.from(
  `Name;eMail\n${Array.from({ length: ROWS }, (_, row) => `Haus ${row};a${row}@haus.example`).join('\n')}`,
).toString('base64');
const id = 'imp_mine' as ImportId;

async function office(dataFolder: string) {
  const turns = turnstile();
  const app = await openTestAppAt(dataFolder, { giveWay: turns.giveWay });
  return { app, turns, client: createClient(app) };
}
async function reopened(dataFolder: string) {
  const { app, client } = await office(dataFolder);
  onTestFinished(() => app.close());
  return client;
}

it('while the list is checked: nothing of it is there, and it can be imported', async () => {
  const dataFolder = await temporaryFolder();
  const { app, client, turns } = await office(dataFolder);
  let seen = 0;
  turns.holdWhen(() => seen++ === 4);
  const running = client.actors.import({ id, file }).catch((error: unknown) => error);
  await turns.arrived();
  const closing = app.close();
  turns.open();
  await closing;
  expect(await running).toMatchObject({ code: 'import.cancelled' });
  const after = await reopened(dataFolder);
  expect((await after.actors.list({})).total).toBe(0);
  await expect(after.actors.undoImport({ importId: id })).rejects.toMatchObject({
    code: 'import.not-found',
  });
  expect((await after.actors.import({ id, file })).counts.created).toBe(ROWS);
});

it('while it is saved: all of it is there, and it can be taken back', async () => {
  const dataFolder = await temporaryFolder();
  const { app, client } = await office(dataFolder);
  const closing = Promise.withResolvers<void>();
  client.on('actors.importProgressed', ({ step }) => {
    if (step === 'saving') closing.resolve(app.close());
  });
  expect((await client.actors.import({ id, file })).importId).toBe(id);
  await closing.promise;
  const after = await reopened(dataFolder);
  expect((await after.actors.list({})).total).toBe(ROWS);
  expect(await after.actors.undoImport({ importId: id })).toEqual({ undone: ROWS, kept: 0 });
});
