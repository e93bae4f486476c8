// Whom a delivery did not reach and what came of them since; and deliveries.planAgain: exactly the
// same mail once more, to exactly those who are left, at the address they have today.
import { addressBookReader } from '#core/actors/read-address-book.ts';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import { mayWrite, type AddressBook } from '#core/addressees/may-write.ts';
import { oncePerMailbox } from '#core/addressees/once-per-mailbox.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Store } from '#core/ports/store.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Api } from '#shared/api.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { LeftOutReason, MailFlaw } from '#shared/contract/envelope.ts';
import type { Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import { flawFinder } from './build-mail.ts';
import type { Stories } from './journal-fold.ts';
import { addresseeOf, type Addressee, type DeliveryPlan } from './plan-delivery.ts';
import { unlessSetAside } from './set-aside.ts';
import { whoWasMissed, type Left, type Missed } from './who-is-left.ts';

/** So many of those left out are named: a page of the contract. */
const NAMED = 500;

interface PlanAgainDeps {
  readonly store: Store;
  readonly journal: Journal;
  readonly fingerprint: Fingerprint;
  readonly storiesOf: (id: DeliveryId) => Promise<Stories>;
}

type LeftOut = Output<Api['deliveries']['missed']>['leftOut'][number];

interface SinceThen extends Missed {
  readonly others: readonly Delivery[];
  /** Those left who may be written to. */
  readonly addressees: readonly Addressee[];
  /** How many of them have another mailbox now. */
  readonly moved: number;
  /** Those left who may not be written to, but for whom an earlier look left out on purpose. */
  readonly leftOut: readonly LeftOut[];
}

async function sinceThen(deps: PlanAgainDeps, delivery: Delivery): Promise<SinceThen> {
  const { store, journal, storiesOf } = deps;
  const sentOf = async ({ id }: Delivery) => ({
    id,
    envelopes: await journal.envelopes(id),
    stories: await storiesOf(id),
  });
  const others = (await store.deliveries.list()).filter(
    ({ id, kind, contentHash, accountKind }) =>
      id !== delivery.id &&
      kind === delivery.kind &&
      contentHash === delivery.contentHash &&
      accountKind === delivery.accountKind,
  );
  const sent = await sentOf(delivery);
  // Of one that is set aside nobody knows who has the mail from it: it may be any of these.
  const anybody = new Map(
    [...sent.stories].map(([id, story]) => [id, { ...story, state: 'unclear' as const }]),
  );
  const carriers = others.map(async (other) =>
    unlessSetAside(sentOf(other), { id: other.id, envelopes: sent.envelopes, stories: anybody }),
  );
  const missed = whoWasMissed(sent, await Promise.all(carriers));
  const [book, content] = await Promise.all([
    addressBookReader(deps)(),
    journal.content(delivery.id),
  ]);
  return { ...missed, others, ...askedAgain(missed, book, flawFinder(content)) };
}

/**
 * Each of those left is asked about as if nobody had planned for them yet: at the address of today.
 */
function askedAgain(
  { left, taken }: Missed,
  book: AddressBook,
  flawOf: (addressee: Addressee) => MailFlaw | null,
) {
  const isFirst = oncePerMailbox(taken);
  const isShared = sharedMailboxes([...book.contacts.values()].map(({ contact }) => contact));
  const ask = ({ envelope: { contactId } }: Left): Addressee | LeftOutReason => {
    const known = book.contacts.get(contactId);
    if (!known) return 'contact-removed';
    const answer = mayWrite({ contact: known.contact }, book);
    if (!answer.may) return answer.obstacle;
    const addressee = addresseeOf(
      known.actor,
      known.contact,
      answer.address,
      isShared(known.contact),
    );
    const flaw = flawOf(addressee);
    if (flaw) return flaw;
    return isFirst(answer.address) ? addressee : 'same-address';
  };
  const addressees: Addressee[] = [];
  const leftOut: LeftOut[] = [];
  let moved = 0;
  for (const one of left) {
    const answer = ask(one);
    if (typeof answer === 'object') {
      addressees.push(answer);
      if (mailboxKey(answer.address) !== mailboxKey(one.envelope.address)) moved += 1;
    } else if (!one.isSkipped) {
      const { contactId, actorId, name, merge } = one.envelope;
      leftOut.push({ contactId, actorId, name, actorName: merge.actor, reason: answer });
    }
  }
  return { addressees, moved, leftOut };
}

export async function missedBy(
  deps: PlanAgainDeps,
  delivery: Delivery,
): Promise<Output<Api['deliveries']['missed']>> {
  if (delivery.kind === 'test')
    return { missed: 0, reached: [], waiting: [], left: 0, moved: 0, gone: 0, leftOut: [] };
  const { reached, waiting, others, addressees, moved, leftOut } = await sinceThen(deps, delivery);
  const told = (counts: ReadonlyMap<DeliveryId, number>) =>
    others.flatMap(({ id, plannedAt, startedAt, finishedAt }) => {
      const count = counts.get(id);
      return count === undefined
        ? []
        : [{ deliveryId: id, at: finishedAt ?? startedAt ?? plannedAt, count }];
    });
  const sum = (counts: ReadonlyMap<DeliveryId, number>) =>
    [...counts.values()].reduce((all, count) => all + count, 0);
  return {
    missed: addressees.length + leftOut.length + sum(reached) + sum(waiting),
    reached: told(reached),
    waiting: told(waiting),
    left: addressees.length,
    moved,
    gone: leftOut.length,
    leftOut: leftOut.slice(0, NAMED),
  };
}

/**
 * Its Message-IDs are its own, so that a report tells which of the deliveries it speaks of. Throws
 * `delivery.nobody-left`, `account.not-found`.
 */
export async function planAgain(
  deps: PlanAgainDeps,
  delivery: Delivery,
): Promise<Omit<DeliveryPlan, 'id' | 'at'>> {
  const { addressees } = await sinceThen(deps, delivery);
  if (addressees.length === 0 || delivery.kind === 'test')
    throw new AppError('delivery.nobody-left', { id: delivery.id });
  const account = (await loadSettings(deps.store)).accounts.find(
    ({ id }) => id === delivery.accountId,
  );
  if (!account) throw new AppError('account.not-found', { id: delivery.accountId });
  return {
    kind: 'delivery',
    bulletinId: delivery.bulletinId,
    segment: { id: delivery.segmentId, name: delivery.segmentName },
    account,
    senderId: delivery.senderId,
    content: await deps.journal.content(delivery.id),
    addressees,
    isAgain: true,
  };
}
