// What storage promises when its process is killed (SIGKILL) in the middle of its work, at many
// points:
//   * the files are whole, nothing has to be restored, and everything that was confirmed is there
//   * at most what was under way is there besides, never a part of it
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createJournalFile } from '#adapters/journal-file.ts';
import { openJsonStore } from '#adapters/json-store.ts';
import { openSealed } from '#adapters/sealed-json.ts';
import { DeliveryId } from '#shared/values.ts';
import { startChild } from '#tests/support/child.ts';
import { seeded } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/**
 * Kills the child somewhere after a random number of confirmations and resolves with all it
 * confirmed.
 */
async function killedSomewhere(
  task: 'save' | 'append',
  folder: string,
  seed: number,
): Promise<number[]> {
  const random = seeded(seed);
  const child = startChild('storage-child.ts', task, folder);
  const confirmed: string[] = [];
  for (let count = Math.floor(random() * 12); count >= 0; count--)
    confirmed.push((await child.nextLine())!);
  // Not always at the same moment of a save.
  for (let turns = Math.floor(random() * 300); turns > 0; turns--)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  return [...confirmed, ...(await child.kill())].map(Number);
}

it('a store killed while saving, 24 times', async () => {
  for (let seed = 1; seed <= 24; seed++) {
    const folder = await temporaryFolder();
    const last = (await killedSomewhere('save', folder, seed)).at(-1)!;
    expect(
      openSealed(await readFile(join(folder, 'segments.json')), 'kiezbrief.segments', 1).state,
    ).toBe('valid');

    const store = await openJsonStore(folder, { isReadOnly: false });
    expect(store.folder.restored).toEqual([]);
    const [a, b, ...rest] = await store.segments.list();
    expect([String(last), String(last + 1)]).toContain(a!.name);
    expect(b!.name).toBe(a!.name);
    expect(rest).toHaveLength(400);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
});

it('a journal killed while appending, 24 times', async () => {
  const id = DeliveryId.parse('dlv_1');
  for (let seed = 1; seed <= 24; seed++) {
    const folder = await temporaryFolder();
    const confirmed = await killedSomewhere('append', folder, seed);
    const journal = createJournalFile(folder);
    const found = (await journal.entries(id)).map(({ envelopeId }) => Number(envelopeId?.slice(4)));
    expect(found).toEqual(Array.from({ length: found.length }, (_, number) => number));
    expect(found).toEqual(expect.arrayContaining(confirmed));
    // Four writers: no more than four can be under way.
    expect(found.length - confirmed.length).toBeLessThanOrEqual(4);
    await journal.append(id, [
      { at: '2026-03-02T09:00:00.000Z', envelopeId: 'env_later' as never, type: 'attempted' },
    ]);
    expect(await createJournalFile(folder).entries(id)).toHaveLength(found.length + 1);
  }
});
