// The keys a method takes, for people: what each one is, whether it is needed, and what it is when
// left out. Read from the schema alone.
import type { Texts } from '#shared/texts/texts.ts';
import { MiB } from '#shared/values.ts';
import { isBytes, namedValues, type InputSchema, type JsonSchema } from './input-schema.ts';

type Words = Texts['command']['help']['types'];

export interface KeyLine {
  key: string;
  type: string;
  /** Needed, or what holds without it. */
  without: string;
}

/** Of several kinds of object, the one this key belongs to: `kind=smtp`, one of two. */
interface Condition {
  key: string;
  value: string;
  kinds: number;
}
/** `optionalParent`: the nearest key above that may be left out, or empty. */
interface Place {
  key: string;
  isRequired: boolean;
  optionalParent: string;
  condition?: Condition;
}
type Found = KeyLine & { condition?: Condition };

/** One line per key that can be typed. Keys inside an entry of a list carry the position 0. */
export function describeKeys(schema: InputSchema, words: Words): KeyLine[] {
  const begun = new Map<string, string>();

  const linesFor = (wanted: JsonSchema, place: Place): Found[] => {
    const options = schema.alternatives(wanted);
    const objects = options.filter((option) => option.type === 'object' && option.properties);
    const list = options.find((option) => option.type === 'array');
    const entryObjects = list
      ? schema.alternatives(list.items ?? {}).filter((option) => option.type === 'object')
      : [];
    const line = (type: string): Found => ({
      key: place.key,
      type,
      without: withoutIt(wanted, place),
      condition: place.condition,
    });
    if (objects.length === 0 && entryObjects.length === 0) return [line(joinedTypes(options))];

    // A rule holds rules: named once, referred to afterwards.
    const reference = wanted.$ref ?? list?.items?.$ref;
    const known = reference === undefined ? undefined : begun.get(reference);
    if (known !== undefined)
      return [line(list ? words.list(words.sameAs(known)) : words.sameAs(known))];
    if (reference !== undefined) begun.set(reference, place.key);

    const inside = list
      ? { ...place, key: `${place.key}.0`, isRequired: true, optionalParent: place.key }
      : place;
    const nested = (list ? entryObjects : objects).flatMap((object, _, all) =>
      propertyLines(object, all, {
        ...inside,
        optionalParent: place.isRequired && !list ? place.optionalParent : place.key,
      }),
    );
    // A list or a value that may be null can also be written whole.
    const isWritable = list !== undefined || options.some((option) => option.type === 'null');
    return isWritable
      ? [line(list ? words.list(words.object) : `${words.object} | null`), ...nested]
      : nested;
  };

  const propertyLines = (object: JsonSchema, siblings: JsonSchema[], place: Place): Found[] => {
    const kind = siblings.length > 1 ? discriminatorOf(object) : undefined;
    return Object.entries(object.properties ?? {}).flatMap(([key, property]) =>
      linesFor(property, {
        key: place.key === '' ? key : `${place.key}.${key}`,
        isRequired: object.required?.includes(key) ?? false,
        optionalParent: place.optionalParent,
        condition: kind ? { ...kind, kinds: siblings.length } : place.condition,
      }),
    );
  };

  const withoutIt = (wanted: JsonSchema, { isRequired, optionalParent }: Place): string => {
    if (isRequired)
      return optionalParent === '' ? words.required : words.requiredWith(optionalParent);
    const { default: standard } = wanted;
    const saysNothing =
      standard === undefined ||
      standard === '' ||
      (typeof standard === 'object' && standard !== null && Object.keys(standard).length === 0);
    return saysNothing
      ? ''
      : words.defaultsTo(typeof standard === 'string' ? standard : JSON.stringify(standard));
  };

  const joinedTypes = (options: JsonSchema[]): string =>
    [...new Set(options.map(typeName).filter((type) => type !== ''))].join(' | ');

  const typeName = (option: JsonSchema): string => {
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
            .map(typeName)
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
  };

  return merged(
    schema
      .alternatives(schema.root)
      .flatMap((object, _, all) =>
        propertyLines(object, all, { key: '', isRequired: true, optionalParent: '' }),
      ),
    words,
  );
}

/**
 * Kinds of an object share keys: `type` is one line with all its words, and what holds for every
 * kind is said once.
 */
function merged(lines: Found[], words: Words): KeyLine[] {
  return [...Map.groupBy(lines, ({ key }) => key)].map(([key, same]) => {
    const types = [...Map.groupBy(same, ({ type }) => type)].map(
      ([type, { length, 0: first }]) => ({ type, length, first }),
    );
    const text = types
      .map(({ type, length, first }) => {
        const condition = first?.condition;
        if (!condition || length >= condition.kinds || key.endsWith(`.${condition.key}`))
          return type;
        const values = same
          .flatMap((line) => (line.type === type && line.condition ? line.condition.value : []))
          .join(' | ');
        return `${type} (${words.only(`${condition.key}=${values}`)})`;
      })
      .join(' | ');
    return { key, type: text, without: same.find(({ without }) => without !== '')?.without ?? '' };
  });
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

function discriminatorOf(object: JsonSchema): { key: string; value: string } | undefined {
  const found = Object.entries(object.properties ?? {}).find(([, property]) => 'const' in property);
  return found && { key: found[0], value: String(found[1].const) };
}
