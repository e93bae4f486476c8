// Tells what an image is from its own bytes, never from its name: PNG, JPEG or GIF with its size in
// pixels, or nothing.
// SVG is refused on purpose: mail programs do not show it, and it can carry script.

export interface ImageFormat {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly extension: 'png' | 'jpg' | 'gif';
  readonly width: number;
  readonly height: number;
}

export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const startsWith = (bytes: Uint8Array, expected: readonly number[], at = 0): boolean =>
  expected.every((byte, offset) => bytes[at + offset] === byte);
export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc). */
export const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** For images that `cleanImage` wrote; on foreign bytes it may answer for a broken file. */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const data = view(bytes);
  if (startsWith(bytes, pngSignature) && bytes.length >= 33 && ascii(bytes, 12, 4) === 'IHDR') {
    return {
      mime: 'image/png',
      extension: 'png',
      width: data.getUint32(16),
      height: data.getUint32(20),
    };
  }
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6)) && bytes.length >= 13) {
    return {
      mime: 'image/gif',
      extension: 'gif',
      width: data.getUint16(6, true),
      height: data.getUint16(8, true),
    };
  }
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? jpegFormat(bytes) : undefined;
}

function jpegFormat(bytes: Uint8Array): ImageFormat | undefined {
  const data = view(bytes);
  let isTurned = false;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xe1)
      isTurned = exifOrientation(bytes.subarray(at + 4, at + 2 + data.getUint16(at + 2))) >= 5;
    if (isFrameHeader(marker)) {
      const [height, width] = [data.getUint16(at + 5), data.getUint16(at + 7)];
      return {
        mime: 'image/jpeg',
        extension: 'jpg',
        ...(isTurned ? { width: height, height: width } : { width, height }),
      };
    }
    at += 2 + data.getUint16(at + 2);
  }
  return undefined;
}

/**
 * How a camera was held, 1 to 8 (TIFF tag 0x0112); 1 when it does not say. `segment` is the content
 * of APP1.
 */
export function exifOrientation(segment: Uint8Array): number {
  if (ascii(segment, 0, 6) !== 'Exif\0\0' || segment.length < 14) return 1;
  const tiff = segment.subarray(6);
  const data = view(tiff);
  const isLittle = ascii(tiff, 0, 2) === 'II';
  const directory = data.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return 1;
  const count = data.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (data.getUint16(at, isLittle) !== 0x0112) continue;
    const value = data.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
