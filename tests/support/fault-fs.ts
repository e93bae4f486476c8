// A file system in memory that fails, or loses power, at any chosen operation. What is left then:
// power-cut.ts.
import { basename, dirname } from 'node:path';
import type { FileSystem, OpenFile } from '#adapters/file-system.ts';
import { applyTo, leftOnDisk, type File, type NameChange, type Names } from './power-cut.ts';

type Operation =
  | 'open'
  | 'write'
  | 'sync'
  | 'datasync'
  | 'truncate'
  | 'close'
  | 'read'
  | 'rename'
  | 'link'
  | 'unlink'
  | 'rmdir'
  | 'mkdir'
  | 'readdir'
  | 'stat';

interface Fault {
  /** The first operation that fails, counted from 1 and from the moment the fault is set. */
  at: number;
  /** How many fail; all from then on if not given. */
  times?: number;
  code: string;
  /** Only these are counted and fail. */
  only?: readonly Operation[];
}

export interface FaultFs extends FileSystem {
  /** Counted since the last `setFault`. */
  readonly operations: number;
  readonly waitedMs: number;
  setFault(fault: Fault | null): void;
  /** Every operation from then on fails, as if the process were gone. */
  losePowerAt(at: number): void;
  /** What is on the disk when power is back. `random` decides what of the unsynced survived. */
  afterPowerCut(random: () => number): FaultFs;
  tree(): Record<string, string>;
  put(path: string, data: string | Uint8Array): void;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const failure = (code: string, path: string) =>
  Object.assign(new Error(`${code}: ${path}`), { code });

/** `folders` exist and are durable from the start. */
export function faultFs(folders: readonly string[] = ['/data'], names: Names = new Map()): FaultFs {
  for (const folder of folders) names.set(folder, 'folder');
  const durable: Names = new Map(names);
  const unsynced = new Map<string, NameChange[]>();
  let fault: Fault | null = null;
  let powerAt = Infinity;
  let operations = 0;
  let steps = 0;
  let waitedMs = 0;

  /** Whether this operation fails, and how. */
  function check(operation: Operation, path: string): void {
    const isCounted = !fault?.only || fault.only.includes(operation);
    if (isCounted) operations += 1;
    if (++steps >= powerAt) throw failure('EIO', 'no power');
    if (
      fault &&
      isCounted &&
      operations >= fault.at &&
      operations < fault.at + (fault.times ?? Infinity)
    )
      throw failure(fault.code, path);
  }

  function change(...changes: NameChange): void {
    applyTo(names, changes);
    const folder = dirname(changes[0]![0]);
    unsynced.set(folder, [...(unsynced.get(folder) ?? []), changes]);
  }

  function fileAt(path: string): File {
    const entry = names.get(path);
    if (!entry) throw failure('ENOENT', path);
    if (entry === 'folder') throw failure('EISDIR', path);
    return entry;
  }

  function openFile(path: string, flags: string): OpenFile {
    const isFolder = names.get(path) === 'folder';
    const file: File = isFolder ? { data: Buffer.of(), synced: Buffer.of() } : fileAt(path);
    let position = flags === 'a' ? file.data.length : 0;
    const sync = (operation: 'sync' | 'datasync') => async () => {
      await Promise.resolve();
      check(operation, path);
      if (!isFolder) {
        file.synced = file.data;
        return;
      }
      for (const changes of unsynced.get(path) ?? []) applyTo(durable, changes);
      unsynced.delete(path);
    };
    const write = (data: Buffer) => {
      if (flags === 'a') position = file.data.length;
      file.data = Buffer.concat([
        file.data.subarray(0, position),
        data,
        file.data.subarray(position + data.length),
      ]);
      position += data.length;
    };
    return {
      async writeFile(data) {
        await Promise.resolve();
        const bytes = Array.isArray(data)
          ? Buffer.concat(data as Uint8Array[])
          : Buffer.from(data as Uint8Array);
        // A write that fails has often written a part.
        try {
          check('write', path);
        } catch (error) {
          write(bytes.subarray(0, bytes.length >> 1));
          throw error;
        }
        write(bytes);
      },
      sync: sync('sync'),
      datasync: sync('datasync'),
      async truncate(length) {
        await Promise.resolve();
        check('truncate', path);
        file.data = file.data.subarray(0, length);
      },
      async close() {
        await Promise.resolve();
        check('close', path);
      },
    };
  }

  return {
    get operations() {
      return operations;
    },
    get waitedMs() {
      return waitedMs;
    },
    setFault(next) {
      fault = next;
      operations = 0;
    },
    losePowerAt(at) {
      powerAt = steps + at;
    },
    put(path, data) {
      const bytes = Buffer.from(data as Uint8Array);
      const file = { data: bytes, synced: bytes };
      names.set(path, file);
      durable.set(path, file);
    },
    tree: () =>
      Object.fromEntries(
        [...names]
          .filter(([, entry]) => entry !== 'folder')
          .map(([path, entry]) => [path, (entry as File).data.toString('latin1')]),
      ),
    afterPowerCut: (random) => faultFs([], leftOnDisk({ durable, unsynced }, random)),
    async open(path, flags) {
      await Promise.resolve();
      check('open', path);
      if (flags === 'wx' && names.has(path)) throw failure('EEXIST', path);
      if (flags === 'wx' || (flags === 'a' && !names.has(path))) {
        if (names.get(dirname(path)) !== 'folder') throw failure('ENOENT', path);
        change([path, { data: Buffer.of(), synced: Buffer.of() }]);
      }
      return openFile(path, flags);
    },
    async readFile(path) {
      await Promise.resolve();
      check('read', path);
      return new Uint8Array(fileAt(path).data);
    },
    async rename(from, to) {
      await Promise.resolve();
      check('rename', from);
      const file = fileAt(from);
      if (names.get(to) !== file) change([to, file], [from, null]);
    },
    async link(from, to) {
      await Promise.resolve();
      check('link', from);
      const file = fileAt(from);
      if (names.has(to)) throw failure('EEXIST', to);
      change([to, file]);
    },
    async unlink(path) {
      await Promise.resolve();
      check('unlink', path);
      fileAt(path);
      change([path, null]);
    },
    async rmdir(path) {
      await Promise.resolve();
      check('rmdir', path);
      if ([...names.keys()].some((name) => dirname(name) === path && name !== path))
        throw failure('ENOTEMPTY', path);
      change([path, null]);
    },
    async mkdir(path) {
      await Promise.resolve();
      check('mkdir', path);
      const missing: string[] = [];
      for (let folder = path; !names.has(folder) && folder !== '/'; folder = dirname(folder))
        missing.unshift(folder);
      for (const folder of missing) change([folder, 'folder']);
      return missing[0];
    },
    async readdir(path) {
      await Promise.resolve();
      check('readdir', path);
      if (names.get(path) !== 'folder') throw failure('ENOENT', path);
      return [...names.keys()]
        .filter((name) => dirname(name) === path && name !== path)
        .map((name) => basename(name));
    },
    async stat(path) {
      await Promise.resolve();
      check('stat', path);
      fileAt(path);
      return { mtimeMs: steps };
    },
    async wait(ms) {
      await Promise.resolve();
      waitedMs += ms;
    },
  };
}
