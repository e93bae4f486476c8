// One legal basis for many contacts at once, and the way back. Whoever left, is restricted, has no
// address or has a basis of their own is not touched. Pure.
import type { Actor, Contact, LegalBasis } from '#shared/contract/actor.ts';
import type { ContactId, Instant } from '#shared/values.ts';
import type { Obstacles } from './list-actors.ts';

export interface BasisPlan {
  readonly put: readonly Actor[];
  readonly contactIds: readonly ContactId[];
}

/** Actors in the order given, contacts in theirs. */
export const planBasis = (
  actors: readonly Actor[],
  obstacles: Obstacles,
  legalBasis: LegalBasis,
  at: Instant,
): BasisPlan =>
  changeContacts(actors, ({ id }) => obstacles.get(id) === 'no-legal-basis', legalBasis, at);

/** Only from those who still have exactly this one: what somebody entered since stays. */
export function planBasisRemoval(
  actors: readonly Actor[],
  contactIds: readonly ContactId[],
  legalBasis: LegalBasis,
  at: Instant,
): BasisPlan {
  const meant = new Set(contactIds);
  return changeContacts(
    actors,
    (contact) =>
      meant.has(contact.id) &&
      contact.legalBasis !== null &&
      isSameBasis(contact.legalBasis, legalBasis),
    null,
    at,
  );
}

const isSameBasis = (one: LegalBasis, other: LegalBasis): boolean =>
  one.basis === other.basis &&
  one.proof.source === other.proof.source &&
  one.proof.wording === other.proof.wording &&
  one.proof.at === other.proof.at;

function changeContacts(
  actors: readonly Actor[],
  isMeant: (contact: Contact) => boolean,
  legalBasis: LegalBasis | null,
  at: Instant,
): BasisPlan {
  const contactIds: ContactId[] = [];
  const put = actors.flatMap((actor) => {
    const meant = actor.contacts.filter(isMeant);
    if (meant.length === 0) return [];
    contactIds.push(...meant.map(({ id }) => id));
    return [
      {
        ...actor,
        contacts: actor.contacts.map((contact) =>
          meant.includes(contact) ? { ...contact, legalBasis } : contact,
        ),
        updatedAt: at,
      },
    ];
  });
  return { put, contactIds };
}
