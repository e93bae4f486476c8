// How a merge field is written, and how one is offered and put in while somebody writes a line.
// Which fields there are is said by the texts; a test holds them against the core.
import { isFoundIn } from '#renderer/ui/fold-text.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

/** `{{anrede}}` */
export const writtenField = (field: string): string => `{{${field}}}`;

/** What stands for a field in this mail, in words; nothing as long as that is not known. */
export function sampleOf(
  value: string | undefined,
  { fieldEmpty, fieldSample }: { fieldEmpty: string; fieldSample: (value: string) => string },
): string {
  if (value === undefined) return '';
  return value === '' ? fieldEmpty : fieldSample(value);
}

/**
 * `value`: what it says for the person the mail is looked at as; empty = nothing, undefined = not
 * known yet.
 */
export interface OfferedField {
  readonly field: string;
  readonly meaning: string;
  readonly value: string | undefined;
}

export const offeredFields = (
  { mergeFields }: ScreenTexts['editorView'],
  values: Readonly<Record<string, string>> | undefined,
): OfferedField[] =>
  Object.entries(mergeFields).map(([field, meaning]) => ({
    field,
    meaning,
    value: values?.[field],
  }));

/** The part of a line that is being written as a field: from its two braces to the caret. */
export interface BegunField {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

export function begunField(line: string, caret: number): BegunField | undefined {
  const start = line.lastIndexOf('{{', caret - 2);
  const word = line.slice(start + 2, caret);
  return start < 0 || start + 2 > caret || word.length > 30 || /[{}]/.test(word)
    ? undefined
    : { start, end: caret, word };
}

export const matchingFields = (
  fields: readonly OfferedField[],
  { word }: BegunField,
): OfferedField[] =>
  fields.filter(
    ({ field, meaning }) => word.trim() === '' || isFoundIn(`${field} ${meaning}`, word),
  );

/** The line with the field instead of the part, and where the caret is then. */
export function withField(
  line: string,
  { start, end }: Pick<BegunField, 'start' | 'end'>,
  field: string,
): { line: string; caret: number } {
  // Braces that were closed by hand already are not doubled.
  const rest = line
    .slice(end)
    .replace(/^\}\}/, line.slice(start, end).startsWith('{{') ? '' : '}}');
  const before = line.slice(0, start) + writtenField(field);
  return { line: before + rest, caret: before.length };
}
