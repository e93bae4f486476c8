// A GIF as the blocks it is made of (GIF89a specification, 17 to 27). Linear in the bytes; nothing
// is decoded.
import { ascii } from './image-format.ts';

export interface GifBlock {
  /** `control` says how long the picture behind it stands, `repeat` how often all of them come. */
  readonly kind: 'picture' | 'control' | 'repeat' | 'other';
  readonly bytes: Uint8Array;
}

/** `head`: signature, screen and colours. */
export interface Gif {
  readonly head: Uint8Array;
  readonly blocks: readonly GifBlock[];
}

/**
 * Nothing when the file is cut off or holds what no GIF holds. What stands behind its end is left
 * out.
 */
export function readGif(file: Uint8Array): Gif | undefined {
  let at = 13 + colourTable(file[10] ?? 0);
  if (at > file.length) return undefined;
  const head = file.subarray(0, at);
  const blocks: GifBlock[] = [];
  while (at < file.length) {
    if (file[at] === 0x3b) return { head, blocks };
    const dataAt = startOfData(file, at);
    const end = dataAt === undefined ? undefined : endOfSubBlocks(file, dataAt);
    if (end === undefined) return undefined;
    blocks.push({ kind: kindAt(file, at), bytes: file.subarray(at, end) });
    at = end;
  }
  return undefined;
}

const colourTable = (flags: number): number =>
  (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);

function startOfData(file: Uint8Array, at: number): number | undefined {
  if (file[at] === 0x2c) return at + 10 + colourTable(file[at + 9] ?? 0) + 1;
  return file[at] === 0x21 ? at + 2 : undefined;
}

function kindAt(file: Uint8Array, at: number): GifBlock['kind'] {
  if (file[at] === 0x2c) return 'picture';
  if (file[at + 1] === 0xf9) return 'control';
  const isRepeat =
    file[at + 1] === 0xff && ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(ascii(file, at + 3, 11));
  return isRepeat ? 'repeat' : 'other';
}

function endOfSubBlocks(file: Uint8Array, from: number): number | undefined {
  for (let at = from; at < file.length; at += 1 + (file[at] ?? 0))
    if (file[at] === 0) return at + 1;
  return undefined;
}
