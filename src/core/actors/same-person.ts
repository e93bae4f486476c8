// Whether two names at one mailbox are one person: a name may be given more fully, but "Ada Eins"
// and "Bo Zwei" are two.
import type { Contact } from '#shared/contract/actor.ts';
import { isNameInDoubt } from '#shared/greetable-name.ts';
import { nameKey } from './fold-text.ts';

type Name = Pick<Contact, 'firstName' | 'lastName'>;

const keyOf = ({ firstName, lastName }: Name): string => nameKey(`${firstName} ${lastName}`);
const isNameless = ({ firstName, lastName }: Name): boolean => firstName === '' && lastName === '';

export const isSameName = (one: Name, other: Name): boolean => keyOf(one) === keyOf(other);

/**
 * Who has no name yet gets one, what was never a name is replaced by one, and "A. Muster" or
 * "Muster" may be "Ada Muster".
 */
export function mayBeSamePerson(known: Name, given: Name): boolean {
  if (isNameless(known) || isNameless(given)) return true;
  if (isNameInDoubt(known) && !isNameInDoubt(given)) return true;
  return (
    isCompatible(known.lastName, given.lastName) && isCompatible(known.firstName, given.firstName)
  );
}

/**
 * Every word of the shorter one stands in the longer one, an initial for a word: "A. Muster" in
 * "Ada Muster", "Muster" in "Muster-Zwei".
 */
function isCompatible(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].toSorted(
    (some, more) => some.length - more.length,
  ) as [string[], string[]];
  const isSaid = (word: string) =>
    long.some(
      (more) =>
        more === word ||
        (word.length === 1 && more.startsWith(word)) ||
        (more.length === 1 && word.startsWith(more)),
    );
  return short.every(isSaid);
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s‐‑-]+/)
    .map(nameKey)
    .filter((word) => word !== '');
