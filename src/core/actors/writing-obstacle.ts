// Why a contact is not written to, whoever asks. What a person decided comes first, and counts for the mailbox at whatever actor it stands. Pure.
import type { SuppressionEntry } from '#core/ports.ts';
import type { Actor, Contact, WritingObstacle } from '#shared/contract/actors.ts';
import type { ContactId } from '#shared/values.ts';
import { mailboxKey } from './normalise-address.ts';

type Closed = ReadonlyMap<string, 'unsubscribed' | 'restricted'>;

/** One person may stand at several actors; leaving by one of them, or being restricted there, counts for the mailbox. */
export function closedMailboxes(actors: readonly Actor[]): Closed {
  const closed = new Map<string, 'unsubscribed' | 'restricted'>();
  for (const { contacts } of actors) {
    for (const { email, state } of contacts) {
      if (email === null || state === 'active') continue;
      const mailbox = mailboxKey(email);
      if (closed.get(mailbox) !== 'unsubscribed') closed.set(mailbox, state);
    }
  }
  return closed;
}

/** The first reason that holds; undefined = nothing stands against it. */
export function obstacleTo({ email, state, legalBasis }: Contact, closed: Closed, isSuppressed: (address: string) => boolean): WritingObstacle | undefined {
  if (state !== 'active') return state;
  if (email === null) return 'no-address';
  const closedElsewhere = closed.size === 0 ? undefined : closed.get(mailboxKey(email));
  if (closedElsewhere) return closedElsewhere;
  if (isSuppressed(email)) return 'suppressed';
  return legalBasis === null ? 'no-legal-basis' : undefined;
}

/** Contacts who are not written to, each with its reason. */
export type Obstacles = ReadonlyMap<ContactId, WritingObstacle>;

function obstaclesOf(actors: readonly Actor[], isSuppressed: (address: string) => boolean): Obstacles {
  const closed = closedMailboxes(actors);
  return new Map(actors.flatMap(({ contacts }) => contacts.flatMap((contact) => {
    const obstacle = obstacleTo(contact, closed, isSuppressed);
    return obstacle === undefined ? [] : [[contact.id, obstacle] as const];
  })));
}

interface Known { readonly actors: readonly Actor[]; readonly suppressions: readonly SuppressionEntry[] }
const isSameList = (one: readonly unknown[], other: readonly unknown[]) => one.length === other.length && one.every((item, at) => item === other[at]);

/** Stored records are frozen, so the last answer stays true until one of them is another: typing a search works nothing out again. */
export function keptObstacles(): (known: Known, isSuppressed: (address: string) => boolean) => Obstacles {
  let last: Known & { readonly answer: Obstacles } = { actors: [], suppressions: [], answer: new Map() };
  return ({ actors, suppressions }, isSuppressed) => {
    if (!isSameList(actors, last.actors) || !isSameList(suppressions, last.suppressions)) {
      last = { actors: [...actors], suppressions: [...suppressions], answer: obstaclesOf(actors, isSuppressed) };
    }
    return last.answer;
  };
}
