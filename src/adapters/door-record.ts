// `kiezbrief.door.json` in the data folder: where the program that owns the folder lets its
// visitors in. Whoever can read this file, which is for its owner only, may come in.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, nodeFileSystem, unreadable } from './file-system.ts';
import { writeOwnFile } from './own-files.ts';

export interface DoorRecord {
  /** Of the words exchanged; another program version may know others. */
  readonly protocol: 1;
  readonly address: string;
  readonly pid: number;
  readonly host: string;
  readonly door: string;
  readonly since: string;
  readonly token: string;
}

const pathIn = (folder: string): string => join(folder, 'kiezbrief.door.json');

export const writeDoorRecord = (folder: string, record: DoorRecord): Promise<void> =>
  writeOwnFile(pathIn(folder), JSON.stringify(record));

/**
 * undefined: nobody lets anybody in, or what is written there is not ours. Throws
 * `store.unreadable`.
 */
export async function readDoorRecord(folder: string): Promise<DoorRecord | undefined> {
  try {
    return parsed(await readFile(pathIn(folder), 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(pathIn(folder), error);
  }
}

export const removeDoorRecord = (folder: string): Promise<void> =>
  nodeFileSystem.unlink(pathIn(folder)).catch(() => undefined);

function parsed(text: string): DoorRecord | undefined {
  let record: Partial<Record<keyof DoorRecord, unknown>> | null;
  try {
    record = JSON.parse(text) as typeof record;
  } catch {
    return undefined;
  }
  const texts = [record?.address, record?.host, record?.door, record?.since, record?.token];
  const isOurs =
    record?.protocol === 1 &&
    Number.isSafeInteger(record.pid) &&
    texts.every((one) => typeof one === 'string' && one.length < 1000);
  return isOurs && !Number.isNaN(Date.parse(String(record?.since)))
    ? (record as DoorRecord)
    : undefined;
}
