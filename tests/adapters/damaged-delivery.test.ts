// What a delivery promises whose files cannot be opened: it is set aside alone, and the others stay
// in use.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '#adapters/file-system.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { DeliveryId } from '#shared/values.ts';
import { written } from '#tests/support/begun-journal.ts';

it.each<[string, (folder: string) => Promise<FileSystem>]>([
  [
    'a file where the folder of a delivery should be',
    async (folder) => {
      await writeFile(join(folder, 'dlv_2'), '');
      return nodeFileSystem;
    },
  ],
  [
    'a folder that cannot be opened',
    (folder) =>
      Promise.resolve({
        ...nodeFileSystem,
        async readdir(path) {
          if (path === join(folder, 'dlv_2'))
            throw Object.assign(new Error('no entry'), { code: 'EACCES' });
          return [...(await nodeFileSystem.readdir(path)), ...(path === folder ? ['dlv_2'] : [])];
        },
      }),
  ],
])(
  '%s is set aside alone: the others are found, and it is known that one is missing',
  async (_, damaged) => {
    const { folder } = await written('a');
    const journal = createJournalFile(folder, await damaged(folder));
    expect(await journal.find({ messageId: '<a@example.org>' })).toHaveLength(1);
    expect(await journal.findsAll()).toBe(false);
    await expect(journal.content(DeliveryId.parse('dlv_2'))).rejects.toMatchObject({
      code: 'delivery.set-aside',
    });
  },
);
