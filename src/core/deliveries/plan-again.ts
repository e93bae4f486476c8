// deliveries.planAgain: exactly the same mail once more, to exactly those it did not reach, at the address they have today.
import type { Journal, Store } from '#core/ports.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { Delivery } from '#shared/contract/deliveries.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { Stories } from './journal-fold.ts';
import { addresseeOf, type DeliveryPlan } from './plan-delivery.ts';
import { whoIsLeft, type Sent } from './who-is-left.ts';

interface PlanAgainDeps { readonly store: Store; readonly journal: Journal; readonly storiesOf: (id: DeliveryId) => Promise<Stories> }

/** The same content gives the same Message-IDs: should somebody have the mail after all, their mailbox knows it. Throws `delivery.nobody-left`, `account.not-found`. */
export async function planAgain({ store, journal, storiesOf }: PlanAgainDeps, delivery: Delivery): Promise<Omit<DeliveryPlan, 'id' | 'at'>> {
  const sentOf = async ({ id }: Delivery): Promise<Sent> => ({ envelopes: await journal.envelopes(id), stories: await storiesOf(id) });
  const others = (await store.deliveries.list()).filter(({ id, kind, contentHash, accountKind }) =>
    id !== delivery.id && kind === delivery.kind && contentHash === delivery.contentHash && accountKind === delivery.accountKind);
  const left = whoIsLeft(await sentOf(delivery), await Promise.all(others.map(sentOf)));
  const known = new Map((await store.actors.list()).flatMap((actor) => actor.contacts.map((contact) => [contact.id, { actor, contact }] as const)));
  const addressees = left.flatMap((id) => {
    const { actor, contact } = known.get(id) ?? {};
    return actor && contact && contact.email !== null ? [addresseeOf(actor, contact, contact.email)] : [];
  });
  if (addressees.length === 0 || delivery.kind === 'test') throw new AppError('delivery.nobody-left', { id: delivery.id });
  const account = (await loadSettings(store)).accounts.find(({ id }) => id === delivery.accountId);
  if (!account) throw new AppError('account.not-found', { id: delivery.accountId });
  return {
    kind: 'delivery', bulletinId: delivery.bulletinId, segment: { id: delivery.segmentId, name: delivery.segmentName }, account, senderId: delivery.senderId,
    content: await journal.content(delivery.id), addressees,
  };
}
