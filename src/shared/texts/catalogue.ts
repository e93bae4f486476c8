// Every sentence a person reads, by language.
import type { Language } from '#shared/values.ts';
import { de } from './de/de.ts';
import { en } from './en/en.ts';
import type { Texts } from './texts.ts';

const catalogue: Record<Language, Texts> = { de, en };

export const textsFor = (language: Language): Texts => catalogue[language];
