// One copy a day of every file of the store, in `daily/YYYY-MM-DD/`: made when the program starts
// and before the first save of a day. A copy is a second name for the same bytes, for a save never
// writes into a file; 30 days are kept.
import { join } from 'node:path';
import {
  isMissing,
  makeFolder,
  nodeFileSystem,
  syncFolder,
  systemCode,
  unreadable,
  type FileSystem,
} from './file-system.ts';
import { replaceFile } from './replace-file.ts';

export const dailyFolder = (folder: string): string => join(folder, 'daily');
const isDay = (name: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(name);
const DAYS = 30;

/** Newest first. */
export async function keptDays(files: FileSystem, folder: string): Promise<string[]> {
  try {
    return (await files.readdir(dailyFolder(folder))).filter(isDay).sort().reverse();
  } catch (error) {
    if (isMissing(error) || systemCode(error) === 'ENOTDIR') return [];
    throw unreadable(dailyFolder(folder), error);
  }
}

/** Paths of the copies of one file, newest first. */
export async function dailyCopiesOf(
  folder: string,
  name: string,
  files: FileSystem = nodeFileSystem,
): Promise<string[]> {
  const found: string[] = [];
  for (const day of await keptDays(files, folder))
    if ((await files.readdir(join(dailyFolder(folder), day))).includes(name))
      found.push(join(dailyFolder(folder), day, name));
  return found;
}

interface DailyCopiesOptions {
  folder: string;
  names: readonly string[];
  today: () => string;
  fileSystem?: FileSystem | undefined;
}

export interface DailyCopies {
  /**
   * Never throws: that there is no copy must not keep anybody from saving. It is tried again with
   * the next save.
   */
  keep(): Promise<void>;
}

export function dailyCopies({
  folder,
  names,
  today,
  fileSystem: files = nodeFileSystem,
}: DailyCopiesOptions): DailyCopies {
  let keptDay = '';
  let running: Promise<void> | undefined;

  async function copyAll(day: string): Promise<void> {
    const present = await files.readdir(folder);
    const wanted = names.filter((name) => present.includes(name));
    // Nothing was ever saved.
    if (wanted.length === 0) return;
    const target = join(dailyFolder(folder), day);
    await makeFolder(files, target);
    const there = await files.readdir(target);
    for (const name of wanted)
      if (!there.includes(name)) await copy(join(folder, name), join(target, name));
    await syncFolder(files, target);
    keptDay = day;
    await removeOld(day);
  }

  async function copy(from: string, to: string): Promise<void> {
    try {
      await files.link(from, to);
    } catch (error) {
      if (isMissing(error) || systemCode(error) === 'EEXIST') return;
      // No hard links here (exFAT, some shares).
      await replaceFile(files, to, await files.readFile(from));
    }
  }

  /**
   * By name, so that a clock that was wrong for a day does not cost the others. Today's stays
   * whatever the clock says.
   */
  async function removeOld(day: string): Promise<void> {
    const others = (await keptDays(files, folder)).filter((name) => name !== day);
    for (const old of others.slice(DAYS - 1)) {
      const path = join(dailyFolder(folder), old);
      for (const name of await files.readdir(path)) await files.unlink(join(path, name));
      await files.rmdir(path);
    }
  }

  return {
    async keep() {
      const day = today();
      if (day === keptDay) return;
      running ??= copyAll(day)
        .catch(() => undefined)
        .finally(() => {
          running = undefined;
        });
      await running;
    },
  };
}
