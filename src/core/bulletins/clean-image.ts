// Keeps the picture and drops everything else: EXIF (place, camera, thumbnail), XMP, comments, text, colour-profile blobs of unknown origin, what is
// appended after the end. Pixels are not touched. How the camera was held is kept, because without it photographs would lie on their side.
import { ascii, exifOrientation, imageFormat, isFrameHeader, pngSignature, view, type ImageFormat } from './image-format.ts';

export interface CleanImage extends ImageFormat { readonly bytes: Uint8Array }

/** A picture of more pixels makes mail programs and old phones slow or worse (a "decompression bomb" is small as a file). */
const MAX_SIDE = 10_000;
const MAX_PIXELS = 40_000_000;

export type ImageProblem = 'unsupported' | 'too-large';

/** Never throws; linear in the bytes. A file that is cut off or not what it says is `unsupported`. */
export function cleanImage(file: Uint8Array): CleanImage | ImageProblem {
  const claimed = imageFormat(file);
  if (!claimed) return 'unsupported';
  if (claimed.width < 1 || claimed.height < 1) return 'unsupported';
  if (claimed.width > MAX_SIDE || claimed.height > MAX_SIDE || claimed.width * claimed.height > MAX_PIXELS) return 'too-large';
  const bytes = { 'image/png': cleanPng, 'image/jpeg': cleanJpeg, 'image/gif': cleanGif }[claimed.mime](file);
  return bytes ? { ...claimed, bytes } : 'unsupported';
}

/** What draws. Animation (acTL, fcTL, fdAT) goes too, so that a PNG stands still everywhere. */
const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);

function cleanPng(file: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [Uint8Array.from(pngSignature)];
  const data = view(file);
  let hasPixels = false;
  for (let at = pngSignature.length; at + 12 <= file.length;) {
    const end = at + 12 + data.getUint32(at);
    const type = ascii(file, at + 4, 4);
    if (end > file.length) return undefined;
    if (pngChunks.has(type)) kept.push(file.subarray(at, end));
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return hasPixels ? joined(kept) : undefined;
    at = end;
  }
  return undefined;
}

function cleanJpeg(file: Uint8Array): Uint8Array | undefined {
  const kept = [file.subarray(0, 2)];
  const data = view(file);
  let hasFrame = false;
  for (let at = 2; at + 1 < file.length;) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === 0xd9) return hasFrame ? joined([...kept, Uint8Array.of(0xff, 0xd9)]) : undefined;
    if (at + 4 > file.length) return undefined;
    const length = data.getUint16(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > file.length) return undefined;
    const content = file.subarray(at + 4, end);
    if (marker === 0xda) end = endOfScan(file, end);
    if (marker === 0xe1) {
      const orientation = exifOrientation(content);
      if (orientation > 1) kept.push(orientationOnly(orientation));
    } else if (isDrawingSegment(marker, content)) {
      kept.push(file.subarray(at, end));
    }
    hasFrame ||= isFrameHeader(marker);
    at = end;
  }
  return undefined;
}

/** APP0 only as plain JFIF (its extension holds thumbnails), APP14 because Adobe's colours are wrong without it; no other APPn, no comment. */
function isDrawingSegment(marker: number, content: Uint8Array): boolean {
  if (marker === 0xe0) return ascii(content, 0, 5) === 'JFIF\0' && content.length === 14;
  if (marker === 0xee) return ascii(content, 0, 5) === 'Adobe' && content.length === 12;
  return marker < 0xe0 || marker > 0xef ? marker !== 0xfe && marker >= 0xc0 : false;
}

/** Compressed data ends at the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

/** The smallest EXIF there is: one directory with one entry. */
const orientationOnly = (orientation: number) => Uint8Array.of(
  0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
);

function cleanGif(file: Uint8Array): Uint8Array | undefined {
  const colourTable = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1));
  let at = 13 + colourTable(file[10] ?? 0);
  if (at > file.length) return undefined;
  const kept = [file.subarray(0, at)];
  let hasPixels = false;
  while (at < file.length) {
    const introducer = file[at];
    if (introducer === 0x3b) return hasPixels ? joined([...kept, Uint8Array.of(0x3b)]) : undefined;
    if (introducer === 0x2c) {
      const end = endOfSubBlocks(file, at + 10 + colourTable(file[at + 9] ?? 0) + 1);
      if (end === undefined) return undefined;
      kept.push(file.subarray(at, end));
      hasPixels = true;
      at = end;
    } else if (introducer === 0x21) {
      const end = endOfSubBlocks(file, at + 2);
      if (end === undefined) return undefined;
      // Timing, and how often an animation repeats; comments, text and application data (XMP) go.
      const isLoop = file[at + 1] === 0xff && ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(ascii(file, at + 3, 11));
      if (file[at + 1] === 0xf9 || isLoop) kept.push(file.subarray(at, end));
      at = end;
    } else {
      return undefined;
    }
  }
  return undefined;
}

function endOfSubBlocks(file: Uint8Array, from: number): number | undefined {
  for (let at = from; at < file.length; at += 1 + (file[at] ?? 0)) if (file[at] === 0) return at + 1;
  return undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { bytes.set(part, at); at += part.length; }
  return bytes;
}
