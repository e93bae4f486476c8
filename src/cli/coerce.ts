// Typed words into the values a method's schema wants. Only what a schema can want is tried; what
// does not fit stays text, and the contract refuses it with the name of the key. The single thing
// refused here is a key nobody knows, because schemas drop those silently.
import { AppError } from '#shared/errors.ts';
import { toBase64 } from '#shared/base64.ts';
import type { FieldTree } from './arguments.ts';
import {
  isBytes,
  namedValues,
  propertyOf,
  type InputSchema,
  type JsonSchema,
} from './input-schema.ts';
import { nearest } from './nearest.ts';

/** The content of `@file`; `fileName` is empty for standard input. */
interface FileContent {
  bytes: Uint8Array;
  fileName: string;
}
export type Leaf = string | FileContent;

type Tree = FieldTree<Leaf>;
type Container = Record<string, unknown>;

/** No list of the contract is longer; keeps `blocks.999999999=` from reserving memory. */
const MAX_INDEX = 9_999;

/** The input of a method. `base` (from `input=`) is overwritten key by key. */
export function coerceInput(schema: InputSchema, tree: Tree, base: unknown = {}): unknown {
  return valueFor(schema, schema.root, tree, '', base);
}

function valueFor(
  schema: InputSchema,
  wanted: JsonSchema,
  tree: Tree,
  path: string,
  base: unknown,
): unknown {
  const options = schema.alternatives(wanted);
  const given = tree.leaves.length > 0 ? leafValue(schema, options, tree.leaves) : base;
  if (tree.children.size === 0) return given;
  // A text where keys are expected: let the contract say so.
  if (given !== undefined && given !== null && typeof given !== 'object') return given;
  const keys = [...tree.children.keys()];
  const list = options.find((option) => option.type === 'array');
  if (list && keys.every(isIndex))
    return listValue(schema, list, tree, path, Array.isArray(given) ? given : []);
  const objects = narrowed(
    options.filter((option) => option.type === 'object'),
    tree,
    isObject(given) ? given : {},
  );
  return objectValue(schema, objects, tree, path, isObject(given) ? given : {});
}

function listValue(
  schema: InputSchema,
  list: JsonSchema,
  tree: Tree,
  path: string,
  base: unknown[],
): unknown[] {
  const items = [...base];
  for (const [index, child] of tree.children)
    items[Number(index)] = valueFor(
      schema,
      list.items ?? {},
      child,
      joined(path, index),
      items[Number(index)],
    );
  // Array.from turns skipped positions into `undefined`, which the contract refuses by name.
  return Array.from(items);
}

function objectValue(
  schema: InputSchema,
  objects: JsonSchema[],
  tree: Tree,
  path: string,
  base: Container,
): Container {
  const value: Container = { ...base };
  for (const [key, child] of tree.children) {
    const properties = objects.flatMap((object) => propertyOf(object, key) ?? []);
    if (properties.length === 0) throw unknownKey(joined(path, key), path, objects);
    const wanted = properties.length === 1 ? properties[0]! : { anyOf: properties };
    value[key] = valueFor(schema, wanted, child, joined(path, key), value[key]);

    const file = child.leaves.at(-1);
    const isFile =
      typeof file === 'object' && file.fileName !== '' && schema.alternatives(wanted).some(isBytes);
    const takesName = objects.some((object) => propertyOf(object, 'fileName') !== undefined);
    if (isFile && takesName && !tree.children.has('fileName') && value['fileName'] === undefined)
      value['fileName'] = file.fileName;
  }
  return value;
}

/**
 * Of several kinds of object, those whose `type=` or `kind=` was typed; all of them when none fits,
 * so that the contract refuses the word.
 */
function narrowed(objects: JsonSchema[], tree: Tree, base: Container): JsonSchema[] {
  const fitting = objects.filter((object) =>
    Object.entries(object.properties ?? {}).every(([key, property]) => {
      const named = namedValues(property);
      const typed = tree.children.get(key)?.leaves.at(-1) ?? base[key];
      return (
        named === undefined ||
        typed === undefined ||
        named.some((one) => one === typed || String(one) === typed)
      );
    }),
  );
  return fitting.length > 0 ? fitting : objects;
}

function leafValue(schema: InputSchema, options: JsonSchema[], leaves: Leaf[]): unknown {
  const bytes = options.find(isBytes);
  const last = leaves.at(-1)!;
  if (bytes && typeof last === 'object') {
    if (bytes.maxBytes !== undefined && last.bytes.length > bytes.maxBytes)
      throw new AppError('input.too-large', { maxBytes: bytes.maxBytes });
    return toBase64(last.bytes);
  }
  const list = options.find((option) => option.type === 'array');
  const texts = leaves.map((leaf) => (typeof leaf === 'string' ? leaf : textIn(leaf)));
  // A list may be given in several fields: `regions=reg_a regions=reg_b`.
  if (list && texts.length > 1)
    return texts.flatMap((text) => {
      const value = textValue(schema, options, text);
      return Array.isArray(value) ? (value as unknown[]) : [value];
    });
  return textValue(schema, options, texts.at(-1)!);
}

function textValue(schema: InputSchema, options: JsonSchema[], text: string): unknown {
  const fitting = structureIn(options, text) ?? scalarIn(options, text);
  if (fitting) return fitting.value;
  const list = options.find((option) => option.type === 'array');
  if (!list) return text;
  if (text.trim() === '') return [];
  const item = schema.alternatives(list.items ?? {});
  return text.split(',').map((part) => textValue(schema, item, part.trim()));
}

const wants = (options: JsonSchema[], type: string): boolean =>
  options.some((option) => option.type === type);

/** A list or an object written as JSON, where one is wanted. */
function structureIn(options: JsonSchema[], text: string): { value: unknown } | undefined {
  const value = jsonLiteral(text);
  const isWanted =
    (Array.isArray(value) && wants(options, 'array')) ||
    (isObject(value) && wants(options, 'object'));
  return isWanted ? { value } : undefined;
}

/** A named value, null, a number or yes and no, where one is wanted. */
function scalarIn(options: JsonSchema[], text: string): { value: unknown } | undefined {
  const named = options
    .flatMap((option) => namedValues(option) ?? [])
    .find((value) => String(value) === text);
  if (named !== undefined) return { value: named };
  if (text === 'null' && wants(options, 'null')) return { value: null };
  const takesNumber = wants(options, 'number') || wants(options, 'integer');
  if (takesNumber && /^-?\d{1,20}(?:\.\d{1,20})?$/.test(text)) return { value: Number(text) };
  if ((text === 'true' || text === 'false') && wants(options, 'boolean'))
    return { value: text === 'true' };
  return undefined;
}

function jsonLiteral(text: string): unknown {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * A text file as a value: without byte order mark, and without the line end that editors put at the
 * end of a file.
 */
function textIn({ bytes, fileName }: FileContent): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new AppError('command.file-unreadable', { file: fileName || '-' }, { cause });
  }
}

/** What `input=` says: JSON, typed or in a file. */
export function baseInput(leaf: Leaf): unknown {
  try {
    return JSON.parse(typeof leaf === 'string' ? leaf : textIn(leaf));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('input.not-json', {}, { cause });
  }
}

const isObject = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIndex = (key: string) => /^\d{1,4}$/.test(key) && Number(key) <= MAX_INDEX;
const joined = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

function unknownKey(option: string, path: string, objects: JsonSchema[]): AppError {
  const known = objects
    .flatMap((object) => Object.keys(object.properties ?? {}))
    .map((key) => joined(path, key));
  return new AppError('command.unknown-option', { option, nearest: nearest(option, known) });
}
