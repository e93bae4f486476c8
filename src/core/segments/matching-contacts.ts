// Who may be written to under a rule, right now. After the rule comes what no rule can overrule;
// whoever left by one entry is left alone at all.
import { addressBook } from '#core/addressees/address-book.ts';
import { mayWrite, type SuppressionList } from '#core/addressees/may-write.ts';
import { oncePerMailbox } from '#core/addressees/once-per-mailbox.ts';
import { suppressedBy } from '#core/actors/suppression.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import { WritingObstacle, type Actor, type Contact } from '#shared/contract/actor.ts';
import type { MatchReason, Rule } from '#shared/contract/segments.ts';
import type { EmailAddress } from '#shared/values.ts';
import { matchRule, type Reason } from './match.ts';

export interface ContactMatch {
  readonly actor: Actor;
  readonly contact: Contact;
  /** Where this contact is written to; null = it is not. */
  readonly address: EmailAddress | null;
  readonly reasons: readonly Reason[];
}

interface Surroundings {
  store: Pick<Store, 'actors' | 'suppressions'>;
  fingerprint: Pick<Fingerprint, 'keyed'>;
}

/**
 * Every contact once, in the order the actors were created in, which also decides who of one
 * mailbox is written to: the first.
 */
export async function matchingContacts(
  { store, fingerprint }: Surroundings,
  rule: Rule,
): Promise<ContactMatch[]> {
  const [actors, entries] = await Promise.all([store.actors.list(), store.suppressions.list()]);
  return matchContacts(actors, rule, suppressedBy(entries, fingerprint));
}

export function matchContacts(
  actors: readonly Actor[],
  rule: Rule,
  list: SuppressionList,
): ContactMatch[] {
  const book = addressBook(actors, list);
  const isFirst = oncePerMailbox();
  return actors.flatMap((actor) =>
    actor.contacts.map((contact): ContactMatch => {
      const { isMatch, reasons } = matchRule(rule, actor, contact);
      const isOut = (because: readonly Reason[]): ContactMatch => ({
        actor,
        contact,
        address: null,
        reasons: because,
      });
      if (!isMatch) return isOut(reasons);
      const answer = mayWrite({ contact }, book);
      if (!answer.may) return isOut([{ reason: answer.obstacle, ids: [] }]);
      if (!isFirst(answer.address)) return isOut([{ reason: 'same-address', ids: [] }]);
      return { actor, contact, address: answer.address, reasons };
    }),
  );
}

const barring: ReadonlySet<MatchReason> = new Set<MatchReason>([
  ...WritingObstacle.options,
  'same-address',
]);

/** The rule would include this contact, but something no rule can overrule keeps it out. */
export const isBarred = ({ address, reasons }: ContactMatch): boolean =>
  address === null && reasons.some(({ reason }) => barring.has(reason));
