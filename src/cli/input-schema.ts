// A method's input as JSON Schema: the one public, stable form of a zod schema from which key=value
// words are read, help is written and examples are made. No schema of the contract is known here by
// name.
import { z } from 'zod';
import type { Method } from '#shared/define.ts';

/**
 * The part of JSON Schema 2020-12 that zod writes. `bytes` and `maxBytes` come from the contract's
 * `Bytes`, `secret` from its `Secret`.
 */
export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  bytes?: boolean;
  maxBytes?: number;
  secret?: boolean;
}

export interface InputSchema {
  readonly root: JsonSchema;
  /** What a value may be: unions and references resolved to schemas that have a `type`. */
  alternatives(schema: JsonSchema): JsonSchema[];
}

export function inputSchemaOf(method: Method): InputSchema {
  const root = z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const named = (reference: string): JsonSchema =>
    reference === '#' ? root : (root.$defs?.[reference.slice('#/$defs/'.length)] ?? {});
  const alternatives = (schema: JsonSchema): JsonSchema[] => {
    if (schema.$ref !== undefined) return alternatives(named(schema.$ref));
    const union = schema.anyOf ?? schema.oneOf;
    return union ? union.flatMap(alternatives) : [schema];
  };
  return { root, alternatives };
}

export const isBytes = (schema: JsonSchema): boolean => schema.bytes === true;

/**
 * What is known of `object.key`; undefined when there is no such key. Own keys only: `__proto__`
 * names nothing.
 */
export function propertyOf(object: JsonSchema, key: string): JsonSchema | undefined {
  if (object.properties && Object.hasOwn(object.properties, key)) return object.properties[key];
  return typeof object.additionalProperties === 'object' ? object.additionalProperties : undefined;
}

/** The values a schema names one by one (`const`, `enum`), or undefined when it names none. */
export const namedValues = (schema: JsonSchema): unknown[] | undefined =>
  'const' in schema ? [schema.const] : schema.enum;
