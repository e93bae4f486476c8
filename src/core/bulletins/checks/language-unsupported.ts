// The design has no words in this language.
import { once, type Check } from './check.ts';

export const languageUnsupported: Check = ({ bulletin: { language }, template }) =>
  once(!template.languages.includes(language), { language });
