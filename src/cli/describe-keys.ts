// The keys a method takes, for people: what each one is, whether it is needed, and what it is when
// left out. Read from the schema alone.
import type { Texts } from '#shared/texts/texts.ts';
import type { InputSchema, JsonSchema } from './input-schema.ts';
import { joinedTypes } from './key-types.ts';

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
  const roots = schema.alternatives(schema.root);
  const place: Place = { key: '', isRequired: true, optionalParent: '' };
  const search: Search = { schema, words, begun: new Map() };
  return merged(
    roots.flatMap((object) => propertyLines(search, object, roots.length, place)),
    words,
  );
}

interface Search {
  readonly schema: InputSchema;
  readonly words: Words;
  /** A rule holds rules: each schema is named once, by this key, and referred to afterwards. */
  readonly begun: Map<string, string>;
}

/** The keys of one kind of object; `kinds`: how many kinds there are. */
function propertyLines(search: Search, object: JsonSchema, kinds: number, place: Place): Found[] {
  const kind = kinds > 1 ? discriminatorOf(object) : undefined;
  return Object.entries(object.properties ?? {}).flatMap(([key, property]) =>
    linesFor(search, property, {
      key: place.key === '' ? key : `${place.key}.${key}`,
      isRequired: object.required?.includes(key) ?? false,
      optionalParent: place.optionalParent,
      condition: kind ? { ...kind, kinds } : place.condition,
    }),
  );
}

function linesFor(search: Search, wanted: JsonSchema, place: Place): Found[] {
  const { schema, words } = search;
  const options = schema.alternatives(wanted);
  const list = options.find((option) => option.type === 'array');
  const objects = objectsIn(schema, options, list);
  const line = (type: string): Found => ({
    key: place.key,
    type,
    without: withoutIt(wanted, place, words),
    condition: place.condition,
  });
  const listed = (type: string) => (list ? words.list(type) : type);
  if (objects.length === 0) return [line(joinedTypes(schema, options, words))];
  const known = keyBegunAt(search, wanted.$ref ?? list?.items?.$ref, place);
  if (known !== undefined) return [line(listed(words.sameAs(known)))];
  const inside = placeInside(place, list !== undefined);
  const nested = objects.flatMap((object) => propertyLines(search, object, objects.length, inside));
  // A list or a value that may be null can also be written whole.
  if (list) return [line(words.list(words.object)), ...nested];
  const mayBeNull = options.some((option) => option.type === 'null');
  return mayBeNull ? [line(`${words.object} | null`), ...nested] : nested;
}

/** The kinds of object a value, or an entry of its list, may be. */
const objectsIn = (
  schema: InputSchema,
  options: JsonSchema[],
  list: JsonSchema | undefined,
): JsonSchema[] =>
  list
    ? schema.alternatives(list.items ?? {}).filter((option) => option.type === 'object')
    : options.filter((option) => option.type === 'object' && option.properties);

/** undefined = this schema begins here. */
function keyBegunAt(
  { begun }: Search,
  reference: string | undefined,
  { key }: Place,
): string | undefined {
  if (reference === undefined) return undefined;
  const known = begun.get(reference);
  if (known === undefined) begun.set(reference, key);
  return known;
}

function placeInside(place: Place, isList: boolean): Place {
  if (isList)
    return {
      ...place,
      key: `${place.key}.0`,
      isRequired: true,
      optionalParent: place.key,
    };
  return { ...place, optionalParent: place.isRequired ? place.optionalParent : place.key };
}

function withoutIt(
  { default: standard }: JsonSchema,
  { isRequired, optionalParent }: Place,
  words: Words,
): string {
  if (isRequired)
    return optionalParent === '' ? words.required : words.requiredWith(optionalParent);
  const saysNothing =
    standard === undefined ||
    standard === '' ||
    (typeof standard === 'object' && standard !== null && Object.keys(standard).length === 0);
  if (saysNothing) return '';
  return words.defaultsTo(typeof standard === 'string' ? standard : JSON.stringify(standard));
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

function discriminatorOf(object: JsonSchema): { key: string; value: string } | undefined {
  const found = Object.entries(object.properties ?? {}).find(([, property]) => 'const' in property);
  return found && { key: found[0], value: String(found[1].const) };
}
