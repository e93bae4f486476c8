// The sentences in this window's language. Each language is a file of its own, loaded when it is
// wanted: texts change, together with the language the page says it is in, once it is here.
import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { Language } from '#shared/values.ts';
import { language } from './preferences.ts';

const load: Record<Language, () => Promise<ScreenTexts>> = {
  de: async () => (await import('#shared/texts/de/screen.ts')).screen,
  en: async () => (await import('#shared/texts/en/screen.ts')).screen,
};

const loaded = shallowRef<ScreenTexts>();
const spoken = computed((): ScreenTexts => {
  if (!loaded.value) throw new Error('no texts were loaded for this window');
  return loaded.value;
});

async function speak(wanted: Language): Promise<void> {
  const texts = await load[wanted]();
  // Whoever chose another language meanwhile gets that one.
  if (wanted !== language.value) return;
  loaded.value = texts;
  document.documentElement.lang = wanted;
}

/** To be awaited before anything is drawn. */
export async function loadTexts(): Promise<void> {
  await speak(language.value);
  watch(language, async (wanted, before) => {
    try {
      await speak(wanted);
    } catch (error) {
      if (language.value === wanted) language.value = before;
      throw error;
    }
  });
}

export const useTexts = (): ComputedRef<ScreenTexts> => spoken;
