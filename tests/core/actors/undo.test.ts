// What can be taken back in the address book, and what cannot:
//   * an undone import leaves the address book as it was; what somebody changed since stays, above
//     all an unsubscribe
//   * the last five imports can be undone, each once; an import that fails or changes nothing
//     leaves nothing to undo
//   * an unsubscribe can be taken back: one entered in the office at once, one a person asked for
//     with a reason; its trace stays
//   * taking back one of two wishes to leave brings nobody back, nor does saving, a power cut or a
//     name that was changed
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { takeBackMail } from '#core/actors/take-back.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import type { Store } from '#core/ports/store.ts';
import type { ImportId } from '#shared/values.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name !== 'actors.importProgressed') announced.push([name, data]);
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(),
    events,
    ids: countedIds(),
  };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const importList = async (...lines: string[]) =>
    contract.import.output.parse(
      await actors.import(
        contract.import.input.parse({
          file: toBase64(new TextEncoder().encode(lines.join('\n'))),
          fileName: 'liste.csv',
        }),
      ),
    );
  const named = async (name: string) =>
    (await store.actors.list()).find((actor) => actor.name === name)!;
  const edit = async (name: string, part: object) =>
    actors.save(contract.save.input.parse({ actor: { ...(await named(name)), ...part } }));
  return { ...around, announced, actors, importList, named, edit };
}
const content = ({ revision: _revision, ...rest }: Actor) => rest;

describe('undoing an import', () => {
  it('removes what it created and gives back what it changed', async () => {
    const { importList, actors, store, announced } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const before = (await store.actors.list()).map(content);
    const { importId, counts } = await importList(
      'Name;eMail;Ort;Telefon',
      'Kita;a@kita.example;Potsdam;030 1',
      'Neu;n@neu.example;;',
      'Kita;zwei@kita.example;;',
    );
    expect(counts).toMatchObject({ created: 2, updated: 1 });
    announced.length = 0;
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 0 });
    expect((await store.actors.list()).map(content)).toEqual(before);
    expect(announced).toEqual([['actors.changed', { count: 2 }]]);
    await expect(actors.undoImport({ importId: importId! })).rejects.toMatchObject({
      code: 'import.not-found',
    });
  });

  it('is offered for each of the last five, newest first, until it was done', async () => {
    const { importList, actors, clock } = office();
    const { importId: first } = await importList('Name;Ort', 'Kita;Berlin', 'Hort;Berlin');
    const { importId: second } = await importList('Name;Ort', 'Kita;Potsdam', 'Neu;Berlin');
    expect((await actors.listImports({})).items).toEqual([
      { id: second, at: clock.now(), fileName: 'liste.csv', created: 1, updated: 1 },
      { id: first, at: clock.now(), fileName: 'liste.csv', created: 2, updated: 0 },
    ]);
    await actors.undoImport({ importId: second! });
    expect((await actors.listImports({})).items.map(({ id }) => id)).toEqual([first]);
    for (let number = 1; number <= 5; number += 1)
      await importList('Name;Ort', `Verein ${number};Berlin`);
    expect((await actors.listImports({})).items).toHaveLength(5);
  });

  it('leaves alone what was changed or removed since', async () => {
    const { importList, actors, store, edit, named } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const { importId } = await importList(
      'Name;eMail;Ort',
      'Kita;a@kita.example;Potsdam',
      'Hort;h@hort.example;Potsdam',
      'Neu;n@neu.example;',
      'Fort;f@fort.example;',
      'Bleibt;b@bleibt.example;',
    );
    await edit('Kita', { website: 'neu' });
    await edit('Bleibt', { website: 'neu' });
    const { id, revision } = await named('Fort');
    await actors.remove({ id, revision });
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 3 });
    expect(
      (await store.actors.list()).map(({ name, address, website }) => [
        name,
        address.city,
        website,
      ]),
    ).toEqual([
      ['Kita', 'Potsdam', 'neu'],
      ['Hort', 'Berlin', ''],
      ['Bleibt', '', 'neu'],
    ]);
  });

  it('keeps whoever unsubscribed in between unsubscribed', async () => {
    const around = office();
    const { importList, actors, named, store } = around;
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin');
    const { importId } = await importList(
      'Name;eMail;Ort',
      'Kita;a@kita.example;Potsdam',
      'Neu;n@neu.example;',
    );
    for (const name of ['Kita', 'Neu'])
      await unsubscribeContact(around, (await named(name)).contacts[0]!.id, 'unsubscribed');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 2 });
    expect((await store.actors.list()).map(({ contacts }) => contacts[0]!.state)).toEqual([
      'unsubscribed',
      'unsubscribed',
    ]);
    const isSuppressed = await loadSuppression(store, testFingerprint);
    expect([isSuppressed('a@kita.example'), isSuppressed('n@neu.example')]).toEqual([true, true]);
  });

  it('is possible for the last five, and for nothing that changed nothing', async () => {
    const { importList, actors, store } = office();
    const ids: ImportId[] = [];
    for (let round = 1; round <= 6; round += 1)
      ids.push((await importList('Name;eMail', `Kita ${round};k${round}@kita.example`)).importId!);
    expect((await importList('Name;eMail', 'Kita 6;k6@kita.example')).importId).toBeNull();
    await expect(actors.undoImport({ importId: ids[0]! })).rejects.toMatchObject({
      code: 'import.not-found',
    });
    for (const id of ids.slice(1))
      expect(await actors.undoImport({ importId: id })).toEqual({ undone: 1, kept: 0 });
    expect((await store.actors.list()).map(({ name }) => name)).toEqual(['Kita 1']);
    expect(await store.imports.list()).toEqual([]);
  });

  it('copies nothing of what was created', async () => {
    const { importList, store } = office();
    await importList(
      'Name;eMail',
      ...Array.from({ length: 50 }, (_none, number) => `Kita ${number};k${number}@kita.example`),
    );
    const text = JSON.stringify(await store.imports.list());
    expect(text).not.toContain('kita.example');
    expect(text.length).toBeLessThan(50 * 20 + 200);
  });

  it('has nothing to undo where the import was refused', async () => {
    const { importList, store } = office((whole) => ({
      actors: { ...whole.actors, putMany: () => Promise.reject(new Error('disk full')) },
    }));
    await expect(importList('Name;eMail', 'Kita;k@kita.example')).rejects.toThrow('disk full');
    expect(await store.imports.list()).toEqual([]);
  });

  it('can be asked again when the program died half-way', async () => {
    let dies = true;
    const { importList, actors, store } = office((whole) => ({
      imports: {
        ...whole.imports,
        remove: (id, revision) => {
          if (dies) {
            dies = false;
            return Promise.reject(new Error('power cut'));
          }
          return whole.imports.remove(id, revision);
        },
      },
    }));
    const { importId } = await importList('Name;eMail', 'Kita;k@kita.example');
    await expect(actors.undoImport({ importId: importId! })).rejects.toThrow('power cut');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 1 });
    expect(await store.actors.list()).toEqual([]);
  });
});

describe('an unsubscribe', () => {
  const kita = async () => {
    const around = office();
    await around.importList('Name;eMail', 'Kita;a@kita.example');
    const contactId = (await around.named('Kita')).contacts[0]!.id;
    const isSafe = async () =>
      (await loadSuppression(around.store, testFingerprint))('a@kita.example');
    const state = async () => (await around.named('Kita')).contacts[0]!.state;
    const causes = async () =>
      (await around.store.suppressions.list()).flatMap((entry) => entry.causes ?? []);
    const { actors } = around;
    const phone = (reason = '') => actors.unsubscribe({ contactId, reason });
    const undo = (reason = '') => actors.undoUnsubscribe({ contactId, reason });
    return { ...around, contactId, isSafe, state, causes, phone, undo };
  };
  const mail = { by: 'mail', incomingId: 'inc_1' as never } as const;

  it('by phone ends writing, and can be taken back without a word', async () => {
    const { actors, isSafe, named, phone, undo, causes } = await kita();
    expect(Actor.parse(await phone('Anruf')).contacts[0]!.state).toBe('unsubscribed');
    expect(await isSafe()).toBe(true);
    expect(Actor.parse(await undo()).contacts[0]!.state).toBe('active');
    expect(await isSafe()).toBe(false);
    expect(await causes()).toMatchObject([
      { by: 'office', why: 'Anruf', lifted: { by: 'office', why: '' } },
    ]);
    const before = await named('Kita');
    expect(await undo()).toEqual(before);
    for (const verb of ['unsubscribe', 'undoUnsubscribe'] as const)
      await expect(
        actors[verb]({ contactId: 'con_gone' as never, reason: '' }),
      ).rejects.toMatchObject({ code: 'contact.not-found' });
  });

  it('that a person asked for is taken back with a reason only, before or after the office said so too', async () => {
    for (const order of [['mail', 'office'], ['office', 'mail'], ['mail']] as const) {
      const { contactId, isSafe, state, undo, causes, ...around } = await kita();
      for (const by of order) await unsubscribeContact(around, contactId, 'unsubscribed', { by });
      await expect(undo()).rejects.toMatchObject({ code: 'unsubscribe.reason-needed' });
      expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
      await undo('Weitergeleitete Ausgabe, jemand anderes hat geklickt');
      expect([await isSafe(), await state()]).toEqual([false, 'active']);
      const kept = await causes();
      expect(kept.map(({ by }) => by)).toEqual(order);
      expect(
        kept.every(
          ({ lifted }) =>
            lifted?.why.startsWith('Weitergeleitete') && lifted.at === around.clock.now(),
        ),
      ).toBe(true);
    }
  });

  it('by a mail, entered by an earlier version, is taken back with a reason as well', async () => {
    const { store, contactId, phone, undo, state, isSafe } = await kita();
    await phone();
    const [entry] = await store.suppressions.list();
    const { causes: _causes, ...earlier } = entry!;
    await store.suppressions.put(earlier);
    await expect(undo()).rejects.toMatchObject({
      code: 'unsubscribe.reason-needed',
      data: { id: contactId },
    });
    await undo('Irrtum');
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('that a mail set off is taken back with that mail; what was said by phone besides still stands', async () => {
    const { contactId, isSafe, state, phone, ...around } = await kita();
    await unsubscribeContact(around, contactId, 'unsubscribed', mail);
    expect(await takeBackMail(around, 'inc_other' as never, 'x')).toEqual([]);
    expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
    await phone();
    expect(await takeBackMail(around, mail.incomingId, 'Irrtum')).toEqual([]);
    expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
    await around.undo();
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('said again after it was taken back counts again', async () => {
    const { contactId, isSafe, undo, ...around } = await kita();
    for (let round = 0; round < 2; round += 1) {
      await unsubscribeContact(around, contactId, 'unsubscribed', mail);
      await unsubscribeContact(around, contactId, 'unsubscribed', mail);
      expect(await isSafe()).toBe(true);
      await undo('Irrtum');
      expect(await isSafe()).toBe(false);
    }
    expect(await around.causes()).toHaveLength(2);
  });

  it('is never taken back by saving: an open window may not know of it yet', async () => {
    const { phone, isSafe, state, edit, named } = await kita();
    const open = (await named('Kita')).contacts[0]!;
    await phone();
    await edit('Kita', { contacts: [{ ...open, phone: '030 1' }] });
    expect([await state(), (await named('Kita')).contacts[0]!.phone, await isSafe()]).toEqual([
      'unsubscribed',
      '030 1',
      true,
    ]);
    await edit('Kita', { contacts: [{ ...open, email: 'neu@kita.example' }] });
    expect([await state(), await isSafe()]).toEqual(['unsubscribed', true]);
  });

  it('that was edited in can be taken back too, also after the address was changed', async () => {
    const { isSafe, state, edit, named, undo } = await kita();
    const contact = (await named('Kita')).contacts[0]!;
    await edit('Kita', { contacts: [{ ...contact, state: 'unsubscribed' }] });
    expect(await isSafe()).toBe(true);
    await edit('Kita', { contacts: [{ ...contact, email: 'neu@kita.example' }] });
    await undo();
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('leaves nobody written to when the program dies while it is taken back', async () => {
    const { contactId, isSafe, phone, undo, ...around } = await kita();
    await phone();
    const dying = {
      ...around.store,
      suppressions: {
        ...around.store.suppressions,
        putMany: () => Promise.reject(new Error('power cut')),
      },
    };
    const again = createActorsHandlers({ ...around, store: dying, ...importing(around) });
    await expect(again.undoUnsubscribe({ contactId, reason: '' })).rejects.toThrow('power cut');
    expect(await isSafe()).toBe(true);
    await undo();
    expect(await isSafe()).toBe(false);
  });
});
