// One command line from words to exit status. Help and version never open a data folder and never
// load the program behind it.
import { methodNamed, methodNames } from '#shared/api.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';
import { parseArguments, treeOf, type CommandLine } from './arguments.ts';
import { performCall, type Call } from './call.ts';
import { baseInput, coerceInput, type Leaf } from './coerce.ts';
import { readLeaves } from './files.ts';
import { inputSchemaOf, type InputSchema } from './input-schema.ts';
import { nearest } from './nearest.ts';
import { printDefect, printError } from './print.ts';
import { refuseTypedSecrets, secretKeys, secretsToAsk } from './secrets.ts';
import type { Shell } from './shell.ts';

/**
 * Never throws: every outcome is an exit status, and a sentence on standard error unless it is 0.
 */
export async function run(args: readonly string[], shell: Shell): Promise<number> {
  const line = parseArguments(args, shell.env);
  const {
    options,
    words: [command, ...rest],
    problem,
  } = line;
  try {
    if (problem) throw problem;
    if (options.wantsVersion) {
      shell.stdout.write(`${shell.version}\n`);
      return 0;
    }
    if (command === undefined || command === 'help' || options.wantsHelp) {
      const { printHelp } = await import('./help.ts');
      printHelp(shell, options, command === 'help' ? rest : line.words);
      return 0;
    }
    return await performCall(shell, options, await callIn(line, shell));
  } catch (error) {
    return isExpected(error)
      ? printError(shell, options, error)
      : printDefect(shell, options, error);
  }
}

const isExpected = (error: unknown): error is AppError => error instanceof AppError;

async function callIn(
  { options, words: [name = '', extra], fields }: CommandLine,
  shell: Shell,
): Promise<Call> {
  const method = methodNamed(name);
  if (!method)
    throw new AppError('api.unknown-method', { nearest: nearest(name, [...methodNames, 'help']) });
  if (extra !== undefined) throw new AppError('command.unknown-option', { option: extra });
  const schema = inputSchemaOf(method);
  const secrets = secretKeys(schema);
  if (secrets.length > 0)
    refuseTypedSecrets(
      secrets,
      inputFrom(
        schema,
        await readLeaves(
          fields.filter(({ text }) => !isElsewhere(text)),
          shell.stdin,
        ),
      ),
    );

  const asked = secretsToAsk(secrets, fields, shell.isInteractive);
  const leaves = await readLeaves(
    fields.filter(({ key }) => !asked.includes(key)),
    shell.stdin,
  );
  for (const key of asked) leaves.push({ key, leaf: await askFor(key, shell, options.language) });
  return { name, method, input: inputFrom(schema, leaves) };
}

/** `@file` and `@-`; `@@text` is typed text. */
const isElsewhere = (text: string) => text.startsWith('@') && !text.startsWith('@@');

function inputFrom(schema: InputSchema, leaves: readonly { key: string; leaf: Leaf }[]): unknown {
  const whole = leaves.findLast(({ key }) => key === 'input');
  return coerceInput(
    schema,
    treeOf(leaves.filter(({ key }) => key !== 'input')),
    whole && baseInput(whole.leaf),
  );
}

/** An empty answer would forget the password that is kept; whoever wants that types `password=`. */
async function askFor(key: string, shell: Shell, language: Language): Promise<string> {
  const answer = await shell.askUnseen(textsFor(language).command.askSecret(key));
  if (answer === '')
    throw new AppError('input.invalid', { issues: [{ path: key, problem: 'too_small' }] });
  return answer;
}
