// Turns whatever was thrown into the catalogue's sentence. A defect is reported by that, and its
// sentence names the number it was reported under.
import { isAppError, type AppError } from '#shared/errors.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { incidentOf } from './report-defect.ts';
import { useTexts } from './use-texts.ts';

export const sentenceFor = (texts: ScreenTexts, error: unknown): string =>
  isAppError(error)
    ? sentenceOf(texts, error)
    : texts.errors.internal({ incident: incidentOf(error) });

/**
 * The table's functions take each their own code's data; here code and data come from the same
 * error.
 */
const sentenceOf = (texts: ScreenTexts, error: AppError): string =>
  (texts.errors[error.code] as (data: AppError['data']) => string)(error.data);

export function useErrorSentence(): (error: unknown) => string {
  const texts = useTexts();
  return (error) => sentenceFor(texts.value, error);
}
