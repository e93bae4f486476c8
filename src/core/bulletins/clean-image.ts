// Keeps the picture and drops everything else: EXIF (place, camera, thumbnail), XMP, comments,
// text, colour-profile blobs of unknown origin, what is appended after the end. Pixels are not
// touched. How the camera was held is kept, because without it photographs would lie on their side.
import { firstPictureOf, movesTooLong } from './gif-animation.ts';
import { readGif } from './gif-blocks.ts';
import {
  ascii,
  exifOrientation,
  imageFormat,
  isFrameHeader,
  pngSignature,
  view,
  type ImageFormat,
} from './image-format.ts';
import { joinBytes } from './join-bytes.ts';

export interface CleanImage extends ImageFormat {
  readonly bytes: Uint8Array;
  /** It moved; its first picture alone was kept. */
  readonly isStilled: boolean;
}

/**
 * A picture of more pixels makes mail programs and old phones slow or worse (a "decompression bomb"
 * is small as a file).
 */
const MAX_SIDE = 10_000;
const MAX_PIXELS = 40_000_000;

export type ImageProblem = 'unsupported' | 'too-large';

/**
 * Never throws; linear in the bytes. A file that is cut off or not what it says is `unsupported`.
 */
export function cleanImage(file: Uint8Array): CleanImage | ImageProblem {
  const claimed = imageFormat(file);
  if (!claimed) return 'unsupported';
  if (claimed.width < 1 || claimed.height < 1) return 'unsupported';
  if (
    claimed.width > MAX_SIDE ||
    claimed.height > MAX_SIDE ||
    claimed.width * claimed.height > MAX_PIXELS
  )
    return 'too-large';
  const cleaned = { 'image/png': cleanPng, 'image/jpeg': cleanJpeg, 'image/gif': cleanGif }[
    claimed.mime
  ](file);
  return cleaned ? { ...claimed, ...cleaned } : 'unsupported';
}

/** What draws. Animation (acTL, fcTL, fdAT) goes too, so that a PNG stands still everywhere. */
const pngChunks = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);

type Cleaned = Pick<CleanImage, 'bytes' | 'isStilled'>;

function cleanPng(file: Uint8Array): Cleaned | undefined {
  const kept: Uint8Array[] = [Uint8Array.from(pngSignature)];
  const data = view(file);
  let hasPixels = false;
  let isStilled = false;
  for (let at = pngSignature.length; at + 12 <= file.length;) {
    const end = at + 12 + data.getUint32(at);
    const type = ascii(file, at + 4, 4);
    if (end > file.length) return undefined;
    if (pngChunks.has(type)) kept.push(file.subarray(at, end));
    hasPixels ||= type === 'IDAT';
    isStilled ||= type === 'acTL';
    if (type === 'IEND') return hasPixels ? { bytes: joinBytes(kept), isStilled } : undefined;
    at = end;
  }
  return undefined;
}

function cleanJpeg(file: Uint8Array): Cleaned | undefined {
  const kept = [file.subarray(0, 2)];
  const data = view(file);
  let hasFrame = false;
  for (let at = 2; at + 1 < file.length;) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      return hasFrame
        ? { bytes: joinBytes([...kept, Uint8Array.of(0xff, 0xd9)]), isStilled: false }
        : undefined;
    }
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

/**
 * APP0 only as plain JFIF (its extension holds thumbnails), APP14 because Adobe's colours are wrong
 * without it; no other APPn, no comment.
 */
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
const orientationOnly = (orientation: number) =>
  Uint8Array.of(
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  );

/** Comments, text and application data (XMP) go; timing and how often an animation repeats stay. */
function cleanGif(file: Uint8Array): Cleaned | undefined {
  const gif = readGif(file);
  if (!gif?.blocks.some(({ kind }) => kind === 'picture')) return undefined;
  const kept = gif.blocks.filter(({ kind }) => kind !== 'other').map(({ bytes }) => bytes);
  const bytes = joinBytes([gif.head, ...kept, Uint8Array.of(0x3b)]);
  const still = movesTooLong(bytes) ? firstPictureOf(bytes) : undefined;
  return { bytes: still ?? bytes, isStilled: still !== undefined };
}
