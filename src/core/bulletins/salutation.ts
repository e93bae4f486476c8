// How a bulletin greets: by name and form of address where known, by full name where not, else the organisation as a team.
import type { Envelope } from '#shared/contract/deliveries.ts';
import { textsFor } from '#shared/texts/texts.ts';
import type { Language } from '#shared/values.ts';
import { cleanLine } from './escape.ts';

export type Merge = Envelope['merge'];

const words = (...parts: readonly string[]) => parts.map(cleanLine).filter((part) => part !== '').join(' ');

/** "Dr. Aylin Yılmaz"; the organisation when no person is known. */
export const fullName = (merge: Merge): string => {
  const person = words(merge.firstName, merge.lastName);
  return person === '' ? cleanLine(merge.actor) : words(merge.title, person);
};

/** Without a closing comma. A bare surname without a form of address ("Guten Tag Yılmaz") is never written. */
export function salutation(merge: Merge, language: Language): string {
  const greet = textsFor(language).bulletins.greet;
  const [title, first, last, actor] = [merge.title, merge.firstName, merge.lastName, merge.actor].map(cleanLine) as [string, string, string, string];
  if (last !== '' && merge.salutation === 'ms') return greet.ms({ title, last });
  if (last !== '' && merge.salutation === 'mr') return greet.mr({ title, last });
  if (first !== '' || (last !== '' && title !== '')) return greet.person({ name: last === '' ? first : words(title, first, last) });
  return actor === '' ? greet.anyone : greet.team({ actor });
}
