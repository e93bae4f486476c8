// Concerns as a list tells them: who wrote and what, by what the data folder knows today.
import { contactName } from '#core/actors/contact-name.ts';
import type { Store } from '#core/ports/store.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern, ConcernEntry } from '#shared/contract/concern.ts';
import { firstMeaningfulSentence } from './first-meaningful-sentence.ts';
import { ownSubject } from './own-subject.ts';

type Known = Pick<Store, 'actors' | 'deliveries' | 'bulletins'>;

export async function tellConcerns(
  store: Known,
  concerns: readonly Concern[],
): Promise<ConcernEntry[]> {
  const [actors, deliveries, bulletins] = await Promise.all([
    store.actors.list(),
    store.deliveries.list(),
    store.bulletins.list(),
  ]);
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const ours = subjectsOf(deliveries, bulletins);
  return concerns.map((concern) => {
    const actor = concern.actorId === null ? undefined : byId.get(concern.actorId);
    const about = concern.channel === 'mail' ? ownSubject(concern.subject, ours) : concern.subject;
    // A note's subject is already the sentence somebody wrote down about it.
    const says =
      concern.channel === 'mail'
        ? firstMeaningfulSentence(concern.text, concern.subject)
        : concern.subject;
    return { ...whoOf(concern, actor), says, about, ...concern };
  });
}

/** Every subject we wrote. */
export const subjectsOf = (
  ...ours: readonly (readonly { readonly subject: string }[])[]
): string[] => [...new Set(ours.flat().map(({ subject }) => subject))];

export function whoOf(
  { from, contactId }: Pick<Concern, 'from' | 'contactId'>,
  actor: Actor | undefined,
): Pick<ConcernEntry, 'who' | 'actor'> {
  const contact = actor?.contacts.find(({ id }) => id === contactId);
  const person = from.name || (contact ? contactName(contact) : '');
  if (actor && person === '') return { who: actor.name, actor: '' };
  return { who: person || from.address, actor: actor && actor.name !== person ? actor.name : '' };
}
