// One file that only ever grows, one JSON value a line, durable before anyone is told so. What
// waits while the disk syncs goes in the next write, so many writers share one sync. A write that a
// crash tore is cut off before the next one; a line that cannot be read is left where it stands and
// handed out as what its reader makes of it.
import { createHash } from 'node:crypto';
import { deepFreeze } from './deep-freeze.ts';
import { unreadable, writeError, type FileSystem, type OpenFile } from './file-system.ts';
import { sha256 } from './sealed-json.ts';
import { keepCopy } from './set-aside.ts';

export interface AppendLog<T, Damaged> {
  /** Frozen, in the order of the file; the same array until something is appended. */
  entries(): readonly (T | Damaged)[];
  /** A line could not be read, or less is there than `known` says. */
  readonly isDamaged: boolean;
  /** What is there for certain. */
  extent(): Extent;
  /**
   * Durable when it resolves. After `store.full`, `store.write-failed` or `store.read-only` none of
   * these entries is in the log.
   */
  append(entries: readonly T[]): Promise<void>;
}

/** So many bytes, and their SHA-256. */
export interface Extent {
  readonly bytes: number;
  readonly sha256: string;
}

export interface LineReader<T, Damaged> {
  /** undefined when the line is no entry. */
  entry(line: string): T | undefined;
  /** What stands for a line that is no entry; for the empty line, that something is missing. */
  damaged(line: string): readonly Damaged[];
}

interface Append<T> {
  readonly entries: readonly T[];
  readonly done: PromiseWithResolvers<void>;
}

const lineEnd = 0x0a;
/**
 * JSON ignores a space before a value; here it says that this line was written together with the
 * one above.
 */
const together = ' ';
const idleMs = 5000;

/**
 * `known`: what was there once. When that is no longer so and no line shows where, the end says so.
 * `store.unreadable` when the file is missing.
 */
export async function openAppendLog<T extends object, Damaged extends object>(
  files: FileSystem,
  path: string,
  reader: LineReader<T, Damaged>,
  known?: Extent,
): Promise<AppendLog<T, Damaged>> {
  const bytes = Buffer.from(
    await files.readFile(path).catch((error: unknown) => {
      throw unreadable(path, error);
    }),
  );
  let length = confirmedLength(bytes);
  let mustCut = length < bytes.length;
  const hash = createHash('sha256').update(bytes.subarray(0, length));
  const entries: (T | Damaged)[] = [];
  let isDamaged = false;
  readLines(bytes.toString('utf8', 0, length));
  if (
    known &&
    (length < known.bytes ||
      (!isDamaged && sha256(bytes.subarray(0, known.bytes)) !== known.sha256))
  )
    addDamage('');
  let mustKeepCopy = isDamaged;
  let snapshot: readonly (T | Damaged)[] | undefined;
  let waiting: Append<T>[] = [];
  let isWriting = false;
  let handle: OpenFile | undefined;
  let idle: NodeJS.Timeout | undefined;

  function readLines(text: string): void {
    const lines = text.split('\n');
    lines.pop();
    for (const line of lines) {
      const entry = reader.entry(line);
      if (entry) entries.push(deepFreeze(entry));
      else addDamage(line);
    }
  }

  function addDamage(line: string): void {
    isDamaged = true;
    entries.push(...reader.damaged(line).map(deepFreeze));
  }

  async function writeWaiting(): Promise<void> {
    isWriting = true;
    clearTimeout(idle);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const added = batch.flatMap((append) => append.entries);
      try {
        await write(
          Buffer.from(`${added.map((entry) => JSON.stringify(entry)).join(`\n${together}`)}\n`),
        );
        for (const entry of added) entries.push(entry);
        snapshot = undefined;
        for (const append of batch) append.done.resolve();
      } catch (error) {
        const refused = writeError(error, path);
        for (const append of batch) append.done.reject(refused);
      }
    }
    isWriting = false;
    // An open file keeps a process of ours from nothing, but Windows from removing the folder.
    idle = setTimeout(() => {
      if (!isWriting) void closeFile();
    }, idleMs).unref();
  }

  async function write(line: Uint8Array): Promise<void> {
    try {
      // What cannot be read may still be read by somebody who knows more.
      if (mustKeepCopy) {
        await keepCopy(path, new Date(), files);
        mustKeepCopy = false;
      }
      handle ??= await files.open(path, 'a');
      if (mustCut) {
        await handle.truncate(length);
        await handle.datasync();
      }
      mustCut = true;
      await handle.writeFile(line);
      await handle.datasync();
      mustCut = false;
      length += line.length;
      hash.update(line);
    } catch (error) {
      await closeFile();
      throw error;
    }
  }

  async function closeFile(): Promise<void> {
    const closing = handle;
    handle = undefined;
    await closing?.close().catch(() => undefined);
  }

  return {
    isDamaged,
    extent: () => ({ bytes: length, sha256: hash.copy().digest('hex') }),
    entries: () => (snapshot ??= Object.freeze([...entries])),
    append(added) {
      if (added.length === 0) return Promise.resolve();
      const append = { entries: added.map(deepFreeze), done: Promise.withResolvers<void>() };
      waiting.push(append);
      if (!isWriting) void writeWaiting();
      return append.done.promise;
    },
  };
}

/**
 * Where the last write that can have been confirmed ends. Torn is a last line without its end, and
 * a write of which the power cut left a hole of zeros (a file system may store later blocks first):
 * then nothing but that write may follow the hole.
 */
function confirmedLength(bytes: Buffer): number {
  const end = bytes.lastIndexOf(lineEnd) + 1;
  const hole = bytes.indexOf(0);
  if (hole === -1 || hole >= end) return end;
  const start = bytes.lastIndexOf(lineEnd, hole) + 1;
  const rest = bytes.toString('utf8', start, end).split('\n').slice(1, -1);
  return rest.every((line) => line.startsWith(together) || line.includes('\0')) ? start : end;
}
