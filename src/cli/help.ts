// `kiezbrief help [feature[.verb]]`, written from the contract. A method added there is explained
// here without a change.
import { z } from 'zod';
import { api, events, methodNamed, methodNames } from '#shared/api.ts';
import type { Method } from '#shared/define.ts';
import { AppError, errorCatalogue, type ErrorCode, type ErrorKind } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Texts } from '#shared/texts/texts.ts';
import type { Options } from './arguments.ts';
import { describeKeys } from './describe-keys.ts';
import { exampleFields } from './example.ts';
import { exitCodes } from './exit-codes.ts';
import { inputSchemaOf, isBytes } from './input-schema.ts';
import { nearest } from './nearest.ts';
import { pairLines } from './readable.ts';
import { safeJson } from './safe-text.ts';
import type { Shell } from './shell.ts';

type Words = Texts['command']['help'];

/** Throws `api.unknown-method` for a topic that is neither a feature nor a method. */
export function printHelp(shell: Shell, options: Options, [topic]: readonly string[]): void {
  const words = textsFor(options.language).command.help;
  const method = topic === undefined ? undefined : methodNamed(topic);
  const names = methodNames.filter((name) => topic === undefined || name.startsWith(`${topic}.`));
  if (!method && names.length === 0)
    throw new AppError('api.unknown-method', {
      nearest: nearest(topic ?? '', [...methodNames, ...Object.keys(api)]),
    });

  if (options.isJson) {
    const described = method
      ? methodAsData(topic ?? '', method)
      : names.map((name) => summaryAsData(name));
    shell.stdout.write(`${safeJson(described, 2)}\n`);
  } else {
    const lines = method
      ? methodHelp(topic ?? '', method, options)
      : overview(names, words, topic === undefined);
    shell.stdout.write(`${lines.join('\n')}\n`);
  }
}

function overview(names: readonly string[], words: Words, isComplete: boolean): string[] {
  const commands = section(
    words.commands,
    pairLines(new Map(names.map((name) => [name, methodNamed(name)?.summary ?? '']))),
  );
  if (!isComplete) return [...commands, '', words.more];
  return [
    words.title,
    '',
    ...section(words.usage, [words.usageLine]),
    '',
    ...commands,
    '',
    ...section(words.values, pairLines(new Map(words.valueLines))),
    '',
    ...section(words.options, pairLines(new Map(words.optionLines))),
    '',
    ...section(words.environment, pairLines(new Map(words.environmentLines))),
    '',
    words.exitLine(
      Object.entries(exitCodes)
        .map(([kind, code]) => `${code} ${words.kindNames[kind as ErrorKind]}`)
        .join(', '),
    ),
    words.more,
  ];
}

function methodHelp(name: string, method: Method, options: Options): string[] {
  const texts = textsFor(options.language);
  const words = texts.command.help;
  const schema = inputSchemaOf(method);
  const keys = describeKeys(schema, words.types);
  const maxBytes = Object.values(schema.root.properties ?? {}).find(isBytes)?.maxBytes;
  const errors = [...new Set(method.errors)].map((code): [string, string] => [
    code,
    `${exitCodes[errorCatalogue[code].kind]}  ${sentenceOf(texts, code, maxBytes)}`,
  ]);
  return [
    `kiezbrief ${name} (${words.kinds[method.kind]})`,
    method.summary,
    ...(method.continues === undefined ? [] : [words.continues(method.continues)]),
    '',
    ...(keys.length === 0
      ? [words.noKeys]
      : section(words.keys, keyTable(keys.map(({ key, type, without }) => [key, type, without])))),
    '',
    ...(errors.length === 0 ? [] : [...section(words.errors, pairLines(new Map(errors))), '']),
    ...(method.continues === undefined
      ? []
      : [...section(words.events, pairLines(new Map(eventsOf(name)))), '']),
    ...section(words.example, [['kiezbrief', name, ...exampleFields(method)].join(' ')]),
  ];
}

/**
 * Keys and types in columns; what holds without the key follows its type, because types differ much
 * in length.
 */
function keyTable(rows: readonly (readonly [string, string, string])[]): string[] {
  return pairLines(
    new Map(
      rows.map(([key, type, without]) => [key, without === '' ? type : `${type}; ${without}`]),
    ),
  );
}

/**
 * An error's sentence without its data: the names of the fields stand where the values would. A
 * limit that is known is told, and of a choice the first value stands as an example, because a
 * sentence may look its words up.
 */
function sentenceOf(texts: Texts, code: ErrorCode, maxBytes: number | undefined): string {
  const { properties = {} } = z.toJSONSchema(errorCatalogue[code].data) as {
    properties?: Record<string, { type?: string; enum?: readonly unknown[] }>;
  };
  const names = Object.fromEntries(
    Object.entries(properties).map(([key, { type, enum: choices }]) => {
      if (type === 'array') return [key, []];
      if (key === 'maxBytes' && maxBytes !== undefined) return [key, maxBytes];
      return [key, choices?.[0] ?? placeholder(key)];
    }),
  );
  return (texts.errors[code] as (data: unknown) => string)(names);
}

/** Stands in for a text or a number alike: sentences only insert or format it. */
const placeholder = (key: string) => ({
  toString: () => `<${key}>`,
  toLocaleString: () => `<${key}>`,
});

const eventsOf = (name: string): [string, string][] =>
  Object.entries(events)
    .filter(([event]) => event.startsWith(name.slice(0, name.indexOf('.') + 1)))
    .map(([event, { summary }]) => [event, summary]);

const section = (title: string, lines: readonly string[]): string[] => [
  title,
  ...lines.map((line) => `  ${line}`),
];

function summaryAsData(name: string): { name: string; kind: string; summary: string } {
  const method = methodNamed(name);
  return { name, kind: method?.kind ?? '', summary: method?.summary ?? '' };
}

const methodAsData = (name: string, method: Method) => ({
  ...summaryAsData(name),
  ...(method.continues === undefined ? {} : { continues: method.continues }),
  input: inputSchemaOf(method).root,
  output: z.toJSONSchema(method.output, { io: 'output', unrepresentable: 'any' }),
  errors: method.errors.map((code) => ({
    code,
    kind: errorCatalogue[code].kind,
    exitCode: exitCodes[errorCatalogue[code].kind],
  })),
  example: ['kiezbrief', name, ...exampleFields(method)].join(' '),
});
