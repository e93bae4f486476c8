// An example for every method, made from its schema: the needed keys with plausible values, in the
// form one types.
import type { Method } from '#shared/define.ts';
import {
  inputSchemaOf,
  isBytes,
  namedValues,
  type InputSchema,
  type JsonSchema,
} from './input-schema.ts';

/**
 * Tried in this order on every text; the first that fits the schema's own pattern and length is
 * taken.
 */
const texts = [
  'Beispiel',
  'kita@example.org',
  '2026-03-02T09:00:00Z',
  '2026-03-02',
  '2026-03-02T09:00',
  'https://example.org/',
  'K7Q-M4X',
  'act_beispiel',
  `sha256-${'0'.repeat(64)}`,
  '',
];

/** Words after the command: `revision=0`, `sender.name=Beispiel`, `file=@datei`. */
export function exampleFields(method: Method): string[] {
  const schema = inputSchemaOf(method);
  const object = schema.alternatives(schema.root)[0] ?? {};
  const needed = sampleOf(schema, object) as Record<string, unknown>;
  if (method.input.safeParse(needed).success) return fieldsOf(schema, object, needed);
  // A rule between keys ("id or rule") is not in the schema: one more key is tried until the method
  // is content.
  for (const [key, property] of Object.entries(object.properties ?? {})) {
    const fuller = { ...needed, [key]: sampleOf(schema, property) };
    if (method.input.safeParse(fuller).success) return fieldsOf(schema, object, fuller);
  }
  return fieldsOf(schema, object, needed);
}

function sampleOf(schema: InputSchema, wanted: JsonSchema): unknown {
  const option = schema.alternatives(wanted)[0] ?? {};
  const named = namedValues(option);
  if (named) return named[0];
  if (isBytes(option)) return '';
  switch (option.type) {
    case 'object':
      return Object.fromEntries(
        (option.required ?? []).map((key) => [
          key,
          sampleOf(schema, option.properties?.[key] ?? {}),
        ]),
      );
    // Lists of records stay empty: a rule of rules would never end.
    case 'array':
      return schema.alternatives(option.items ?? {}).some(({ type }) => type === 'object')
        ? []
        : [sampleOf(schema, option.items ?? {})];
    case 'integer':
    case 'number':
      return Math.max(option.minimum ?? 0, 0);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textFor(option);
  }
}

function textFor({ pattern, minLength = 0, maxLength = Infinity, format }: JsonSchema): string {
  const prefix = /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1];
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (expression?.test(text) ?? true) &&
    (format !== 'uri' || URL.canParse(text));
  return prefix === undefined ? (texts.find(fits) ?? '') : `${prefix}_beispiel`;
}

function fieldsOf(schema: InputSchema, wanted: JsonSchema, value: unknown, key = ''): string[] {
  const options = schema.alternatives(wanted);
  if (options.some(isBytes)) return [`${key}=@datei`];
  if (Array.isArray(value)) return [quoted(`${key}=${value.join(',')}`)];
  if (typeof value !== 'object' || value === null) return [quoted(`${key}=${String(value)}`)];
  if (key !== '' && Object.keys(value).length === 0) return [quoted(`${key}={}`)];
  return Object.entries(value).flatMap(([name, one]) => {
    const properties = options.flatMap((option) => option.properties?.[name] ?? []);
    return fieldsOf(schema, { anyOf: properties }, one, key === '' ? name : `${key}.${name}`);
  });
}

const quoted = (word: string) => (/[\s"'$&|<>;*?(){}]/.test(word) ? `"${word}"` : word);
