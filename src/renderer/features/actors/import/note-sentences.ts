// What is to be said about one row of an import, in sentences.
import type { ImportRow } from '#shared/contract/actor-import.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

export const noteSentences = (
  { notes }: Pick<ImportRow, 'notes'>,
  { actors }: ScreenTexts,
): string => notes.map(({ note, value, line }) => actors.notes[note]({ value, line })).join(' ');
