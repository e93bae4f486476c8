// A delivery's folder may come to hold the files of another one: a backup brought back by hand, a
// synchronised folder, a slip of the mouse. They are whole, each with its right checksum.
//   * what belongs to another delivery is never taken for one's own: it is set aside, and nobody is
//     written to
//   * deliveries frozen before their files named them are read as ever
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createJournalFile } from '#adapters/journal-file.ts';
import { durableFile } from '#adapters/durable-file.ts';
import { DeliveryId } from '#shared/values.ts';
import { content, envelope } from '#tests/support/begun-journal.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const mine = DeliveryId.parse('dlv_mine');
const theirs = DeliveryId.parse('dlv_theirs');

it.each([
  ['both files', ['content.json', 'envelopes.ndjson']],
  ['the content alone', ['content.json']],
  ['the envelopes alone', ['envelopes.ndjson']],
])('%s of another delivery are set aside', async (_, names) => {
  const folder = await temporaryFolder();
  const before = createJournalFile(folder);
  await before.begin(mine, content, [envelope('a')]);
  await before.begin(theirs, content, [envelope('b')]);
  for (const name of names) await cp(join(folder, theirs, name), join(folder, mine, name));
  const journal = createJournalFile(folder);
  for (const ask of [() => journal.envelopes(mine), () => journal.condition(mine)])
    await expect(ask()).rejects.toMatchObject({ code: 'delivery.set-aside', data: { id: mine } });
  expect(await journal.findsAll()).toBe(false);
  expect(await journal.envelopes(theirs)).toHaveLength(1);
});

it('a folder of an earlier version, whose content does not name its delivery, is read', async () => {
  const folder = await temporaryFolder();
  await createJournalFile(folder).begin(mine, content, [envelope('a')]);
  const path = join(folder, mine, 'content.json');
  const file = durableFile({ path, format: 'kiezbrief.delivery', schema: 1 });
  const { deliveryId, ...unnamed } = (await file.load())?.data as Record<string, unknown>;
  expect(deliveryId).toBe(mine);
  await file.write(JSON.stringify(unnamed));
  expect(await createJournalFile(folder).envelopes(mine)).toHaveLength(1);
});
