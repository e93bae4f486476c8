// A list of frozen records as JSON, kept in blocks: saving one record of ten thousand turns one
// block into text, not the whole list, and saving a hundred thousand new ones lets others have
// their turn.
import { giveWay } from './give-way.ts';

const blockLength = 256;
/** So many take a few milliseconds. */
const blocksAtOnce = 8;
const comma = 0x2c;
interface Block<T> {
  readonly records: readonly T[];
  readonly bytes: Uint8Array;
}

/**
 * Gives the bytes of the list's JSON, in pieces; one list at a time. A block whose records are the
 * same objects as the time before keeps its bytes.
 */
export function jsonBlocks<T>(): (records: readonly T[]) => Promise<readonly Uint8Array[]> {
  let blocks: readonly Block<T>[] = [];
  return async (records) => {
    const next: Block<T>[] = [];
    let made = 0;
    for (let from = 0; from < records.length; from += blockLength) {
      const part = records.slice(from, from + blockLength);
      const before = blocks[next.length];
      if (before && isSame(before.records, part)) next.push(before);
      else {
        next.push({ records: part, bytes: bytesOf(part, from === 0) });
        if (++made % blocksAtOnce === 0) await giveWay();
      }
    }
    blocks = next;
    return records.length === 0
      ? [Buffer.from('[]')]
      : [...blocks.map(({ bytes }) => bytes), Buffer.from(']')];
  };
}

const isSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

/**
 * Without the closing bracket, and with a comma for the opening one where another block stands
 * before.
 */
function bytesOf(records: readonly unknown[], isFirst: boolean): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(records));
  if (!isFirst) bytes[0] = comma;
  return bytes.subarray(0, -1);
}
