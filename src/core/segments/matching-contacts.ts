// Who may be written to under a rule, right now. After the rule comes what no rule can overrule; whoever left by one entry is left alone at all.
import { mailboxKey } from '#core/actors/normalise-address.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { closedMailboxes, obstacleTo } from '#core/actors/writing-obstacle.ts';
import type { Fingerprint, Store } from '#core/ports.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import type { MatchReason, Rule } from '#shared/contract/segments.ts';
import { matchRule, type Reason } from './match.ts';

export interface ContactMatch { readonly actor: Actor; readonly contact: Contact; readonly isIncluded: boolean; readonly reasons: readonly Reason[] }

interface Surroundings { store: Pick<Store, 'actors' | 'suppressions'>; fingerprint: Pick<Fingerprint, 'keyed'> }

/** Every contact once, in the order the actors were created in, which also decides who of one mailbox is written to: the first. */
export async function matchingContacts({ store, fingerprint }: Surroundings, rule: Rule): Promise<ContactMatch[]> {
  const [actors, isSuppressed] = await Promise.all([store.actors.list(), loadSuppression(store, fingerprint)]);
  return matchContacts(actors, rule, isSuppressed);
}

export function matchContacts(actors: readonly Actor[], rule: Rule, isSuppressed: (address: string) => boolean): ContactMatch[] {
  const closed = closedMailboxes(actors);
  const taken = new Set<string>();
  return actors.flatMap((actor) => actor.contacts.map((contact): ContactMatch => {
    const { isMatch, reasons } = matchRule(rule, actor, contact);
    if (!isMatch) return { actor, contact, isIncluded: false, reasons };
    const against = reasonAgainst(contact, closed, taken, isSuppressed);
    if (against) return { actor, contact, isIncluded: false, reasons: [{ reason: against, ids: [] }] };
    return { actor, contact, isIncluded: true, reasons };
  }));
}

const against: ReadonlySet<MatchReason> = new Set<MatchReason>(['no-address', 'no-legal-basis', 'unsubscribed', 'restricted', 'suppressed', 'same-address']);

/** The rule would include this contact, but something no rule can overrule keeps it out. */
export const isBarred = ({ isIncluded, reasons }: ContactMatch): boolean => !isIncluded && reasons.some(({ reason }) => against.has(reason));

function reasonAgainst(contact: Contact, closed: ReturnType<typeof closedMailboxes>, taken: Set<string>, isSuppressed: (address: string) => boolean): MatchReason | undefined {
  const obstacle = obstacleTo(contact, closed, isSuppressed);
  if (obstacle !== undefined || contact.email === null) return obstacle;
  const mailbox = mailboxKey(contact.email);
  if (taken.has(mailbox)) return 'same-address';
  taken.add(mailbox);
  return undefined;
}
