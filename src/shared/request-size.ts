// How large a request may be, read off the contract: only a method that takes a file may receive
// much.
import { z } from 'zod';
import { methodNamed } from './api.ts';
import { MiB } from './values.ts';

const plainLimit = MiB;
const known = new Map<string, number>();

/** Bytes of JSON text. Base64 makes three bytes four; besides the files there is room for 1 MiB. */
export function maxRequestBytes(name: string): number {
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  const method = methodNamed(name);
  if (!method) return plainLimit;
  const limit =
    plainLimit + fileBytes(z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' }));
  known.set(name, limit);
  return limit;
}

/** The sum of all `Bytes` fields in a JSON schema. */
function fileBytes(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0;
  const { bytes, maxBytes } = schema as { bytes?: unknown; maxBytes?: unknown };
  if (bytes === true && typeof maxBytes === 'number') return Math.ceil(maxBytes / 3) * 4;
  return Object.values(schema).reduce<number>((sum, part) => sum + fileBytes(part), 0);
}
