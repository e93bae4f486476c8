// What the address book says about who is not written to, and what can be done about it at once:
//   * each contact counts for the first reason that holds; a mailbox closed elsewhere is closed
//     here too, and the list says so
//   * the list narrows to reasons, and to whom one import brought; its counts stay those of the
//     wider list, so one can change one's mind
//   * by name or by last change, either way round
//   * one legal basis for exactly those who lack nothing else, only if they are as many as somebody
//     saw; the way back spares what was entered since
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { suppress } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor, type LegalBasis } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import type { EmailAddress } from '#shared/values.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
const basis: LegalBasis = {
  basis: 'public-task',
  proof: { wording: '', source: 'Liste der Schulaufsicht', at },
};
const person = (id: string, email: string | null, more: object = {}) => ({
  id: `con_${id}`,
  email,
  ...more,
});
const actorOf = (name: string, contacts: object[], more: object = {}) =>
  Actor.parse({
    id: `act_${name.toLowerCase()}`,
    revision: 0,
    name,
    contacts,
    createdAt: at,
    updatedAt: at,
    ...more,
  });

async function office() {
  const store = memoryStore();
  const clock = steadyClock();
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    announced.push([name, data]);
  });
  await store.actors.putMany([
    actorOf(
      'Amt',
      [
        person('left', 'amt@haus.example', { state: 'unsubscribed', legalBasis: basis }),
        person('none', 'zwei@haus.example'),
      ],
      { updatedAt: '2026-03-04T09:00:00.000Z' },
    ),
    actorOf(
      'Beirat',
      [
        person('same', 'AMT@haus.example', { legalBasis: basis }),
        person('paused', 'paused@haus.example', { state: 'restricted' }),
      ],
      { updatedAt: '2026-03-03T09:00:00.000Z' },
    ),
    actorOf('Chor', [
      person('mute', null),
      person('erased', 'weg@chor.example', { legalBasis: basis }),
    ]),
    actorOf('Dorf', [
      person('fine', 'dorf@haus.example', { legalBasis: basis }),
      person('none-too', 'noch@haus.example'),
    ]),
  ]);
  await suppress(
    { store, fingerprint: testFingerprint },
    'weg@chor.example' as EmailAddress,
    at,
    'erased',
  );
  const around = { store, fingerprint: testFingerprint, clock, events, ids: countedIds() };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const list = (input: object = {}) => actors.list(contract.list.input.parse(input));
  const names = async (input: object = {}) => (await list(input)).items.map(({ name }) => name);
  const basisOf = async () =>
    (await store.actors.list()).flatMap(({ contacts }) =>
      contacts.map(({ id, legalBasis }) => [id, legalBasis?.proof.source ?? null]),
    );
  const add = (filter: object, expected: number) =>
    actors.addLegalBasis(
      contract.addLegalBasis.input.parse({ filter, expected, legalBasis: basis }),
    );
  return { store, clock, announced, actors, list, names, basisOf, add };
}

describe('who is not written to', () => {
  it('counts each contact for the first reason that holds', async () => {
    const { list } = await office();
    expect((await list()).obstacles).toEqual({
      unsubscribed: 2,
      restricted: 1,
      'no-address': 1,
      suppressed: 1,
      'no-legal-basis': 2,
    });
  });

  it('tells of a mailbox that is closed elsewhere', async () => {
    const { list, actors, store } = await office();
    const closed = [
      { contactId: 'con_same', obstacle: 'unsubscribed' },
      { contactId: 'con_erased', obstacle: 'suppressed' },
    ];
    expect((await list()).closed).toEqual(closed);
    expect((await list({ limit: 1 })).closed).toEqual([]);
    expect(await actors.closed({ id: 'act_chor' as never })).toEqual(closed.slice(1));
    await store.suppressions.change({ remove: await store.suppressions.list() });
    expect((await list()).closed).toEqual(closed.slice(0, 1));
  });

  it('is found by the reason, and the counts stay those of everybody found', async () => {
    const { list, names } = await office();
    expect(await names({ obstacles: ['no-legal-basis'] })).toEqual(['Amt', 'Dorf']);
    expect(await names({ obstacles: ['unsubscribed', 'suppressed'] })).toEqual([
      'Amt',
      'Beirat',
      'Chor',
    ]);
    expect((await list({ obstacles: ['restricted'] })).obstacles['no-legal-basis']).toBe(2);
    expect((await list({ search: 'Dorf' })).obstacles).toMatchObject({
      'no-legal-basis': 1,
      unsubscribed: 0,
    });
  });

  it('is found by the import that brought them', async () => {
    const { actors, names, list } = await office();
    const rows = 'Name;eMail;Ort\nEck;eck@haus.example;\nDorf;dorf@haus.example;Berlin\n';
    const { importId, withoutLegalBasis } = contract.import.output.parse(
      await actors.import(
        contract.import.input.parse({ file: toBase64(new TextEncoder().encode(rows)) }),
      ),
    );
    expect(await names({ importId })).toEqual(['Dorf', 'Eck']);
    expect(
      (await list({ importId, obstacles: ['no-legal-basis'] })).obstacles['no-legal-basis'],
    ).toBe(withoutLegalBasis);
    expect(await names({ importId: 'imp_lange-her' })).toEqual([]);
  });
});

it('lists by name or by last change, either way round, and pages through it', async () => {
  const { names, actors, clock, store } = await office();
  expect(await names({ isDescending: true })).toEqual(['Dorf', 'Chor', 'Beirat', 'Amt']);
  expect(await names({ sort: 'changed' })).toEqual(['Chor', 'Dorf', 'Beirat', 'Amt']);
  expect(await names({ sort: 'changed', isDescending: true, offset: 1, limit: 2 })).toEqual([
    'Beirat',
    'Dorf',
  ]);
  clock.set('2026-03-05T09:00:00.000Z');
  await actors.save(
    contract.save.input.parse({ actor: await store.actors.get('act_chor' as never) }),
  );
  expect(await names({ sort: 'changed', isDescending: true, limit: 1 })).toEqual(['Chor']);
});

describe('one legal basis for many', () => {
  const untouched = [
    ['con_left', basis.proof.source],
    ['con_same', basis.proof.source],
    ['con_paused', null],
    ['con_mute', null],
    ['con_erased', basis.proof.source],
    ['con_fine', basis.proof.source],
  ];

  it('reaches those who lack nothing else, and can be taken back', async () => {
    const { add, basisOf, actors, announced, list } = await office();
    const before = await basisOf();
    announced.length = 0;
    expect(await add({}, 2)).toEqual({ contactIds: ['con_none', 'con_none-too'] });
    expect(announced).toEqual([['actors.changed', { count: 2 }]]);
    expect(new Map((await basisOf()) as [string, string | null][])).toEqual(
      new Map([
        ...untouched,
        ['con_none', basis.proof.source],
        ['con_none-too', basis.proof.source],
      ] as [string, string | null][]),
    );
    expect((await list()).obstacles['no-legal-basis']).toBe(0);
    expect(
      await actors.removeLegalBasis({
        contactIds: ['con_none', 'con_none-too', 'con_gone'] as never[],
        legalBasis: basis,
      }),
    ).toEqual({ undone: 2, kept: 1 });
    expect(await basisOf()).toEqual(before);
  });

  it('stays within the filter', async () => {
    const { add } = await office();
    expect(await add({ search: 'Dorf' }, 1)).toEqual({ contactIds: ['con_none-too'] });
  });

  it('changes nothing when they are not as many as somebody saw', async () => {
    const { add, basisOf } = await office();
    const before = await basisOf();
    await expect(add({}, 3)).rejects.toMatchObject({
      code: 'contacts.others-meanwhile',
      data: { expected: 3, found: 2 },
    });
    expect(await basisOf()).toEqual(before);
  });

  it('leaves what was entered since when it is taken back', async () => {
    const { add, actors, store, basisOf } = await office();
    const { contactIds } = await add({}, 2);
    const amt = (await store.actors.get('act_amt' as never))!;
    await actors.save(
      contract.save.input.parse({
        actor: {
          ...amt,
          contacts: amt.contacts.map((one) => ({
            ...one,
            legalBasis: { basis: 'consent', proof: { source: 'Anruf', at } },
          })),
        },
      }),
    );
    expect(
      await actors.removeLegalBasis({ contactIds: [...contactIds] as never[], legalBasis: basis }),
    ).toEqual({ undone: 1, kept: 1 });
    expect(await basisOf()).toContainEqual(['con_none', 'Anruf']);
  });
});
