// Image files written byte by byte, with everything a camera or an attacker may put around the
// picture.

const bytes = (...parts: (number[] | string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((character) => character.charCodeAt(0)) : [...part],
    ),
  );
const be16 = (value: number) => [value >> 8, value & 255];
const be32 = (value: number) => [
  value >>> 24,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
];

/** A PNG chunk; its checksum is not looked at by whoever strips chunks. */
export const pngChunk = (type: string, content: Uint8Array | string): Uint8Array =>
  bytes(be32(content.length), type, content, [0, 0, 0, 0]);
export const png = (width: number, height: number, ...chunks: Uint8Array[]): Uint8Array =>
  bytes(
    [0x89],
    'PNG\r\n\x1a\n',
    pngChunk('IHDR', bytes(be32(width), be32(height), [8, 2, 0, 0, 0])),
    ...chunks,
  );

const segment = (marker: number, content: Uint8Array | string): Uint8Array =>
  bytes([0xff, marker], be16(content.length + 2), content);
/** APP1 as a telephone writes it: orientation, and a place behind it. */
export const exif = (orientation: number, isLittle = false): Uint8Array => {
  const two = (value: number) => (isLittle ? be16(value).reverse() : be16(value));
  const four = (value: number) => (isLittle ? be32(value).reverse() : be32(value));
  return bytes(
    'Exif\0\0',
    isLittle ? 'II' : 'MM',
    two(42),
    four(8),
    two(2),
    two(0x0112),
    two(3),
    four(1),
    two(orientation),
    [0, 0],
    two(0x8825),
    two(4),
    four(1),
    four(38),
    four(0),
    'GPS 52.4839 N 13.3493 E',
  );
};
export const appSegment = (number: number, content: Uint8Array | string): Uint8Array =>
  segment(0xe0 + number, content);
export const comment = (text: string): Uint8Array => segment(0xfe, text);
/**
 * Not a picture a decoder would like, but one whose segments are all in order; restart marker and
 * stuffed zero included.
 */
export const jpeg = (width: number, height: number, ...segments: Uint8Array[]): Uint8Array =>
  bytes(
    [0xff, 0xd8],
    ...segments,
    segment(0xdb, '\0'.repeat(65)),
    segment(0xc2, bytes([8], be16(height), be16(width), [1, 1, 0x11, 0])),
    segment(0xc4, '\0'.repeat(20)),
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    [5, 6],
    [0xff, 0xd9],
  );

const subBlocks = (text: string) => bytes([text.length], text, [0]);
export const gifExtension = (label: number, ...blocks: string[]): Uint8Array =>
  bytes([0x21, label], ...blocks.map((text) => bytes([text.length], text)), [0]);
const gifPicture = bytes([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2], subBlocks('\x44\x01'));
/** One picture behind each list of extensions. */
export const movingGif = (width: number, height: number, ...frames: Uint8Array[][]): Uint8Array =>
  bytes(
    'GIF89a',
    be16(width).reverse(),
    be16(height).reverse(),
    [0x80, 0, 0],
    [0, 0, 0, 255, 255, 255],
    ...frames.flatMap((extensions) => [...extensions, gifPicture]),
    [0x3b],
  );
export const gif = (width: number, height: number, ...extensions: Uint8Array[]): Uint8Array =>
  movingGif(width, height, extensions);
export const withTail = (file: Uint8Array, tail: string): Uint8Array => bytes(file, tail);
