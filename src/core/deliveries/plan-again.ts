// Whom a delivery did not reach and what came of them since; and deliveries.planAgain: exactly the same mail once more, to exactly those who are left,
// at the address they have today.
import { loadSuppression } from '#core/actors/suppression.ts';
import { closedMailboxes, obstacleTo } from '#core/actors/writing-obstacle.ts';
import type { Fingerprint, Journal, Store } from '#core/ports.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Api } from '#shared/api.ts';
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { addresseeOf, type Addressee, type DeliveryPlan } from './plan-delivery.ts';
import { unlessSetAside } from './set-aside.ts';
import { whoWasMissed, type Missed } from './who-is-left.ts';

interface PlanAgainDeps { readonly store: Store; readonly journal: Journal; readonly fingerprint: Fingerprint; readonly storiesOf: (id: DeliveryId) => Promise<Stories> }

interface SinceThen extends Missed { readonly others: readonly Delivery[]; /** Those left who may be written to. */ readonly addressees: readonly Addressee[] }

async function sinceThen({ store, journal, fingerprint, storiesOf }: PlanAgainDeps, delivery: Delivery): Promise<SinceThen> {
  const sentOf = async ({ id }: Delivery) => ({ id, envelopes: await journal.envelopes(id), stories: await storiesOf(id) });
  const others = (await store.deliveries.list()).filter(({ id, kind, contentHash, accountKind }) =>
    id !== delivery.id && kind === delivery.kind && contentHash === delivery.contentHash && accountKind === delivery.accountKind);
  const sent = await sentOf(delivery);
  // Of one that is set aside nobody knows who has the mail from it: it may be any of these.
  const anybody = new Map([...sent.stories].map(([id, story]) => [id, { ...story, state: 'unclear' as const }]));
  const carriers = others.map(async (other) => unlessSetAside(sentOf(other), { id: other.id, envelopes: sent.envelopes, stories: anybody }));
  const missed = whoWasMissed(sent, await Promise.all(carriers));
  const [actors, isSuppressed] = await Promise.all([store.actors.list(), loadSuppression(store, fingerprint)]);
  const closed = closedMailboxes(actors);
  const known = new Map(actors.flatMap((actor) => actor.contacts.map((contact) => [contact.id, { actor, contact }] as const)));
  const addressees = missed.left.flatMap((id) => {
    const { actor, contact } = known.get(id) ?? {};
    return actor && contact && contact.email !== null && obstacleTo(contact, closed, isSuppressed) === undefined ? [addresseeOf(actor, contact, contact.email)] : [];
  });
  return { ...missed, others, addressees };
}

export async function missedBy(deps: PlanAgainDeps, delivery: Delivery): Promise<Output<Api['deliveries']['missed']>> {
  if (delivery.kind === 'test') return { missed: 0, reached: [], waiting: [], left: 0, gone: 0 };
  const { left, reached, waiting, others, addressees } = await sinceThen(deps, delivery);
  const told = (counts: ReadonlyMap<DeliveryId, number>) => others.flatMap(({ id, plannedAt, startedAt, finishedAt }) => {
    const count = counts.get(id);
    return count === undefined ? [] : [{ deliveryId: id, at: finishedAt ?? startedAt ?? plannedAt, count }];
  });
  const sum = (counts: ReadonlyMap<DeliveryId, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  return { missed: left.length + sum(reached) + sum(waiting), reached: told(reached), waiting: told(waiting), left: addressees.length, gone: left.length - addressees.length };
}

/** The same content gives the same Message-IDs: should somebody have the mail after all, their mailbox knows it. Throws `delivery.nobody-left`, `account.not-found`. */
export async function planAgain(deps: PlanAgainDeps, delivery: Delivery): Promise<Omit<DeliveryPlan, 'id' | 'at'>> {
  const { addressees } = await sinceThen(deps, delivery);
  if (addressees.length === 0 || delivery.kind === 'test') throw new AppError('delivery.nobody-left', { id: delivery.id });
  const account = (await loadSettings(deps.store)).accounts.find(({ id }) => id === delivery.accountId);
  if (!account) throw new AppError('account.not-found', { id: delivery.accountId });
  return {
    kind: 'delivery', bulletinId: delivery.bulletinId, segment: { id: delivery.segmentId, name: delivery.segmentName }, account, senderId: delivery.senderId,
    content: await deps.journal.content(delivery.id), addressees,
  };
}
