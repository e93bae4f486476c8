// What every language has a sentence for. German is the type: a sentence missing in English does
// not compile.
import type { AppError } from '#shared/errors.ts';
import type { Language } from '#shared/values.ts';
import type { de } from './de/de.ts';
import type { screen } from './de/screen.ts';

/** Literal texts become `string`, functions keep their parameters. */
type Widen<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };

export type Texts = Widen<typeof de>;
/** What a window needs of them. */
export type ScreenTexts = Widen<typeof screen>;

/** German, unless a locale such as `en-GB` or `en_US.UTF-8` says English. */
export const languageOf = (locale: string | undefined): Language =>
  locale?.toLowerCase().startsWith('en') ? 'en' : 'de';

/** What happened and what to do. */
export const sentenceOf = (texts: Texts, { code, data }: Pick<AppError, 'code' | 'data'>): string =>
  (texts.errors[code] as (data: unknown) => string)(data);
