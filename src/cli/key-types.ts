// What can be typed for a key, in words.
import type { Texts } from '#shared/texts/texts.ts';
import { MiB } from '#shared/values.ts';
import { isBytes, namedValues, type InputSchema, type JsonSchema } from './input-schema.ts';

type Words = Texts['command']['help']['types'];

export const joinedTypes = (schema: InputSchema, options: JsonSchema[], words: Words): string =>
  [...new Set(options.map((option) => typeName(schema, option, words)))]
    .filter((type) => type !== '')
    .join(' | ');

function typeName(schema: InputSchema, option: JsonSchema, words: Words): string {
  const named = namedValues(option);
  if (named) return named.map(String).join(' | ');
  if (isBytes(option))
    return `${words.file}, ${words.megabytes(Math.round((option.maxBytes ?? 0) / MiB))}`;
  switch (option.type) {
    case 'string':
      return stringType(option, words);
    case 'integer':
    case 'number':
      return `${words[option.type]}${range(option, words)}`;
    case 'array':
      return words.list(
        schema
          .alternatives(option.items ?? {})
          .map((entry) => typeName(schema, entry, words))
          .join(' | '),
      );
    case 'boolean':
      return words.boolean;
    case 'object':
      return words.object;
    case 'null':
      return 'null';
    default:
      return words.any;
  }
}

function stringType({ pattern = '', format, maxLength, secret }: JsonSchema, words: Words): string {
  if (secret === true) return words.secret;
  const prefix = /^\^([a-z]{3})_/.exec(pattern)?.[1];
  if (prefix !== undefined) return `${prefix}_…`;
  if (pattern.startsWith('^sha256-')) return 'sha256-…';
  if (pattern.includes('@')) return words.email;
  if (format === 'date-time') return words.instant;
  if (format === 'date') return words.date;
  if (format === 'uri') return words.uri;
  return maxLength === undefined ? words.text : `${words.text}, ${words.atMost(maxLength)}`;
}

function range({ minimum, maximum }: JsonSchema, words: Words): string {
  // zod writes the safe integers as limits of every integer.
  const upper =
    maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : String(maximum);
  const lower =
    minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : String(minimum);
  if (upper !== undefined) return `, ${words.range(lower ?? '…', upper)}`;
  return lower === undefined ? '' : `, ${words.from(lower)}`;
}
