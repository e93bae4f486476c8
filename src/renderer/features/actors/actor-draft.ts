// An actor while somebody edits it: every field is text that may still be wrong, every contact has
// a key before it has an id. Pure.
import {
  EmailAddress,
  type ActorId,
  type ContactId,
  type EmailAddress as Email,
} from '#shared/values.ts';
import type { Actor, Contact, LegalBasis } from '#shared/contract/actor.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { dayOf, instantOf } from './calendar-day.ts';

type Basis = LegalBasis['basis'];

export interface ContactDraft extends Pick<
  Contact,
  | 'function'
  | 'salutation'
  | 'title'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'language'
  | 'state'
  | 'stateChangedAt'
> {
  /**
   * Stable while the sheet is open, and another in every window opened; the id is given by the
   * first save.
   */
  key: string;
  id?: ContactId;
  email: string;
  basis: Basis | '';
  source: string;
  wording: string;
  /** YYYY-MM-DD in the office's calendar. */
  givenOn: string;
}
export interface ActorDraft extends Pick<
  Actor,
  'name' | 'kind' | 'level' | 'regions' | 'topics' | 'department' | 'address' | 'website'
> {
  id?: ActorId;
  contacts: ContactDraft[];
}
export type ActorInput = Parameters<KiezbriefClient['actors']['save']>[0]['actor'];

export const emptyDraft = (): ActorDraft => ({
  name: '',
  kind: null,
  level: 'local',
  regions: [],
  topics: [],
  department: null,
  address: { street: '', postalCode: '', city: '' },
  website: '',
  contacts: [],
});

let keys = 0;
export const emptyContact = (): ContactDraft => ({
  key: `new-${performance.timeOrigin}-${++keys}`,
  function: '',
  salutation: 'neutral',
  title: '',
  firstName: '',
  lastName: '',
  phone: '',
  language: 'de',
  state: 'active',
  stateChangedAt: null,
  email: '',
  basis: '',
  source: '',
  wording: '',
  givenOn: dayOf(new Date().toISOString()),
});

export function draftOf({
  id,
  name,
  kind,
  level,
  regions,
  topics,
  department,
  address,
  website,
  contacts,
}: Actor): ActorDraft {
  return {
    id,
    name,
    kind,
    level,
    regions: [...regions],
    topics: [...topics],
    department,
    address: { ...address },
    website,
    contacts: contacts.map(contactDraftOf),
  };
}

function contactDraftOf({ email, legalBasis, ...rest }: Contact): ContactDraft {
  return {
    ...rest,
    key: rest.id,
    email: email ?? '',
    basis: legalBasis?.basis ?? '',
    source: legalBasis?.proof.source ?? '',
    wording: legalBasis?.proof.wording ?? '',
    givenOn: dayOf(legalBasis?.proof.at ?? new Date().toISOString()),
  };
}

/**
 * What is sent to be saved. `known` lends the exact time of a proof whose day was not touched. The
 * draft must have no problems.
 */
export function inputOf(
  { id, contacts, ...fields }: ActorDraft,
  revision: number,
  known: Actor | undefined,
): ActorInput {
  const before = new Map(known?.contacts.map((contact) => [contact.id, contact] as const));
  return {
    ...fields,
    ...(id && { id }),
    revision,
    contacts: contacts.map(
      ({ key: _key, id: contactId, email, basis, source, wording, givenOn, ...rest }) => {
        const at = contactId && before.get(contactId)?.legalBasis?.proof.at;
        return {
          ...rest,
          ...(contactId && { id: contactId }),
          email: email.trim() === '' ? null : (email.trim() as Email),
          legalBasis:
            basis === ''
              ? null
              : {
                  basis,
                  proof: {
                    wording,
                    source,
                    at: at && dayOf(at) === givenOn ? at : instantOf(givenOn),
                  },
                },
        };
      },
    ),
  };
}

export type Problem = 'name' | 'email' | 'source';

/** `name`, or `<contact key>.email`: what has to be repaired before it can be saved. */
export function problemsOf(draft: ActorDraft): ReadonlyMap<string, Problem> {
  const found = new Map<string, Problem>();
  if (draft.name.trim() === '') found.set('name', 'name');
  for (const { key, email, basis, source } of draft.contacts) {
    if (email.trim() !== '' && !EmailAddress.safeParse(email).success)
      found.set(`${key}.email`, 'email');
    if (basis !== '' && source.trim() === '') found.set(`${key}.source`, 'source');
  }
  return found;
}

export const isSameDraft = (one: ActorDraft, other: ActorDraft): boolean =>
  contentOf(one) === contentOf(other);
/**
 * Without keys and ids: they say nothing a person entered. A day without a basis says nothing
 * either.
 */
const contentOf = ({ id: _id, contacts, ...fields }: ActorDraft) =>
  JSON.stringify([
    fields,
    contacts.map(({ key: _key, id: _contactId, givenOn, ...rest }) => [
      rest,
      rest.basis === '' ? '' : givenOn,
    ]),
  ]);

/** The name a card or a message uses. */
export function nameOfContact(
  {
    title,
    firstName,
    lastName,
    function: role,
    email,
  }: Pick<ContactDraft, 'title' | 'firstName' | 'lastName' | 'function'> & { email: string | null },
  otherwise: string,
): string {
  return [title, firstName, lastName].filter(Boolean).join(' ') || role || email || otherwise;
}
