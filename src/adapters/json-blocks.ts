// A list of frozen records as JSON, kept in blocks: saving one record of ten thousand turns one block into text, not the whole list.

const blockLength = 256;
const comma = 0x2c;
interface Block<T> { readonly records: readonly T[]; readonly bytes: Uint8Array }

/** Gives the bytes of the list's JSON, in pieces. A block whose records are the same objects as the time before keeps its bytes. */
export function jsonBlocks<T>(): (records: readonly T[]) => readonly Uint8Array[] {
  let blocks: readonly Block<T>[] = [];
  return (records) => {
    blocks = Array.from({ length: Math.ceil(records.length / blockLength) }, (_, at) => {
      const part = records.slice(at * blockLength, (at + 1) * blockLength);
      const before = blocks[at];
      return before && isSame(before.records, part) ? before : { records: part, bytes: bytesOf(part, at === 0) };
    });
    return records.length === 0 ? [Buffer.from('[]')] : [...blocks.map(({ bytes }) => bytes), Buffer.from(']')];
  };
}

const isSame = <T>(some: readonly T[], others: readonly T[]): boolean => some.length === others.length && some.every((one, at) => one === others[at]);

/** Without the closing bracket, and with a comma for the opening one where another block stands before. */
function bytesOf(records: readonly unknown[], isFirst: boolean): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(records));
  if (!isFirst) bytes[0] = comma;
  return bytes.subarray(0, -1);
}
