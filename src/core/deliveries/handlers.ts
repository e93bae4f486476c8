// deliveries.*: plan, start, look, decide. Thin: the plan is made in plan-delivery.ts, sending is
// the engine's.
import { foldText } from '#core/actors/fold-text.ts';
import { checkBulletin } from '#core/bulletins/check-bulletin.ts';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import { freezeContent } from '#core/bulletins/freeze-content.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import { findSegment } from '#core/segments/built-in-segments.ts';
import { matchingContacts } from '#core/segments/matching-contacts.ts';
import type { Api } from '#shared/api.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Handlers, Input, Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { DeliveryEngine } from './engine.ts';
import { figuresOf } from './journal-fold.ts';
import { loadForSending } from './load-for-sending.ts';
import { missedBy, planAgain } from './plan-again.ts';
import { addresseesAmong, planDelivery, type DeliveryPlan } from './plan-delivery.ts';
import { prepareDelivery } from './prepare.ts';
import { readMessage } from './read-message.ts';
import { unknownFigures } from './set-aside.ts';
import { testAddressee } from './send-test.ts';

interface DeliveriesDeps extends ContentDeps {
  readonly journal: Journal;
  readonly secrets: Secrets;
  readonly engine: DeliveryEngine;
}

export function createDeliveriesHandlers(deps: DeliveriesDeps): Handlers<Api['deliveries']> {
  const { store, journal, secrets, engine, ids, clock } = deps;
  const deliveryDeps = { ...deps, storiesOf: (id: DeliveryId) => engine.stories(id) };

  const view = async (delivery: Delivery): Promise<Output<Api['deliveries']['get']>> => {
    const record = await engine.recordOf(delivery.id);
    const figures =
      record === 'set-aside'
        ? unknownFigures(delivery)
        : figuresOf(await engine.stories(delivery.id));
    const isAwaitingGreeting = engine.isAwaitingGreeting(delivery.id);
    return {
      delivery: engine.asItIs(delivery),
      figures,
      record,
      ...(isAwaitingGreeting && { isAwaitingGreeting }),
    };
  };

  const deliveryById = async (id: DeliveryId): Promise<Delivery> => {
    const delivery = await store.deliveries.get(id);
    if (!delivery) throw new AppError('delivery.not-found', { id });
    return delivery;
  };

  async function keep(plan: DeliveryPlan): Promise<Delivery> {
    const { delivery, envelopes } = planDelivery(plan, deps);
    // Envelopes first: a crash in between leaves files nobody refers to, never a delivery without
    // envelopes.
    await journal.begin(delivery.id, plan.content, envelopes);
    const saved = await store.deliveries.put(delivery);
    engine.announce(saved.id);
    return saved;
  }

  async function plan({
    bulletinId,
    segmentId,
    accountId,
    language,
  }: Input<Api['deliveries']['plan']>): Promise<Delivery> {
    const { bulletin, account, sender } = await loadForSending(store, bulletinId, accountId);
    const segment = await findSegment(store, segmentId, language);
    const { findings, isBlocked } = await checkBulletin(deps, bulletin);
    const blocking = findings
      .filter(({ severity }) => severity === 'block')
      .map(({ rule }) => rule);
    if (isBlocked)
      throw new AppError('bulletin.blocked', { id: bulletinId, rules: [...new Set(blocking)] });
    const addressees = addresseesAmong(await matchingContacts(deps, segment.rule));
    if (addressees.length === 0) throw new AppError('segment.empty', { id: segmentId });
    const content = await freezeContent(deps, bulletin, sender);
    return keep({
      id: ids.next('dlv'),
      kind: 'delivery',
      bulletinId,
      segment,
      account,
      senderId: sender.id,
      content,
      addressees,
      at: clock.now(),
    });
  }

  /**
   * What came of a wish, or comes of it right now. Lives as long as the program: nobody presses
   * twice across a restart.
   */
  const planned = new Map<string, Promise<Delivery>>();
  const planOnce = (input: Input<Api['deliveries']['plan']>): Promise<Delivery> => {
    const { key } = input;
    if (key === undefined) return plan(input);
    const known = planned.get(key);
    if (known) return known.then(({ id }) => deliveryById(id));
    const planning = plan(input);
    planned.set(key, planning);
    // A wish that failed may be made again.
    planning.catch(() => {
      planned.delete(key);
    });
    return planning;
  };
  /** Two at once would both find the same people left. */
  let again: Promise<unknown> = Promise.resolve();
  const planAgainInTurn = (id: DeliveryId): Promise<Delivery> => {
    const turn = again
      .catch(() => undefined)
      .then(async () =>
        keep({
          ...(await planAgain(deliveryDeps, await deliveryById(id))),
          id: ids.next('dlv'),
          at: clock.now(),
        }),
      );
    again = turn;
    return turn;
  };

  return {
    plan: async (input) => view(await planOnce(input)),
    prepare: (input) => prepareDelivery(deliveryDeps, input),
    missed: async ({ id }) => missedBy(deliveryDeps, await deliveryById(id)),
    planAgain: async ({ id }) => view(await planAgainInTurn(id)),
    start: async ({ id }) => view(await engine.start(id)),
    pause: async ({ id }) => view(await engine.pause(id)),
    cancel: async ({ id }) => view(await engine.cancel(id)),
    get: async ({ id }) => view(await deliveryById(id)),

    async list({ bulletinId, kind, offset, limit }) {
      const isWanted = (delivery: Delivery) =>
        (bulletinId === undefined || delivery.bulletinId === bulletinId) &&
        (kind === undefined || delivery.kind === kind);
      const all = (await store.deliveries.list()).filter(isWanted).reverse();
      return {
        total: all.length,
        items: await Promise.all(all.slice(offset, offset + limit).map(view)),
      };
    },

    async envelopes({ id, state, isBounced, search = '', offset, limit }) {
      await deliveryById(id);
      const stories = await engine.stories(id);
      const words = foldText(search)
        .split(' ')
        .filter((word) => word !== '');
      const isFound = ({ name, address, merge }: Envelope) =>
        words.length === 0 ||
        words.every((word) => foldText(`${name} ${address} ${merge.actor}`).includes(word));
      const all = (await journal.envelopes(id)).flatMap((envelope) => {
        const story = stories.get(envelope.id);
        const isWanted =
          story &&
          (state === undefined || story.state === state) &&
          (isBounced === undefined || story.isBounced === isBounced);
        return isWanted && isFound(envelope) ? [{ envelope, story }] : [];
      });
      const items = all.slice(offset, offset + limit).map(({ envelope, story }) => ({
        id: envelope.id,
        contactId: envelope.contactId,
        actorId: envelope.actorId,
        actorName: envelope.merge.actor,
        address: envelope.address,
        name: envelope.name,
        messageId: envelope.messageId,
        state: story.state,
        attempts: story.attempts,
        changedAt: story.changedAt,
        reason: story.reason,
        reply: story.reply,
        retryAt: story.retryAt,
        isBounced: story.isBounced,
        report: story.report,
      }));
      return { total: all.length, items };
    },

    async message({ id, envelopeId }) {
      await deliveryById(id);
      return readMessage(deps, id, envelopeId);
    },

    decide: async ({ id, envelopeId, decision }) =>
      view(await engine.decide(id, envelopeId, decision)),

    async sendTest({ bulletinId, accountId, address, contactId }) {
      const { bulletin, account, sender } = await loadForSending(store, bulletinId, accountId);
      if (account.kind === 'smtp' && account.username !== '' && !(await secrets.has(accountId)))
        throw new AppError('account.password-missing', { id: accountId });
      const addressees = [await testAddressee(deps, address, contactId, bulletin.language)];
      const content = await freezeContent(deps, bulletin, sender);
      const { id } = await keep({
        id: ids.next('dlv'),
        kind: 'test',
        bulletinId,
        segment: { id: null, name: '' },
        account,
        senderId: sender.id,
        content,
        addressees,
        at: clock.now(),
      });
      return view(await engine.start(id));
    },
  };
}
