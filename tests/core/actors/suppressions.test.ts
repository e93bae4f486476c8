// The suppression list as a person sees and changes it, and how somebody comes back:
//   * an address is put on it and taken off it with a reason, in any spelling, whether it is in the
//     address book or not; doing it twice changes nothing
//   * the list says when, why and by whom, the newest change first, and no address that is not in
//     the address book
//   * a new consent, given after leaving, lets the mailbox be written to at every actor; it can be
//     undone; the trace stays
//   * importing a list never brings anybody back
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { suppressions as listContract } from '#shared/contract/suppressions.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const rows = [
  'Name;eMail;Rechtsgrundlage',
  'Kita;Ada@Kita.example;Einwilligung',
  'Verein;ada@kita.example;Einwilligung',
  'Hort;bo@hort.example;Einwilligung',
];

async function office() {
  const store = memoryStore();
  const clock = steadyClock('2026-03-02T09:00:00.000Z');
  const events = createEventBus((error) => {
    throw error;
  });
  const around = { store, fingerprint: testFingerprint, clock, events, ids: countedIds() };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const handlers = createSuppressionsHandlers(around);
  const importList = async () =>
    actors.import(
      contract.import.input.parse({
        file: toBase64(new TextEncoder().encode(rows.join('\n'))),
        fileName: 'liste.csv',
      }),
    );
  await importList();
  const named = async (name: string) =>
    (await store.actors.list()).find((actor) => actor.name === name)!.contacts[0]!;
  const written = async (address = 'ada@kita.example') => {
    const { items, closed } = await actors.list(contract.list.input.parse({}));
    const shut = new Set(closed.map(({ contactId }) => contactId));
    return items.flatMap((actor) =>
      Actor.parse(actor)
        .contacts.filter(
          ({ id, email, state, legalBasis }) =>
            state === 'active' && legalBasis && !shut.has(id) && email?.toLowerCase() === address,
        )
        .map(() => actor.name),
    );
  };
  return {
    ...around,
    actors,
    importList,
    named,
    written,
    isClosed: async (address = 'ada@kita.example') =>
      (await loadSuppression(store, testFingerprint))(address),
    add: (address: string, reason = 'Anruf') =>
      handlers.add(listContract.add.input.parse({ address, reason })),
    lift: (address: string, reason = 'Irrtum') =>
      handlers.lift(listContract.lift.input.parse({ address, reason })),
    list: async (input: object = {}) =>
      listContract.list.output.parse(await handlers.list(listContract.list.input.parse(input))),
    history: async (name: string) =>
      listContract.history.output.parse(
        await handlers.history({ contactId: (await named(name)).id }),
      ),
    consent: async (name: string, part: object = {}) =>
      actors.addConsent(
        contract.addConsent.input.parse({
          contactId: (await named(name)).id,
          consent: {
            wording: 'Ich möchte den Kiezbrief wieder.',
            source: 'Mail vom 5. März',
            at: '2026-03-05T12:00:00.000Z',
            ...part,
          },
        }),
      ),
  };
}
type Office = Awaited<ReturnType<typeof office>>;
const later = ({ clock }: Office, at = '2026-03-06T09:00:00.000Z') => {
  clock.set(at);
};

describe('an address', () => {
  it('is put on the list and taken off it, in any spelling', async () => {
    const { add, lift, isClosed, written, list } = await office();
    expect(await add('ADA@kita.example')).toMatchObject({
      wasKnown: false,
      suppression: {
        isClosed: true,
        causes: [{ by: 'office', why: 'Anruf', mail: null, lifted: null }],
      },
    });
    expect([await isClosed(), await written()]).toEqual([true, []]);
    expect(await add('ada@KITA.example', 'noch einmal')).toMatchObject({ wasKnown: true });
    expect((await list()).items[0]!.causes).toHaveLength(1);
    expect(await lift('Ada@kita.example')).toMatchObject({
      contactIds: [],
      suppression: {
        isClosed: false,
        causes: [{ why: 'Anruf', lifted: { by: 'office', why: 'Irrtum' } }],
      },
    });
    expect([await isClosed(), await written()]).toEqual([false, ['Kita', 'Verein']]);
    await expect(lift('ada@kita.example')).rejects.toMatchObject({
      code: 'suppression.not-found',
      data: {},
    });
    await add('ada@kita.example', 'doch');
    expect((await list()).items[0]).toMatchObject({
      isClosed: true,
      causes: [{ why: 'doch' }, { why: 'Anruf' }],
    });
  });

  it('that nobody in the address book has keeps whoever comes later from being written to', async () => {
    const { add, actors, isClosed, list } = await office();
    await add('neu@nirgends.example');
    expect(await isClosed('neu@nirgends.example')).toBe(true);
    const outcome = await actors.import(
      contract.import.input.parse({
        file: toBase64(new TextEncoder().encode('Name;eMail\nNeu;neu@nirgends.example')),
        fileName: 'x.csv',
      }),
    );
    expect(outcome.refused.map(({ notes }) => notes[0]!.note)).toEqual(['address-suppressed']);
    expect(JSON.stringify([await list()])).not.toContain('nirgends');
  });

  it('taken off brings back who was unsubscribed with it, at every actor, and nobody else', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    await unsubscribeContact(around, (await around.named('Hort')).id, 'unsubscribed');
    expect((await around.lift('ada@kita.example')).contactIds).toEqual([
      (await around.named('Kita')).id,
    ]);
    expect([await around.written(), await around.written('bo@hort.example')]).toEqual([
      ['Kita', 'Verein'],
      [],
    ]);
  });

  it('is refused without a reason', () => {
    for (const name of ['add', 'lift'] as const)
      expect(
        listContract[name].input.safeParse({ address: 'a@b.example', reason: '  ' }).success,
      ).toBe(false);
  });
});

describe('the list', () => {
  it('shows the newest change first, and who it is as far as the address book knows', async () => {
    const around = await office();
    await around.add('bo@hort.example');
    later(around, '2026-03-03T09:00:00.000Z');
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    await around.lift('bo@hort.example');
    const { items, total } = await around.list();
    expect([
      total,
      items.map(({ isClosed, contacts }) => [
        isClosed,
        ...contacts.map(({ actor, email }) => `${actor} ${email}`),
      ]),
    ]).toEqual([
      2,
      [
        [false, 'Hort bo@hort.example'],
        [true, 'Kita Ada@kita.example', 'Verein ada@kita.example'],
      ],
    ]);
    expect(
      (await around.list({ isClosed: true })).items.map(({ causes }) => causes[0]!.by),
    ).toEqual(['mail']);
  });

  it('tells at a contact what happened there, also after its address was changed', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Hort')).id, 'unsubscribed', {
      by: 'mail',
    });
    const { id, revision } = (await around.store.actors.list()).find(
      ({ name }) => name === 'Hort',
    )!;
    const hort = (await around.store.actors.get(id))!;
    await around.actors.save(
      contract.save.input.parse({
        actor: {
          ...hort,
          revision,
          contacts: [{ ...hort.contacts[0]!, email: 'neu@hort.example' }],
        },
      }),
    );
    expect(await around.history('Hort')).toMatchObject({
      isClosed: true,
      causes: [{ by: 'mail', lifted: null }],
    });
    expect((await around.history('Kita')).causes).toEqual([]);
  });
});

describe('a new consent', () => {
  it('lets the mailbox be written to again, at every actor, and keeps the trace', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    const { actor } = await around.consent('Kita');
    expect(actor.contacts![0]).toMatchObject({
      state: 'active',
      legalBasis: { basis: 'consent', proof: { wording: 'Ich möchte den Kiezbrief wieder.' } },
    });
    expect([await around.isClosed(), await around.written()]).toEqual([false, ['Kita', 'Verein']]);
    expect(await around.history('Kita')).toMatchObject({
      isClosed: false,
      causes: [{ by: 'mail', lifted: { by: 'consent', why: 'Mail vom 5. März' } }],
    });
  });

  it('works for a mailbox that is only on the list', async () => {
    const around = await office();
    await around.add('ada@kita.example');
    later(around);
    await around.consent('Verein');
    expect([await around.isClosed(), await around.written()]).toEqual([false, ['Kita', 'Verein']]);
  });

  it('is refused when it is older than leaving, lies ahead, or proves nothing', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    await expect(around.consent('Kita', { at: '2026-02-01T12:00:00.000Z' })).rejects.toMatchObject({
      code: 'consent.before-leaving',
    });
    await expect(around.consent('Kita', { at: '2026-04-01T12:00:00.000Z' })).rejects.toMatchObject({
      code: 'consent.in-future',
    });
    await expect(around.consent('Kita', { wording: '' })).rejects.toThrow();
    expect(await around.isClosed()).toBe(true);
  });

  it('leaves a restriction standing', async () => {
    const around = await office();
    const kita = (await around.store.actors.list())[0]!;
    await around.actors.save(
      contract.save.input.parse({
        actor: { ...kita, contacts: [{ ...kita.contacts[0]!, state: 'restricted' }] },
      }),
    );
    later(around);
    await around.consent('Kita');
    expect((await around.named('Kita')).state).toBe('restricted');
  });

  it('can be undone: who had left has left again, with the basis of before', async () => {
    const around = await office();
    const before = (await around.named('Kita')).legalBasis;
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    const answer = contract.addConsent.output.parse(await around.consent('Kita'));
    const consent = {
      wording: 'Ich möchte den Kiezbrief wieder.',
      source: 'Mail vom 5. März',
      at: '2026-03-05T12:00:00.000Z',
    };
    expect(await around.actors.undoConsent({ consent, before: answer.before })).toEqual({
      undone: 1,
    });
    expect(await around.named('Kita')).toMatchObject({ state: 'unsubscribed', legalBasis: before });
    expect([await around.isClosed(), await around.written()]).toEqual([true, []]);
    expect(await around.actors.undoConsent({ consent, before: answer.before })).toEqual({
      undone: 0,
    });
  });
});

it('importing a list never brings anybody back', async () => {
  const around = await office();
  await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
  await around.add('bo@hort.example');
  for (let round = 0; round < 2; round += 1) await around.importList();
  expect([
    await around.written(),
    await around.written('bo@hort.example'),
    await around.isClosed(),
    await around.isClosed('bo@hort.example'),
  ]).toEqual([[], [], true, true]);
});
