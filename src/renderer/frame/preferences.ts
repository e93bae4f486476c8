// Language and appearance of this window. The page element carries both, so that styles,
// hyphenation and screen readers follow: the appearance from here, the language from use-texts.ts
// when its sentences are there.
import { watchEffect } from 'vue';
import type { Language } from '#shared/values.ts';
import { rememberedChoice } from './remembered-choice.ts';

export const languages: readonly Language[] = ['de', 'en'];
export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const preferredLanguage = (): Language =>
  navigator.language.toLowerCase().startsWith('en') ? 'en' : 'de';

export const language = rememberedChoice<Language>('language', languages, preferredLanguage());
export const appearance = rememberedChoice<Appearance>('appearance', appearances, 'system');
/** WCAG 2.2, 2.1.4: who dictates must be able to switch single-key shortcuts off. */
export const singleKeys = rememberedChoice('single-keys', ['on', 'off'], 'on');

watchEffect(() => {
  if (appearance.value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = appearance.value;
});
