// Passwords on the command line. Everybody on a machine can read the arguments of its programs, so
// a password comes from a file, from standard input, or from a person who types it unseen.
import { AppError } from '#shared/errors.ts';
import type { Field } from './arguments.ts';
import type { InputSchema, JsonSchema } from './input-schema.ts';

/** Deeper than any input of the contract; a schema that refers to itself ends here. */
const MAX_DEPTH = 6;

/** The dotted keys of everything secret in an input. */
export function secretKeys(schema: InputSchema): string[] {
  const below = (wanted: JsonSchema, path: readonly string[]): string[] =>
    path.length > MAX_DEPTH
      ? []
      : schema
          .alternatives(wanted)
          .flatMap((option) =>
            option.secret === true
              ? [path.join('.')]
              : Object.entries(option.properties ?? {}).flatMap(([key, property]) =>
                  below(property, [...path, key]),
                ),
          );
  return [...new Set(below(schema.root, []))];
}

/**
 * `typed` is the part of the input that stood in the command line itself. An empty secret says
 * nothing and may stand there. Throws `command.secret-in-argument`.
 */
export function refuseTypedSecrets(keys: readonly string[], typed: unknown): void {
  const key = keys.find(
    (one) => !['', undefined].includes(valueAt(typed, one) as string | undefined),
  );
  if (key !== undefined) throw new AppError('command.secret-in-argument', { key });
}

function valueAt(value: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce(
      (at: unknown, part) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, part)
          ? (at as Record<string, unknown>)[part]
          : undefined,
      value,
    );
}

/** Secrets that are to be read from the terminal, where a person sits. */
export const secretsToAsk = (
  keys: readonly string[],
  fields: readonly Field[],
  isInteractive: boolean,
): string[] =>
  keys.filter(
    (key) => isInteractive && fields.some((field) => field.key === key && field.text === '@-'),
  );
