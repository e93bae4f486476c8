// What the first page is told: what there is, and what waits for a person. A rehearsal is no
// sending, a corrected address is no trouble, and what nobody can know for sure is counted only as
// long as it is so.
import { describe, expect, it } from 'vitest';
import type { Stories } from '#core/deliveries/journal-fold.ts';
import { attentionOf, type Situation } from '#core/overview/attention.ts';
import { createOverviewHandlers } from '#core/overview/handlers.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { EnvelopeState } from '#shared/contract/envelope.ts';
import { overview as contract } from '#shared/contract/overview.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import { memoryStore } from '#tests/support/memory-store.ts';

const at = '2026-03-02T09:00:00.000Z';
const nothing: Situation = {
  bulletins: [],
  deliveries: [],
  damaged: new Map(),
  stories: new Map(),
  concerns: [],
  incoming: [],
  actors: [],
  carried: [],
};
const bulletin = (id: string, updatedAt = at) =>
  ({ id, subject: `Ausgabe ${id}`, updatedAt }) as unknown as Bulletin;
const delivery = (part: object) =>
  ({
    id: 'dlv_1',
    plannedAt: at,
    startedAt: null,
    kind: 'delivery',
    accountKind: 'smtp',
    bulletinId: 'bul_1',
    state: 'finished',
    subject: 'Neues',
    stoppedBy: null,
    retryAt: null,
    ...part,
  }) as unknown as Delivery;
const stories = (...states: EnvelopeState[]): Stories =>
  new Map(states.map((state, number) => [`env_${number}` as never, { state } as never]));
const actor = (contact: object = {}) =>
  Actor.parse({
    id: 'act_1',
    revision: 1,
    name: 'Kita',
    contacts: [{ id: 'con_1', email: 'leitung@kita.example', ...contact }],
    createdAt: at,
    updatedAt: at,
  });
const bounce = (part: object = {}) =>
  ({
    type: 'bounce',
    contactId: 'con_1',
    deliveryId: 'dlv_1',
    envelopeId: 'env_1',
    reason: 'address-unknown',
    receivedAt: at,
    ...part,
  }) as never;
/** One delivery with one envelope to this contact. */
const carried = (story: object, part: object = {}, envelope: object = {}) =>
  ({
    id: 'dlv_1',
    isReal: true,
    envelopes: [{ id: 'env_1', contactId: 'con_1', address: 'Leitung@kita.example', ...envelope }],
    stories: new Map([['env_1', { isBounced: false, reason: null, changedAt: at, ...story }]]),
    ...part,
  }) as unknown as Situation['carried'][number];
const wentOut = carried({ state: 'accepted', isBounced: true });
const refusal = (part: object = {}) =>
  carried({ state: 'refused', reason: 'address-unknown', ...part });

describe('drafts', () => {
  const bulletins = [
    bulletin('bul_1', '2026-03-04T09:00:00.000Z'),
    bulletin('bul_2', '2026-03-03T09:00:00.000Z'),
    bulletin('bul_3'),
  ];
  it.each([
    ['a real delivery', {}, 2],
    ['a rehearsal', { accountKind: 'file' }, 3],
    ['a test', { kind: 'test' }, 3],
    ['a delivery that was cancelled', { state: 'cancelled' }, 3],
    ['a planned one', { state: 'planned' }, 2],
  ])('are what never left the house: %s', (_what, part, count) => {
    expect(
      attentionOf({ ...nothing, bulletins, deliveries: [delivery(part)] }).drafts,
    ).toMatchObject({ count, latest: { id: count === 3 ? 'bul_1' : 'bul_2' } });
  });
  it('may be none', () => {
    expect(attentionOf(nothing).drafts).toEqual({ count: 0, latest: null });
  });
});

describe('deliveries', () => {
  it('that stopped are named with their reason, unclear envelopes are counted, and where only a decision is missing nothing stands still', () => {
    const deliveries = [
      delivery({ state: 'paused', stoppedBy: { code: 'smtp.unreachable', data: {} } }),
      delivery({ id: 'dlv_2', state: 'running' }),
      delivery({ id: 'dlv_3', state: 'paused' }),
    ];
    const attention = attentionOf({
      ...nothing,
      deliveries,
      stories: new Map([
        ['dlv_1' as never, stories('unclear', 'open', 'unclear')],
        ['dlv_2' as never, stories('accepted')],
        ['dlv_3' as never, stories('unclear')],
      ]),
    });
    expect(attention.stopped.map(({ id, stoppedBy }) => [id, stoppedBy])).toEqual([
      ['dlv_1', { code: 'smtp.unreachable', data: {} }],
    ]);
    expect(attention.unclear).toEqual({ envelopes: 3, deliveryIds: ['dlv_1', 'dlv_3'] });
  });
});

describe('an address to check', () => {
  const check = (incoming: never[], contact: object = {}, known = [wentOut]) =>
    attentionOf({ ...nothing, incoming, actors: [actor(contact)], carried: known }).addresses;
  const found = {
    count: 1,
    items: [
      {
        contactId: 'con_1',
        actorId: 'act_1',
        actorName: 'Kita',
        email: 'leitung@kita.example',
        reason: 'address-unknown',
        deliveryId: 'dlv_1',
        reportedAt: at,
      },
    ],
  };
  it('is one a report named, with the newest report', () => {
    expect(
      check([
        bounce({ receivedAt: '2026-03-01T09:00:00.000Z', reason: 'domain-unknown' }),
        bounce(),
      ]),
    ).toEqual(found);
  });
  it('is one the mail server refused for good when the mail was handed over', () => {
    expect(check([], {}, [refusal()])).toEqual(found);
  });
  it.each([
    ['another reason', [bounce({ reason: 'mailbox-full' })], {}],
    ['no bounce', [bounce({ type: 'auto-reply' })], {}],
    ['no proven envelope', [bounce({ envelopeId: null })], {}],
    ['a corrected address', [bounce()], { email: 'neu@kita.example' }],
    ['no address any more', [bounce()], { email: null }],
    ['somebody who left', [bounce()], { state: 'unsubscribed' }],
  ])('is none with %s', (_what, incoming, contact) => {
    expect(check(incoming, contact).count).toBe(0);
  });
  it.each([
    ['for another reason', refusal({ reason: 'mailbox-full' }), {}],
    ['for now', refusal({ state: 'deferred' }), {}],
    ['in a test', { ...refusal(), isReal: false }, {}],
    ['at an address that was corrected since', refusal(), { email: 'neu@kita.example' }],
  ])('is none when it was refused %s', (_what, delivery, contact) => {
    expect(check([], contact, [delivery]).count).toBe(0);
  });
  const later = '2026-03-03T09:00:00.000Z';
  it.each([
    ['a mail to it that was taken since', { changedAt: later }, {}, 0],
    ['one that was taken before', { changedAt: '2026-03-01T09:00:00.000Z' }, {}, 1],
    ['one that came back as well', { changedAt: later, isBounced: true }, {}, 1],
    ['one to another address', { changedAt: later }, { address: 'alt@kita.example' }, 1],
    ['one to somebody else', { changedAt: later }, { contactId: 'con_2' }, 1],
  ])('after %s', (_what, story, envelope, count) => {
    const since = carried({ state: 'accepted', ...story }, { id: 'dlv_2' }, envelope);
    expect(check([bounce()], {}, [wentOut, since]).count).toBe(count);
    expect(check([], {}, [refusal(), since]).count).toBe(count);
  });
  it('is none when the delivery is gone', () => {
    expect(check([bounce()], {}, []).count).toBe(0);
  });
});

describe('the overview', () => {
  it('counts what the folder holds', async () => {
    const store = memoryStore();
    await store.actors.put({
      ...actor(),
      revision: 0,
      contacts: [...actor().contacts, { ...actor().contacts[0]!, id: 'con_2' as never }],
    });
    await store.concerns.putMany(
      ['new', 'closed'].map(
        (state, number) => ({ id: `cnc_${number}`, revision: 0, state }) as never,
      ),
    );
    await store.incoming.put({ ...(bounce() as object), id: 'inc_1', revision: 0 } as never);
    await store.deliveries.put({ ...delivery({ state: 'running' }), revision: 0 });
    const engine = {
      asItIs: (one: Delivery): Delivery => ({
        ...one,
        state: 'paused',
        stoppedBy: { code: 'store.full', data: {} },
      }),
      stories: () => Promise.resolve(stories('unclear')),
      recordOf: () => Promise.resolve('damaged' as const),
    };
    const seen = contract.get.output.parse(
      await createOverviewHandlers({ store, journal: memoryJournal(), engine, language: 'de' }).get(
        {},
      ),
    );
    expect(seen.counts).toEqual({
      actors: 1,
      contacts: 2,
      segments: 0,
      bulletins: 0,
      deliveries: 1,
      concerns: 2,
    });
    expect(seen).toMatchObject({
      language: 'de',
      isReadOnly: false,
      restored: [],
      isExampleLoaded: false,
    });
    expect(seen.attention).toMatchObject({
      stopped: [{ stoppedBy: { code: 'store.full' } }],
      unclear: { envelopes: 1 },
      newConcerns: 1,
      addresses: { count: 0 },
    });
    expect(seen.attention.damaged).toEqual([
      { id: 'dlv_1', subject: 'Neues', at, record: 'damaged' },
    ]);
  });
});
