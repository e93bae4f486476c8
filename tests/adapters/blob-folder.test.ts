// What the blob folder promises: the same bytes come back under a name made of their content,
// stored once, and never bytes that changed.
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createBlobFolder } from '#adapters/blob-folder.ts';
import { BlobId } from '#shared/values.ts';
import { faultFs, seeded } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const bytes = new TextEncoder().encode('ein Bild');

it('gives back what was put, named by its content, once, in a file of this user only', async () => {
  const folder = join(await temporaryFolder(), 'blobs');
  const blobs = createBlobFolder(folder);
  const id = await blobs.put(bytes);
  expect(id).toMatch(/^sha256-[0-9a-f]{64}$/);
  expect(await blobs.put(bytes)).toBe(id);
  expect(await readdir(folder)).toEqual([id]);
  expect(await createBlobFolder(folder).get(id)).toEqual(Buffer.from(bytes));
  if (process.platform !== 'win32') expect((await stat(join(folder, id))).mode & 0o777).toBe(0o600);
});

it('knows nothing of what was never put', async () => {
  expect(
    await createBlobFolder('/does/not/exist').get(BlobId.parse(`sha256-${'0'.repeat(64)}`)),
  ).toBeUndefined();
});

it('reports bytes that changed, and mends them when the right ones are put again', async () => {
  const folder = await temporaryFolder();
  const blobs = createBlobFolder(folder);
  const id = await blobs.put(bytes);
  await writeFile(join(folder, id), 'anderes');
  await expect(blobs.get(id)).rejects.toMatchObject({
    code: 'store.unreadable',
    data: { file: id },
  });
  expect(await blobs.put(bytes)).toBe(id);
  expect(await blobs.get(id)).toEqual(Buffer.from(bytes));
});

it('says what went wrong when the disk is full', async () => {
  const files = faultFs();
  const blobs = createBlobFolder('/data/blobs', files);
  files.setFault({ at: 1, code: 'ENOSPC', only: ['write'] });
  await expect(blobs.put(bytes)).rejects.toMatchObject({ code: 'store.full' });
});

it('holds whole blobs only, and every confirmed one, after a power cut at any step', async () => {
  const id = await createBlobFolder('/data/blobs', faultFs()).put(bytes);
  for (let at = 1; at <= 20; at++) {
    const files = faultFs();
    files.losePowerAt(at);
    const isConfirmed = await createBlobFolder('/data/blobs', files)
      .put(bytes)
      .then(
        () => true,
        () => false,
      );
    for (let seed = 1; seed <= 10; seed++) {
      const there = await createBlobFolder(
        '/data/blobs',
        files.afterPowerCut(seeded(at * 10 + seed)),
      ).get(id);
      expect(there, `step ${at}, seed ${seed}`).toEqual(
        isConfirmed || there ? new Uint8Array(bytes) : undefined,
      );
    }
  }
});
