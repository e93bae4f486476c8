// What was typed: options, words, and `key=value` fields as a tree of their dotted keys. Knows no
// method and reads no file.
import { AppError } from '#shared/errors.ts';
import type { Language } from '#shared/values.ts';
import { nearest } from './nearest.ts';

export interface Options {
  dataFolder?: string;
  language: Language;
  isJson: boolean;
  isConfirmed: boolean;
  isFollowing: boolean;
  wantsHelp: boolean;
  wantsVersion: boolean;
}

export interface CommandLine {
  options: Options;
  /** What stands before the fields: a command, or `help` and a topic. */
  words: string[];
  fields: Field[];
  /**
   * The first thing that could not be understood. It is kept and not thrown, so that `--json` and
   * `--language` hold for its message too.
   */
  problem?: AppError;
}

export interface Field {
  key: string;
  text: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const known = ['--data', '--language', '--json', '--yes', '--follow', '--help', '--version'];

export function parseArguments(args: readonly string[], env: Environment): CommandLine {
  const options: Options = {
    language: languageOf(env),
    isJson: false,
    isConfirmed: false,
    isFollowing: false,
    wantsHelp: false,
    wantsVersion: false,
  };
  const line: CommandLine = { options, words: [], fields: [] };
  const refuse = (problem: AppError) => {
    line.problem ??= problem;
  };
  const invalid = (path: string, problem: string) => {
    refuse(new AppError('input.invalid', { issues: [{ path, problem }] }));
  };

  for (let index = 0; index < args.length; index++) {
    const word = args[index]!;
    const equals = word.indexOf('=');
    if (!word.startsWith('-')) {
      if (equals > 0)
        line.fields.push({ key: word.slice(0, equals), text: word.slice(equals + 1) });
      else if (line.fields.length > 0)
        refuse(new AppError('command.unknown-option', { option: word }));
      else line.words.push(word);
      continue;
    }
    const name = word.startsWith('--') && equals > 0 ? word.slice(0, equals) : word;
    const hasValue = name !== word;
    // `--data --json` forgot the folder; one that begins with a dash can be given as `--data=-x`.
    const value = () =>
      hasValue
        ? word.slice(equals + 1)
        : args[index + 1]?.startsWith('-')
          ? undefined
          : args[++index];
    if (name === '--data') {
      const folder = value();
      if (folder) options.dataFolder = folder;
      else invalid('--data', 'invalid_type');
    } else if (name === '--language') {
      const language = value();
      if (language === 'de' || language === 'en') options.language = language;
      else invalid('--language', 'invalid_value');
    } else if (hasValue) refuse(unknownOption(name));
    else if (name === '--json') options.isJson = true;
    else if (name === '--yes') options.isConfirmed = true;
    else if (name === '--follow') options.isFollowing = true;
    else if (name === '--help' || name === '-h') options.wantsHelp = true;
    else if (name === '--version' || name === '-V') options.wantsVersion = true;
    else refuse(unknownOption(name));
  }
  return line;
}

function unknownOption(option: string): AppError {
  return new AppError('command.unknown-option', { option, nearest: nearest(option, known) });
}

/**
 * POSIX order. English for an English environment, else German: the language of the office this was
 * made for.
 */
function languageOf(env: Environment): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en(?:[_.@-]|$)/i.test(locale) ? 'en' : 'de';
}

/** What `key=value` fields say about one value: its own text, and the keys below it. */
export interface FieldTree<Leaf> {
  leaves: Leaf[];
  children: Map<string, FieldTree<Leaf>>;
}

/** `a.b=1 a.c=2` as a tree. Throws `command.unknown-option` for a key with an empty part. */
export function treeOf<Leaf>(fields: readonly { key: string; leaf: Leaf }[]): FieldTree<Leaf> {
  const emptyTree = (): FieldTree<Leaf> => ({ leaves: [], children: new Map() });
  const root = emptyTree();
  for (const { key, leaf } of fields) {
    let node = root;
    for (const part of key.split('.')) {
      if (part === '') throw new AppError('command.unknown-option', { option: key });
      const child = node.children.get(part) ?? emptyTree();
      node.children.set(part, child);
      node = child;
    }
    node.leaves.push(leaf);
  }
  return root;
}
