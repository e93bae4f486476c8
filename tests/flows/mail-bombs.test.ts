// Mails made to harm whoever reads them (size, depth, number, what never ends), each in its turn:
//   * is read or said to be unreadable, and kept either way; never "internal", never no answer
//   * what is shown of it is bounded, and looking at it harms no more than reading it did
//   * afterwards an ordinary mail is read, memory is what it was, and everything opens again
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '#shared/base64.ts';
import type { App } from '#shared/define.ts';
import { createClient } from '#shared/client.ts';
import { hasCode } from '#shared/errors.ts';
import { inTime } from '#tests/support/answer-in-time.ts';
import { bombOf, bombs } from '#tests/support/mail-bombs.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { usedMemory } from '#tests/support/used-memory.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const SIZE = 256 * 1024;
/** Shown of one mail: a character may take five, as an entity. */
const SHOWN = 6 * SIZE;

const open = (dataFolder: string): Promise<App> => openTestAppAt(dataFolder);
const read = async (app: App, bytes: Uint8Array) =>
  inTime(createClient(app).concerns.import({ file: toBase64(bytes), fileName: 'mail.eml' }));
const ordinary = (subject: string) =>
  new TextEncoder().encode(
    `From: k1@verein.example\r\nMessage-ID: <${subject}@x>\r\nSubject: ${subject}\r\n\r\nHallo\r\n`,
  );

let folder: string;
let app: App;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-bombs-'));
  app = await open(folder);
  await readyOffice(createClient(app));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('a mail made of', () => {
  it.each(Object.keys(bombs))('%s is kept, and read or said to be unreadable', async (name) => {
    const answer = await read(app, bombOf(name, SIZE));
    if (answer === 'no answer') expect.fail(answer);
    const { incoming } = answer;
    expect(incoming.original).toMatch(/^sha256-/);

    const looking = createClient(app).concerns.original({ id: incoming.id });
    const shown = await inTime(looking).catch((error: unknown) => {
      if (hasCode(error, 'mail.unreadable')) return 'unreadable';
      throw error;
    });
    expect(shown).not.toBe('no answer');
    expect(JSON.stringify(shown).length).toBeLessThan(SHOWN);
  });
});

it('afterwards an ordinary mail is read, and memory is what it was', async () => {
  const before = usedMemory();
  const names = Object.keys(bombs).slice(0, 10);
  for (const name of names) await read(app, bombOf(name, SIZE + 1024));
  expect(usedMemory() - before).toBeLessThan(20);
  expect(await read(app, ordinary('danach'))).toMatchObject({ incoming: { type: 'concern' } });
});

it('everything opens again', async () => {
  const { total } = await createClient(app).concerns.incoming({});
  expect(total).toBeGreaterThanOrEqual(Object.keys(bombs).length);
  await app.close();
  app = await open(folder);
  expect((await createClient(app).concerns.incoming({})).total).toBe(total);
});
