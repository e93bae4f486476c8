// A bulletin as the checks that know the calendar see it, on a Saturday in November.
import type { Examined, Found } from '#core/bulletins/checks/check.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { LocalDate, type Language } from '#shared/values.ts';
import { block, bulletinOf } from '#tests/support/composing.ts';

const saturday = LocalDate.parse('2026-11-28');

export function examinedOn(
  blocks: Block[],
  part: { subject?: string; preheader?: string; language?: Language } = {},
  on = saturday,
): Examined {
  const bulletin = bulletinOf(blocks, { preheader: '', ...part });
  return { bulletin, blocks, today: on } as Partial<Examined> as Examined;
}
export const inText = (line: string, language: Language = 'de'): Examined =>
  examinedOn([block('text', { html: `<p>${line}</p>` })], { language });
export const inHeading = (line: string, language: Language = 'de'): Examined =>
  examinedOn([block('heading', { text: line })], { language });
export const inSubject = (line: string, language: Language = 'de'): Examined =>
  examinedOn([], { subject: line, language });

/** The words each finding quotes. */
export const quotes = (found: readonly Found[]): unknown[] =>
  found.map(({ data }) => data?.['text']);
