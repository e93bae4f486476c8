// How a bulletin greets: by name and form of address where known, by full name where not, else the
// organisation as a team. In doubt nobody is named.
import type { Envelope } from '#shared/contract/envelope.ts';
import {
  greetedSurname,
  greetingTitle,
  isNameInDoubt,
  isOrderUnclear,
  nameDoubt,
} from '#shared/greetable-name.ts';
import { isGivenName } from '#shared/given-names.ts';
import { isFormOfAddress } from '#shared/name-words.ts';
import { wordKey } from '#shared/word-keys.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Language } from '#shared/values.ts';
import { cleanLine } from './escape.ts';

export type Merge = Envelope['merge'];

const words = (...parts: readonly string[]) =>
  parts
    .map(cleanLine)
    .filter((part) => part !== '')
    .join(' ');

/** Names of several readers stand for none of them, and what is not surely a name is none. */
export const isNameless = (merge: Merge): boolean =>
  merge.isShared === true ||
  isNameInDoubt({ firstName: cleanLine(merge.firstName), lastName: cleanLine(merge.lastName) });

/**
 * "Anna" of "Anna Müller (Leitung)". Empty where the two only make no name together ("Müller Mo"),
 * where somebody is gone, and where several read the mailbox.
 */
export function sureFirstName(merge: Merge): string {
  const firstName = cleanLine(merge.firstName);
  const lastName = cleanLine(merge.lastName);
  const isSure =
    merge.isShared !== true &&
    nameDoubt({ firstName, lastName }) === 'unsure' &&
    isNameInDoubt({ firstName: '', lastName }) &&
    !isNameInDoubt({ firstName, lastName: '' }) &&
    // "Müller | (Leitung)" is a surname that an earlier version took for a first name.
    firstName.split(' ').some((word) => isGivenName(word));
  return isSure ? firstName : '';
}

/** "Dr. Aylin Yılmaz"; the organisation when no person is surely known. */
export const fullName = (merge: Merge): string => {
  const person = words(merge.firstName, merge.lastName);
  return person === '' || isNameless(merge) ? cleanLine(merge.actor) : words(merge.title, person);
};

/**
 * Without a closing comma. A bare surname without a form of address ("Guten Tag Yılmaz") is never
 * written.
 */
export function salutation(merge: Merge, language: Language): string {
  const greet = textsFor(language).bulletins.greet;
  if (isNameless(merge)) return greet.anyone;
  const first = cleanLine(merge.firstName);
  const surname = greetedSurname(cleanLine(merge.lastName));
  const isWhole = isOrderUnclear({ firstName: first, lastName: surname });
  const last = isWhole ? words(first, surname) : surname;
  const title = greetingTitle(cleanLine(merge.title));
  if (last !== '' && merge.salutation === 'ms') return greet.ms({ title, last });
  if (last !== '' && merge.salutation === 'mr') return greet.mr({ title, last });
  if (first !== '' || (last !== '' && title !== ''))
    return greet.person({ name: surname === '' ? first : words(title, first, surname) });
  const actor = cleanLine(merge.actor);
  return actor === '' || isPerson(actor, surname) ? greet.anyone : greet.team({ actor });
}

/** A resident stands in the address book under their own name: there is no team to greet. */
const isPerson = (actor: string, lastName: string): boolean => {
  const parts = actor.split(' ');
  return (
    isFormOfAddress(parts[0] ?? '') ||
    (lastName !== '' &&
      lastName.split(' ').every((word) => parts.some((part) => wordKey(part) === wordKey(word))))
  );
};
