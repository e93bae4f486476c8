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

/** The options that are said or not. */
const flags: Readonly<Record<string, FlagName>> = {
  '--json': 'isJson',
  '--yes': 'isConfirmed',
  '--follow': 'isFollowing',
  '--help': 'wantsHelp',
  '-h': 'wantsHelp',
  '--version': 'wantsVersion',
  '-V': 'wantsVersion',
};
type FlagName = 'isJson' | 'isConfirmed' | 'isFollowing' | 'wantsHelp' | 'wantsVersion';

const known = ['--data', '--language', ...Object.keys(flags).filter((name) => name.length > 2)];

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
  let rest = args;
  while (rest.length > 0) {
    const [word, ...following] = rest as [string, ...string[]];
    const isOption = word.startsWith('-');
    const usesNext = isOption ? readOption(line, word, following[0]) : readWord(line, word);
    rest = usesNext ? following.slice(1) : following;
  }
  return line;
}

/** Only the first problem is told. */
function refuse(line: CommandLine, problem: AppError): void {
  line.problem ??= problem;
}

/** A field, or a word of the command. */
function readWord(line: CommandLine, word: string): false {
  const equals = word.indexOf('=');
  if (equals > 0) line.fields.push({ key: word.slice(0, equals), text: word.slice(equals + 1) });
  else if (line.fields.length > 0)
    refuse(line, new AppError('command.unknown-option', { option: word }));
  else line.words.push(word);
  return false;
}

/** true = the next word was its value. */
function readOption(line: CommandLine, word: string, next: string | undefined): boolean {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  const name = equals > 0 ? word.slice(0, equals) : word;
  if (name === '--data' || name === '--language') {
    if (equals > 0) {
      setOption(line, name, word.slice(equals + 1));
      return false;
    }
    // `--data --json` forgot the folder; one that begins with a dash can be given as `--data=-x`.
    const usesNext = next?.startsWith('-') === false;
    setOption(line, name, usesNext ? next : undefined);
    return usesNext;
  }
  const flag = equals > 0 ? undefined : flags[name];
  if (flag) line.options[flag] = true;
  else refuse(line, unknownOption(name));
  return false;
}

function setOption(
  line: CommandLine,
  name: '--data' | '--language',
  value: string | undefined,
): void {
  if (name === '--data' && value) line.options.dataFolder = value;
  else if (name === '--language' && (value === 'de' || value === 'en'))
    line.options.language = value;
  else refuse(line, name === '--data' ? withoutFolder : withoutLanguage);
}

const withoutFolder = new AppError('input.invalid', {
  issues: [{ path: '--data', problem: 'invalid_type' }],
});
const withoutLanguage = new AppError('input.invalid', {
  issues: [{ path: '--language', problem: 'invalid_value' }],
});

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
