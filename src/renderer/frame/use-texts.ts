// The sentences in this window's language. Provided once by the frame; a component shown alone speaks the remembered language.
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { textsFor, type Texts } from '#shared/texts/texts.ts';
import type { Language } from '#shared/values.ts';
import { language } from './preferences.ts';

const key: InjectionKey<ComputedRef<Texts>> = Symbol('texts');
/** For what stands outside every component. */
export const rememberedTexts = computed(() => textsFor(language.value));

/** Lets a part of the page speak another language, such as a preview. */
export function provideTexts(spoken: () => Language): void {
  provide(key, computed(() => textsFor(spoken())));
}

export const useTexts = (): ComputedRef<Texts> => inject(key, rememberedTexts);
