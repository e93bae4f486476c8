// Turns whatever was thrown into the catalogue's sentence. A defect gets an incident number, the same one that stands in the console.
import { isAppError, type AppError, type ErrorCode } from '#shared/errors.ts';
import type { Texts } from '#shared/texts/texts.ts';
import { useTexts } from './use-texts.ts';

const incidents = new WeakMap<object, string>();

export const sentenceFor = (texts: Texts, error: unknown): string =>
  (isAppError(error) ? sentenceOf(texts, error) : texts.errors.internal({ incident: incidentOf(error) }));

/** The table's functions take each their own code's data; here code and data come from the same error. */
const sentenceOf = (texts: Texts, error: AppError): string => (texts.errors[error.code] as (data: AppError['data']) => string)(error.data);

/** Stable for one error, short enough to be read over the phone. */
export function incidentOf(error: unknown): string {
  if (isAppError(error) && error.code === ('internal' satisfies ErrorCode)) return (error.data as { incident: string }).incident;
  const known = typeof error === 'object' && error !== null ? incidents.get(error) : undefined;
  if (known) return known;
  const incident = `f-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).padStart(7, '0')}`;
  if (typeof error === 'object' && error !== null) incidents.set(error, incident);
  return incident;
}

export function useErrorSentence(): (error: unknown) => string {
  const texts = useTexts();
  return (error) => sentenceFor(texts.value, error);
}
