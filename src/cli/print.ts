// The last step to the terminal: a value on standard output, everything about the way there on
// standard error.
import { fromWire, toWire, type AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Options } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { readable } from './readable.ts';
import { safeJson, safeText } from './safe-text.ts';
import type { Shell } from './shell.ts';

export function printValue(shell: Shell, options: Options, value: unknown): void {
  const words = textsFor(options.language).command;
  shell.stdout.write(
    options.isJson
      ? `${safeJson(value ?? null, 2)}\n`
      : readable(value, words, shell.stdout.columns) || `${words.done}\n`,
  );
}

/** CR and "erase to the end of the line" (ECMA-48, EL). */
export const clearLine = '\r\u001b[K';

/** On a terminal it takes the place of a progress line. */
export function printNote(shell: Shell, text: string): void {
  shell.stderr.write(`${shell.stderr.columns === undefined ? '' : clearLine}${safeText(text)}\n`);
}

/** Returns the exit status that belongs to the error. */
export function printError(shell: Shell, options: Options, error: AppError): number {
  const message = errorSentence(options, error);
  if (options.isJson)
    shell.stderr.write(`${safeJson({ error: { ...toWire(error), message } }, 2)}\n`);
  else printNote(shell, message);
  return exitCodes[error.kind];
}

/** A defect outside the domain, where no technical log is open yet: its stack is the only trace. */
export function printDefect(shell: Shell, options: Options, defect: unknown): number {
  const code = printError(shell, options, fromWire({ code: 'internal', data: { incident: '–' } }));
  if (!options.isJson)
    printNote(
      shell,
      `${textsFor(options.language).command.incidentDetails} ${defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)}`,
    );
  return code;
}

function errorSentence(options: Options, error: AppError): string {
  // The data belong to the code: AppError's constructor saw to it.
  const sentence = textsFor(options.language).errors[error.code] as (data: unknown) => string;
  return sentence(error.data);
}
