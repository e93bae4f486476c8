// A restriction (Art. 18 DSGVO) outlives its record:
//   * whoever was restricted and goes (actor removed, contact removed, import undone, address
//     changed) is not written to when the mailbox is imported again
//   * the suppression list says since when and why; a person takes the mailbox off it with a reason
//   * bringing the record back, or freeing the contact, takes that cause back and no other; a new
//     consent does not
//   * what is refused changes nothing, a crash in between leaves the mailbox safe
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Store } from '#core/ports/store.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor, type Contact } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { suppressions as listContract } from '#shared/contract/suppressions.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';

async function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const events = createEventBus((error) => {
    throw error;
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(at),
    events,
    ids: countedIds(),
  };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const list = createSuppressionsHandlers(around);
  const save = async (actor: object) =>
    Actor.parse(await actors.save(contract.save.input.parse({ actor })));
  const importList = async (...lines: string[]) =>
    contract.import.output.parse(
      await actors.import(
        contract.import.input.parse({
          file: toBase64(new TextEncoder().encode(lines.join('\n'))),
          fileName: 'liste.csv',
        }),
      ),
    );
  const legalBasis = { basis: 'agreement', proof: { source: 'Test', at } };
  const known = await save({
    revision: 0,
    name: 'Kita',
    contacts: [
      { lastName: 'Ada', email: 'ada@kita.example', legalBasis, state: 'restricted' },
      { lastName: 'Bo', email: 'bo@kita.example', legalBasis },
    ],
  });
  const written = async () => {
    const { items, closed } = await actors.list(contract.list.input.parse({}));
    const shut = new Set(closed.map(({ contactId }) => contactId));
    return items
      .flatMap((actor) => Actor.parse(actor).contacts)
      .filter(({ id, state }) => state === 'active' && !shut.has(id))
      .map(({ email }) => email);
  };
  const causes = async () =>
    (await list.list(listContract.list.input.parse({}))).items.flatMap(
      (one) => listContract.list.output.shape.items.element.parse(one).causes,
    );
  const [ada, bo] = [known.contacts[0]!, known.contacts[1]!];
  return {
    ...around,
    actors,
    list,
    save,
    importList,
    known,
    ada,
    bo,
    written,
    causes,
    removeActor: async (which: Pick<Actor, 'id' | 'revision'>) =>
      Actor.parse(await actors.remove(which)),
    isClosed: async (address = 'ada@kita.example') =>
      (await loadSuppression(store, testFingerprint))(address),
    importAgain: () =>
      importList(
        'Name;eMail;Rechtsgrundlage',
        'Kita;Ada@kita.example;Einwilligung',
        'Kita;bo@kita.example;Einwilligung',
      ),
    now: async () => (await store.actors.get(known.id))!,
    lift: (reason = 'Irrtum') =>
      list.lift(listContract.lift.input.parse({ address: 'ada@kita.example', reason })),
    add: () =>
      list.add(listContract.add.input.parse({ address: 'ada@kita.example', reason: 'Anruf' })),
  };
}

describe('whoever was restricted', () => {
  it('and was removed with the actor is not written to when imported again; the list says why', async () => {
    const { removeActor, known, ada, importAgain, written, causes, isClosed } = await office();
    await removeActor({ id: known.id, revision: 1 });
    expect([await isClosed(), await isClosed('bo@kita.example')]).toEqual([true, false]);
    expect((await importAgain()).refused.map(({ notes }) => notes[0]!.note)).toEqual([
      'address-suppressed',
    ]);
    expect(await written()).toEqual(['bo@kita.example']);
    expect(await causes()).toEqual([
      { at, by: 'office', why: '', isRestriction: true, mail: null, lifted: null },
    ]);
    expect(JSON.stringify(await causes())).not.toContain(ada.id);
  });

  it.each<[string, (contacts: readonly [Contact, Contact]) => readonly object[]]>([
    ['was removed by saving', ([, bo]) => [bo]],
    ['has an empty address now', ([ada, bo]) => [{ ...ada, email: null }, bo]],
    ['has another address now', ([ada, bo]) => [{ ...ada, email: 'neu@kita.example' }, bo]],
  ])('and %s is not written to when imported again', async (_, contacts) => {
    const { save, known, ada, bo, importAgain, written, isClosed } = await office();
    await save({ ...known, contacts: contacts([ada, bo]) });
    expect(await isClosed()).toBe(true);
    await importAgain();
    expect(await written()).toEqual(['bo@kita.example']);
  });

  it('and had left besides is still restricted when the leave is taken back after the removal', async () => {
    const { actors, removeActor, known, ada, importAgain, written, isClosed, now } = await office();
    await actors.unsubscribe({ contactId: ada.id, reason: '' });
    await removeActor({ id: known.id, revision: (await now()).revision });
    const removed = {
      ...known,
      contacts: known.contacts.map((one) =>
        one.id === ada.id
          ? { ...one, state: 'unsubscribed' as const, wasRestricted: true as const }
          : one,
      ),
    };
    await actors.restore({ actor: removed });
    await actors.undoUnsubscribe({ contactId: ada.id, reason: 'Irrtum' });
    expect((await now()).contacts[0]!.state).toBe('restricted');
    await removeActor({ id: known.id, revision: (await now()).revision });
    await importAgain();
    expect([await isClosed(), await written()]).toEqual([true, ['bo@kita.example']]);
  });

  it('keeps the mailbox closed at others who leave and take that back', async () => {
    const { actors, removeActor, save, known, written } = await office();
    const hort = await save({
      revision: 0,
      name: 'Hort',
      contacts: [{ email: 'ada@kita.example', legalBasis: known.contacts[1]!.legalBasis }],
    });
    await removeActor({ id: known.id, revision: 1 });
    const contactId = hort.contacts[0]!.id;
    await actors.unsubscribe({ contactId, reason: '' });
    expect(
      Actor.parse(await actors.undoUnsubscribe({ contactId, reason: '' })).contacts[0]!.state,
    ).toBe('active');
    expect(await written()).toEqual([]);
    await actors.unsubscribe({ contactId, reason: '' });
    await actors.addConsent(
      contract.addConsent.input.parse({
        contactId,
        consent: { wording: 'Ja', source: 'Mail', at },
      }),
    );
    expect(await written()).toEqual([]);
  });

  it('by an import that is undone since stays so', async () => {
    const { actors, importList, store, isClosed } = await office();
    const { importId } = await importList(
      'Name;eMail;Rechtsgrundlage',
      'Hort;h@hort.example;Einwilligung',
    );
    const hort = (await store.actors.list()).find(({ name }) => name === 'Hort')!;
    // As one that was made restricted by the import itself would be: nobody has saved it since.
    await store.actors.remove(hort.id, hort.revision);
    await store.actors.put({
      ...hort,
      revision: 0,
      contacts: hort.contacts.map((one) => ({ ...one, state: 'restricted' as const })),
    });
    await actors.undoImport({ importId: importId! });
    expect(await isClosed('h@hort.example')).toBe(true);
  });
});

describe('the cause on the list', () => {
  it('is taken back when the removal is undone: the contact is restricted as before, and freeing it is enough', async () => {
    const { actors, removeActor, known, causes, isClosed, save, now, written } = await office();
    const removed = await removeActor({ id: known.id, revision: 1 });
    await actors.restore({ actor: removed });
    expect(await causes()).toMatchObject([{ isRestriction: true, lifted: { by: 'office' } }]);
    expect([await isClosed(), (await now()).contacts[0]!.state, await written()]).toEqual([
      false,
      'restricted',
      ['bo@kita.example'],
    ]);
    const actor = await now();
    await save({ ...actor, contacts: actor.contacts.map((one) => ({ ...one, state: 'active' })) });
    expect(await written()).toEqual(['ada@kita.example', 'bo@kita.example']);
  });

  it('stays when the record that is brought back does not say restricted', async () => {
    const { actors, removeActor, known, now, written } = await office();
    const removed = await removeActor({ id: known.id, revision: 1 });
    await actors.restore({
      actor: {
        ...removed,
        contacts: removed.contacts.map((one) => ({ ...one, state: 'active' as const })),
      },
    });
    expect((await now()).contacts[0]!.state).toBe('restricted');
    expect(await written()).toEqual(['bo@kita.example']);
  });

  it('about an earlier mailbox ends when the office frees the contact, and when a removed contact is saved back it is not needed', async () => {
    const { save, known, ada, bo, now, isClosed } = await office();
    await save({ ...known, contacts: [{ ...ada, email: 'neu@kita.example' }, bo] });
    await save({
      ...(await now()),
      contacts: [{ ...ada, email: 'neu@kita.example', state: 'active' }, bo],
    });
    expect([await isClosed(), await isClosed('neu@kita.example')]).toEqual([false, false]);
    await save({ ...(await now()), contacts: [{ ...ada, state: 'restricted' }, bo] });
    await save({ ...(await now()), contacts: [bo] });
    expect(await isClosed()).toBe(true);
    await save({ ...(await now()), contacts: [bo, ada] });
    expect(await isClosed()).toBe(false);
  });

  it('is not needed where the office frees a contact', async () => {
    const { save, known, causes, written } = await office();
    await save({ ...known, contacts: known.contacts.map((one) => ({ ...one, state: 'active' })) });
    expect([await causes(), await written()]).toEqual([
      [],
      ['ada@kita.example', 'bo@kita.example'],
    ]);
  });

  it('is one of its own: two restricted people at one mailbox end each by themselves, and whoever calls besides is on the list too', async () => {
    const { actors, removeActor, known, save, isClosed, add } = await office();
    const other = await save({
      revision: 0,
      name: 'Hort',
      contacts: [{ email: 'ada@kita.example', state: 'restricted' }],
    });
    const kita = await removeActor({ id: known.id, revision: 1 });
    const hort = await removeActor({ id: other.id, revision: 1 });
    expect(await add()).toMatchObject({ wasKnown: true, suppression: { causes: [{}, {}, {}] } });
    await actors.restore({ actor: kita });
    await actors.restore({ actor: hort });
    expect(await isClosed()).toBe(true);
  });

  it('is taken off by a person with a reason', async () => {
    const { removeActor, known, lift, importAgain, written, causes } = await office();
    await removeActor({ id: known.id, revision: 1 });
    await lift('Einschränkung aufgehoben');
    expect(await causes()).toMatchObject([
      { lifted: { by: 'office', why: 'Einschränkung aufgehoben' } },
    ]);
    await importAgain();
    expect((await written()).map((address) => address!.toLowerCase())).toEqual([
      'ada@kita.example',
      'bo@kita.example',
    ]);
  });
});

it('what is refused puts nobody on the list; a crash before the record changed leaves the mailbox safe', async () => {
  const refused = await office();
  await expect(refused.removeActor({ id: refused.known.id, revision: 7 })).rejects.toMatchObject({
    code: 'store.conflict',
  });
  expect(await refused.isClosed()).toBe(false);
  const crashed = await office((store) => ({
    actors: { ...store.actors, remove: () => Promise.reject(new Error('power cut')) },
  }));
  await expect(crashed.removeActor({ id: crashed.known.id, revision: 1 })).rejects.toThrow(
    'power cut',
  );
  expect(await crashed.isClosed()).toBe(true);
});
