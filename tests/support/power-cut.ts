// What is on a disk when power is back. Designed after SQLite's crash tests: what was written but
// not synced may be there, torn, zeroed or gone, and so may each new name that its folder was not
// synced for.
import { dirname } from 'node:path';

export interface File {
  data: Buffer;
  synced: Buffer;
}
type Entry = File | 'folder';
export type Names = Map<string, Entry>;
/** What one operation does to a folder's names, as a whole. */
export type NameChange = readonly (readonly [path: string, entry: Entry | null])[];
interface Disk {
  readonly durable: Names;
  /** By folder. */
  readonly unsynced: ReadonlyMap<string, readonly NameChange[]>;
}

/** `random` decides what of the unsynced survived. */
export function leftOnDisk(disk: Disk, random: () => number): Names {
  const left = namesLeft(disk, random);
  const isReachable = (path: string): boolean =>
    path === '/' || (left.has(path) && isReachable(dirname(path)));
  const reached: Names = new Map();
  const settled = new Map<File, File>();
  for (const [path, entry] of left) {
    if (!isReachable(path)) continue;
    if (entry === 'folder') {
      reached.set(path, entry);
      continue;
    }
    const data = surviving(entry, random);
    if (!settled.has(entry)) settled.set(entry, { data, synced: data });
    reached.set(path, settled.get(entry)!);
  }
  return reached;
}

function namesLeft({ durable, unsynced }: Disk, random: () => number): Names {
  const left: Names = new Map(durable);
  for (const changes of unsynced.values())
    for (const one of changes) {
      if (random() < 0.5) applyTo(left, one);
    }
  return left;
}

export function applyTo(names: Names, changes: NameChange): void {
  for (const [path, entry] of changes)
    if (entry) names.set(path, entry);
    else names.delete(path);
}

/**
 * Synced bytes that were not written over are safe. Of what came after: nothing, a first part, all
 * with a hole in which the old bytes or zeros still stand (to the end or not), or all.
 */
function surviving({ data, synced }: File, random: () => number): Buffer {
  let same = 0;
  while (same < data.length && data[same] === synced[same]) same += 1;
  const from = same + Math.floor(random() * (data.length - same + 1));
  const hole = from + Math.floor(random() * (data.length - from + 1));
  const old = Buffer.concat([synced, Buffer.alloc(data.length)]).subarray(0, data.length);
  switch (Math.floor(random() * 5)) {
    case 0:
      return synced;
    case 1:
      return data.subarray(0, from);
    case 2:
      return Buffer.concat([data.subarray(0, from), old.subarray(from)]);
    case 3:
      return Buffer.concat([data.subarray(0, from), old.subarray(from, hole), data.subarray(hole)]);
    default:
      return data;
  }
}
