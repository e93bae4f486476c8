// An existing data folder that others can get into:
//   * is said, with how much inside is open; one that is closed is not, whatever lies in it
//   * is closed with all of its own inside, and nothing outside it is touched, not even through a
//     link
//   * belongs to its owner: what is somebody else's stays as it is
//   * has nothing to be said where the system knows no such rights
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderAccess } from '#adapters/folder-access.ts';
import { openEntries } from '#tests/support/open-entries.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** A folder made by hand, as a umask of 0 or 022 would make it. */
async function handMade(folderMode: number, fileMode: number): Promise<string> {
  const folder = join(await temporaryFolder(), 'daten');
  await mkdir(join(folder, 'blobs', 'ab'), { recursive: true });
  for (const name of ['actors.json', 'blobs/ab/bild']) {
    await writeFile(join(folder, name), 'x');
    await chmod(join(folder, name), fileMode);
  }
  for (const name of ['blobs/ab', 'blobs', '.']) await chmod(join(folder, name), folderMode);
  return folder;
}

describe.skipIf(process.platform === 'win32')('an existing folder', () => {
  it.each([
    ['umask 0', 0o777, 0o666],
    ['umask 022', 0o755, 0o644],
    ['a group that may read', 0o750, 0o640],
    ['others that may pass', 0o711, 0o604],
  ])('made with %s is said and closed', async (_, folderMode, fileMode) => {
    const folder = await handMade(folderMode, fileMode);
    const access = createFolderAccess(folder);
    expect(await access.look()).toEqual({
      knowsRights: true,
      isOpen: true,
      isOwn: true,
      open: 4,
      foreign: 0,
    });
    expect(await access.close()).toBe(5);
    expect(await openEntries(folder)).toEqual([]);
    expect([await modeOf(folder), await modeOf(join(folder, 'actors.json'))]).toEqual([
      '700',
      '600',
    ]);
    expect(await access.look()).toEqual({
      knowsRights: true,
      isOpen: false,
      isOwn: true,
      open: 0,
      foreign: 0,
    });
    expect(await access.close()).toBe(0);
  });

  it('that is closed has nothing to be said, whatever lies in it', async () => {
    const folder = await handMade(0o755, 0o644);
    await chmod(folder, 0o700);
    expect(await createFolderAccess(folder).look()).toMatchObject({ isOpen: false, open: 0 });
  });

  it('is closed without anything outside it: links are not followed', async () => {
    const folder = await handMade(0o755, 0o644);
    const outside = await handMade(0o755, 0o644);
    await symlink(outside, join(folder, 'blobs', 'draussen'));
    await symlink(join(outside, 'actors.json'), join(folder, 'liste.json'));
    const access = createFolderAccess(folder);
    expect(await access.look()).toMatchObject({ open: 4 });
    expect(await access.close()).toBe(5);
    expect(await openEntries(outside)).toHaveLength(5);
  });

  it('named by a link is the one the link leads to', async () => {
    const folder = await handMade(0o755, 0o644);
    const link = join(folder, '..', 'verweis');
    await symlink(folder, link);
    const access = createFolderAccess(link);
    expect(await access.look()).toMatchObject({ isOpen: true, open: 4 });
    expect(await access.close()).toBe(5);
    expect(await openEntries(folder)).toEqual([]);
  });

  it('of somebody else is said and stays as it is', async () => {
    const folder = await handMade(0o755, 0o644);
    const somebodyElse = process.getuid!() + 1;
    const access = createFolderAccess(folder, somebodyElse);
    expect(await access.look()).toEqual({
      knowsRights: true,
      isOpen: true,
      isOwn: false,
      open: 4,
      foreign: 4,
    });
    expect(await access.close()).toBe(0);
    expect(await openEntries(folder)).toHaveLength(5);
  });
});

it('has nothing to be said where the system knows no such rights', async () => {
  const access = createFolderAccess(await temporaryFolder(), null);
  expect(await access.look()).toEqual({
    knowsRights: false,
    isOpen: false,
    isOwn: true,
    open: 0,
    foreign: 0,
  });
  expect(await access.close()).toBe(0);
});
