// Names for what rules hold as ids: entries of the lists, levels and languages.
import type { Lists } from '#shared/contract/lists.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';

export type NameOf = (id: string) => string;

/** An entry that is no longer in the lists is named by its id. */
export function entryNames(lists: Lists, language: Language): NameOf {
  const { levels, languages } = textsFor(language).segments;
  const names = new Map<string, string>([
    ...Object.values(lists)
      .flat()
      .map(({ id, name }): [string, string] => [id, name]),
    ...Object.entries(levels),
    ...Object.entries(languages),
  ]);
  return (id) => names.get(id) ?? id;
}
