// The format of every JSON file we keep: plain JSON of two lines, the first saying what the second
// is and what it must hash to.
//   [{"format":"kiezbrief.actors","schema":1,"generation":12,"sha256":"9f…"},
//   […]
//   ]
import { createHash } from 'node:crypto';

export interface SealedHeader {
  /** What the file holds, e.g. `kiezbrief.actors`. */
  readonly format: string;
  /** Version of the shape of the data; the first is 1. */
  readonly schema: number;
  /** Counts the saves. */
  readonly generation: number;
}
export type Opened =
  | { readonly state: 'valid'; readonly header: SealedHeader; readonly data: unknown }
  | { readonly state: 'newer'; readonly header: SealedHeader }
  | { readonly state: 'damaged' };

const lineEnd = 0x0a;
const before = 0x5b;
const after = Buffer.from('\n]');
const damaged: Opened = { state: 'damaged' };

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * `json` is JSON text without line ends, as `JSON.stringify` makes it, in any number of pieces; so
 * is the file that comes back.
 */
export function seal(
  { format, schema, generation }: SealedHeader,
  json: readonly Uint8Array[],
): readonly Uint8Array[] {
  const hash = createHash('sha256');
  for (const piece of json) hash.update(piece);
  const header = JSON.stringify({ format, schema, generation, sha256: hash.digest('hex') });
  return [Buffer.from(`[${header},\n`), ...json, after];
}

/**
 * Without reading the data: which save it is, and whether it is whole. undefined = not even that
 * can be told.
 */
export function inspectSealed(
  bytes: Uint8Array,
  format: string,
  schema: number,
): { readonly generation: number; readonly isReadable: boolean } | undefined {
  const parts = headerAndData(bytes, format);
  return (
    parts && {
      generation: parts.header.generation,
      isReadable:
        parts.header.schema <= schema &&
        parts.data !== undefined &&
        sha256(parts.data) === parts.header.sha256,
    }
  );
}

/**
 * A newer schema is recognised before the checksum is looked at: a later version may count it
 * differently, and its file must not be taken for a damaged one.
 */
export function openSealed(bytes: Uint8Array, format: string, schema: number): Opened {
  const parts = headerAndData(bytes, format);
  if (!parts) return damaged;
  const { header, data } = parts;
  if (header.schema > schema) return { state: 'newer', header };
  if (!data || sha256(data) !== header.sha256) return damaged;
  const value = parsed(data.toString('utf8'));
  return value === undefined ? damaged : { state: 'valid', header, data: value };
}

/** `data` is undefined where the end of the file is not what it should be. */
function headerAndData(
  bytes: Uint8Array,
  format: string,
): { header: SealedHeader & { sha256: string }; data: Buffer | undefined } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf(lineEnd);
  if (end < 3 || buffer[0] !== before || buffer[end - 1] !== 0x2c) return undefined;
  const header = parsed(buffer.toString('utf8', 1, end - 1));
  if (!isHeader(header) || header.format !== format) return undefined;
  return {
    header,
    data: buffer.subarray(-after.length).equals(after)
      ? buffer.subarray(end + 1, -after.length)
      : undefined,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const isHeader = (value: unknown): value is SealedHeader & { sha256: string } =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  typeof value.format === 'string' &&
  'sha256' in value &&
  typeof value.sha256 === 'string' &&
  'schema' in value &&
  isCount(value.schema) &&
  'generation' in value &&
  isCount(value.generation);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
