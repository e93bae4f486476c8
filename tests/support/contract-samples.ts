// Inputs for every method of the contract, made from its schemas: each kind of each union, full and
// empty lists, texts that could be mistaken for something else. So a test covers methods that are
// added later without knowing them.
import {
  inputSchemaOf,
  isBytes,
  namedValues,
  type InputSchema,
  type JsonSchema,
} from '#cli/input-schema.ts';
import type { Method } from '#shared/define.ts';

const texts = [
  'Bürger*innen, „Kita“ = 1',
  'null',
  'true',
  '007',
  '@haus',
  '@@',
  '[a',
  '{x',
  'a=b',
  '--json',
  'zwei\nZeilen',
  '',
  'Kiez',
  'kita@example.org',
  '2026-03-02T09:00:00Z',
  '2026-03-02',
  '2026-03-02T09:00',
  'https://example.org/?a=1,2',
  'K7Q-M4X',
  `sha256-${'0'.repeat(64)}`,
];

export function samplesFor(method: Method): Record<string, unknown>[] {
  const schema = inputSchemaOf(method);
  return schema
    .alternatives(schema.root)
    .flatMap((option) => samplesOf(schema, option, 0)) as Record<string, unknown>[];
}

function samplesOf(schema: InputSchema, wanted: JsonSchema, depth: number): unknown[] {
  const deeper = wanted.$ref === undefined ? depth : depth + 1;
  return deeper > 3
    ? []
    : schema.alternatives(wanted).flatMap((option) => optionSamples(schema, option, deeper));
}

function optionSamples(schema: InputSchema, option: JsonSchema, depth: number): unknown[] {
  const named = namedValues(option);
  if (named) return named;
  if (isBytes(option)) return ['aGFsbG8='];
  switch (option.type) {
    case 'object':
      return objectSamples(schema, option, depth);
    case 'array': {
      const items = samplesOf(schema, option.items ?? {}, depth);
      return items.length > 1 ? [items, [], [items[0]]] : [items, []];
    }
    case 'integer':
    case 'number':
      return [Math.max(0, option.minimum ?? 0), Math.min(42, option.maximum ?? 42)];
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    default:
      return textSamples(option);
  }
}

/**
 * All keys at their first sample, then each further sample of each key in turn; the needed keys
 * alone, and with one more.
 */
function objectSamples(schema: InputSchema, option: JsonSchema, depth: number): unknown[] {
  const keys = Object.entries(option.properties ?? {}).map(([key, property]) => ({
    key,
    samples: samplesOf(schema, property, depth),
    isNeeded: option.required?.includes(key) ?? false,
  }));
  if (keys.some(({ samples, isNeeded }) => isNeeded && samples.length === 0)) return [];
  const usable = keys.filter(({ samples }) => samples.length > 0);
  const full = Object.fromEntries(usable.map(({ key, samples }) => [key, samples[0]]));
  const needed = Object.fromEntries(
    usable.filter(({ isNeeded }) => isNeeded).map(({ key, samples }) => [key, samples[0]]),
  );
  const withOneMore = usable
    .filter(({ isNeeded }) => !isNeeded)
    .map(({ key, samples }) => ({ ...needed, [key]: samples[0] }));
  return [
    full,
    ...usable.flatMap(({ key, samples }) =>
      samples.slice(1).map((sample) => ({ ...full, [key]: sample })),
    ),
    needed,
    ...withOneMore,
  ];
}

function textSamples({
  pattern,
  minLength = 0,
  maxLength = Infinity,
  format,
}: JsonSchema): string[] {
  const prefix = /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return [`${prefix}_eins`, `${prefix}_zwei-2`];
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return texts.filter(
    (text) =>
      text.length >= minLength &&
      text.length <= maxLength &&
      (expression?.test(text) ?? true) &&
      (format !== 'uri' || URL.canParse(text)),
  );
}
