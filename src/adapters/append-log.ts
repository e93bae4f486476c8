// One file that only ever grows, one JSON value a line, durable before anyone is told so. What waits while the disk syncs goes in the
// next write, so many writers share one sync. A write that a crash tore is cut off before the next one.
import { deepFreeze } from './deep-freeze.ts';
import { unreadable, writeError, type FileSystem, type OpenFile } from './file-system.ts';

export interface AppendLog<T> {
  /** Frozen, in the order of the file; the same array until something is appended. */
  entries(): readonly T[];
  /** Durable when it resolves. After `store.full`, `store.write-failed` or `store.read-only` none of these entries is in the log. */
  append(entries: readonly T[]): Promise<void>;
}

interface Append<T> { readonly entries: readonly T[]; readonly done: PromiseWithResolvers<void> }

const lineEnd = 0x0a;
/** JSON ignores a space before a value; here it says that this line was written together with the one above. */
const together = ' ';
const idleMs = 5000;

/** `store.unreadable` when the file is missing or holds, before its end, a line that is no entry. */
export async function openAppendLog<T extends object>(files: FileSystem, path: string, isEntry: (value: unknown) => value is T): Promise<AppendLog<T>> {
  const bytes = Buffer.from(await files.readFile(path).catch((error: unknown) => { throw unreadable(path, error); }));
  let length = confirmedLength(bytes);
  let mustCut = length < bytes.length;
  const entries = parseLines(bytes.toString('utf8', 0, length)) ;
  let snapshot: readonly T[] | undefined;
  let waiting: Append<T>[] = [];
  let isWriting = false;
  let handle: OpenFile | undefined;
  let idle: NodeJS.Timeout | undefined;

  function parseLines(text: string): T[] {
    const lines = text.split('\n');
    lines.pop();
    return lines.map((line) => {
      const entry = parsed(line);
      if (!isEntry(entry)) throw unreadable(path);
      return deepFreeze(entry);
    });
  }

  async function writeWaiting(): Promise<void> {
    isWriting = true;
    clearTimeout(idle);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const added = batch.flatMap((append) => append.entries);
      try {
        await write(Buffer.from(`${added.map((entry) => JSON.stringify(entry)).join(`\n${together}`)}\n`));
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
    idle = setTimeout(() => { if (!isWriting) void closeFile(); }, idleMs).unref();
  }

  async function write(line: Uint8Array): Promise<void> {
    try {
      handle ??= await files.open(path, 'a');
      if (mustCut) { await handle.truncate(length); await handle.datasync(); }
      mustCut = true;
      await handle.writeFile(line);
      await handle.datasync();
      mustCut = false;
      length += line.length;
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
    entries: () => snapshot ??= Object.freeze([...entries]),
    append(added) {
      if (added.length === 0) return Promise.resolve();
      const append = { entries: added.map(deepFreeze), done: Promise.withResolvers<void>() };
      waiting.push(append);
      if (!isWriting) void writeWaiting();
      return append.done.promise;
    },
  };
}

/** Where the last write that can have been confirmed ends. Torn is a last line without its end, and a write of which the power cut
 *  left a hole of zeros (a file system may store later blocks first): then nothing but that write may follow the hole. */
function confirmedLength(bytes: Buffer): number {
  const end = bytes.lastIndexOf(lineEnd) + 1;
  const hole = bytes.indexOf(0);
  if (hole === -1 || hole >= end) return end;
  const start = bytes.lastIndexOf(lineEnd, hole) + 1;
  const rest = bytes.toString('utf8', start, end).split('\n').slice(1, -1);
  return rest.every((line) => line.startsWith(together) || line.includes('\0')) ? start : end;
}

function parsed(line: string): unknown {
  try { return JSON.parse(line); } catch { return undefined; }
}
