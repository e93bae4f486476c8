// How far a journal had come when its delivery last began or ended a run. It stands in a file of
// its own, so that a journal that lost its end afterwards, or that somebody replaced by an older
// one, is noticed: the journal itself cannot say what it no longer holds.
import { dirname } from 'node:path';
import { readStopReason, type StopReason } from '#shared/stop-reason.ts';
import { isMissing, syncFolder, writeError, type FileSystem } from './file-system.ts';
import { sha256 } from './sealed-json.ts';

export interface JournalMark {
  /** So many bytes were in it, and this was their SHA-256. */
  readonly bytes: number;
  readonly sha256: string;
  /** Something in it could not be read, then or before. */
  readonly isDamaged: boolean;
  /** Why sending stopped, where the store could not be told. */
  readonly stoppedBy: StopReason | null;
}

/** One sector of a disk, which is written whole or not at all. */
const fileLength = 512;

/**
 * undefined = there is none, or it cannot be read: then nothing is known, and the journal is taken
 * as it is.
 */
export async function readMark(files: FileSystem, path: string): Promise<JournalMark | undefined> {
  const bytes = await files.readFile(path).catch(() => undefined);
  const [hash, json] = bytes ? Buffer.from(bytes).toString('utf8').trimEnd().split('\n') : [];
  if (json === undefined || hash !== sha256(Buffer.from(json))) return undefined;
  const mark = parsed(json);
  return isMark(mark) ? { ...mark, stoppedBy: readStopReason(mark.stoppedBy) } : undefined;
}

/**
 * Durable when it resolves. An existing file is written over in place, which a full disk does not
 * refuse.
 */
export async function writeMark(files: FileSystem, path: string, mark: JournalMark): Promise<void> {
  const text = sealed(mark);
  try {
    if (await writeIn(files, path, text, 'r+')) return;
    await writeIn(files, path, text, 'wx');
    await syncFolder(files, dirname(path));
  } catch (error) {
    throw writeError(error, path);
  }
}

/** With as much of the reason as has room: the server's words go first, the code stays. */
function sealed(mark: JournalMark): string {
  const { stoppedBy } = mark;
  const tries = [
    mark,
    ...(stoppedBy
      ? [withData(mark, { ...stoppedBy.data, reply: undefined }), withData(mark, {})]
      : []),
  ];
  const texts = tries.map((one) => {
    const json = JSON.stringify(one);
    return `${sha256(Buffer.from(json))}\n${json}`;
  });
  return (texts.find((text) => Buffer.byteLength(text) < fileLength) ?? texts.at(-1)!)
    .padEnd(fileLength - 1)
    .concat('\n');
}

const withData = (mark: JournalMark, data: StopReason['data']): JournalMark => ({
  ...mark,
  stoppedBy: mark.stoppedBy && { ...mark.stoppedBy, data },
});

/** false when there is no such file to write over. */
async function writeIn(
  files: FileSystem,
  path: string,
  text: string,
  flags: 'r+' | 'wx',
): Promise<boolean> {
  const handle = await files.open(path, flags).catch((error: unknown) => {
    if (flags === 'r+' && isMissing(error)) return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return true;
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

function isMark(value: unknown): value is Omit<JournalMark, 'stoppedBy'> & { stoppedBy: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const {
    bytes,
    sha256: hash,
    isDamaged,
    stoppedBy,
  } = value as Partial<Record<keyof JournalMark, unknown>>;
  return (
    Number.isSafeInteger(bytes) &&
    typeof hash === 'string' &&
    typeof isDamaged === 'boolean' &&
    (stoppedBy === null || readStopReason(stoppedBy) !== null)
  );
}
