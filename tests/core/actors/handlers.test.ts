// What the address book promises, with a store that keeps the store's promises:
//   * actors are found however their names are spelled, in the order a German reader expects
//   * an edit is refused when stale, and whoever is unsubscribed in it is safe on the suppression
//     list
import { describe, expect, it } from 'vitest';
import { loadSuppression } from '#core/actors/suppression.ts';
import { suppress, unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { office, fileOf, listed, names } from '#tests/support/address-book-office.ts';
import { testFingerprint } from '#tests/support/steady-machine.ts';

describe('finding actors', () => {
  const list = [
    'Name;Vorname;Nachname;Funktion;eMail;Straße;Bezirksregion',
    'Akteur*innen-Runde;;;;a@a.example;Große Straße 1;Schöneberg Nordost',
    'Zebra;Jürgen;Müller;Leitung;b@b.example;;',
    'Kita 10;;;;c@c.example;;',
    'Kita 2;;;;d@d.example;;',
    'Ärztehaus;Özlem;Mueller;;e@e.example;;',
    'BürgerInnen-Treff;;;;f_g@f.example;;',
    'Apotheke;;;;h@h.example;;',
  ];
  const filled = async () => {
    const around = office();
    await around.actors.import(
      fileOf(list.join('\n').replaceAll('Name;Vorname', 'Einrichtung;Vorname')),
    );
    return around;
  };

  it('orders them as a German reader expects', async () => {
    expect(await names((await filled()).actors)).toEqual([
      'Akteur*innen-Runde',
      'Apotheke',
      'Ärztehaus',
      'BürgerInnen-Treff',
      'Kita 2',
      'Kita 10',
      'Zebra',
    ]);
  });

  it.each([
    ['akteurinnen', ['Akteur*innen-Runde']],
    ['AKTEUR_INNEN', ['Akteur*innen-Runde']],
    ['Akteur:innen', ['Akteur*innen-Runde']],
    ['akteur/-innen', ['Akteur*innen-Runde']],
    ['bürger*innen', ['BürgerInnen-Treff']],
    ['buergerinnen', ['BürgerInnen-Treff']],
    ['burgerinnen', ['BürgerInnen-Treff']],
    ['grosse strasse', ['Akteur*innen-Runde']],
    ['große', ['Akteur*innen-Runde']],
    ['müller', ['Ärztehaus', 'Zebra']],
    ['mueller', ['Ärztehaus', 'Zebra']],
    ['müller jürgen', ['Zebra']],
    ['leitung', ['Zebra']],
    ['f_g@f.example', ['BürgerInnen-Treff']],
    ['arztehaus', ['Ärztehaus']],
    ['gibtesnicht', []],
    ['*', undefined],
    ['  ', undefined],
  ])('%j finds them', async (search, expected) => {
    const { actors } = await filled();
    expect(await names(actors, { search })).toEqual(expected ?? (await names(actors)));
  });

  it('filters by region, topic, kind and level, and pages', async () => {
    const { actors } = await filled();
    expect(await names(actors, { regions: ['reg_schoeneberg-nordost'] })).toEqual([
      'Akteur*innen-Runde',
    ]);
    expect(await names(actors, { levels: ['district'] })).toEqual([]);
    expect(await actors.list(contract.list.input.parse({ offset: 5, limit: 1 }))).toMatchObject({
      total: 7,
      items: [{ name: 'Kita 10' }],
    });
  });

  it('shows a new name at once', async () => {
    const { actors } = await filled();
    const [first] = (await listed(actors, { search: 'apotheke' })).items;
    await actors.save(contract.save.input.parse({ actor: { ...first, name: 'Zirkus' } }));
    expect((await names(actors)).at(-1)).toBe('Zirkus');
    expect(await names(actors, { search: 'apotheke' })).toEqual([]);
  });
});

describe('editing an actor', () => {
  const input = (actor: object) => contract.save.input.parse({ actor });

  it('gives ids to what is new and keeps the time of creation', async () => {
    const { actors, clock } = office();
    const first = Actor.parse(
      await actors.save(
        input({ revision: 0, name: 'Kita', contacts: [{ email: 'a@kita.example' }] }),
      ),
    );
    expect(first).toMatchObject({
      id: 'act_0001',
      revision: 1,
      contacts: [{ id: 'con_0001', stateChangedAt: null }],
      createdAt: clock.now(),
    });
    clock.set('2026-05-01T00:00:00.000Z');
    const second = await actors.save(
      input({ ...first, name: 'Kita neu', contacts: [...first.contacts, { function: 'Leitung' }] }),
    );
    expect(second).toMatchObject({
      revision: 2,
      createdAt: first.createdAt,
      updatedAt: clock.now(),
      contacts: [{ id: 'con_0001' }, { id: 'con_0002' }],
    });
  });

  it('is refused when stale or gone', async () => {
    const { actors } = office();
    const first = Actor.parse(await actors.save(input({ revision: 0, name: 'Kita' })));
    await actors.save(input(first));
    await expect(actors.save(input(first))).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(actors.save(input({ ...first, id: 'act_gone' }))).rejects.toMatchObject({
      code: 'actor.not-found',
    });
    await expect(actors.get({ id: 'act_gone' as never })).rejects.toMatchObject({
      code: 'actor.not-found',
    });
  });

  it('that unsubscribes a contact notes the time and suppresses the mailbox', async () => {
    const { actors, store, clock } = office();
    const first = Actor.parse(
      await actors.save(
        input({ revision: 0, name: 'Kita', contacts: [{ email: 'Weg@Kita.example' }] }),
      ),
    );
    const saved = await actors.save(
      input({ ...first, contacts: [{ ...first.contacts[0], state: 'unsubscribed' }] }),
    );
    expect(saved.contacts![0]).toMatchObject({
      state: 'unsubscribed',
      stateChangedAt: clock.now(),
    });
    const isSuppressed = await loadSuppression(store, testFingerprint);
    expect([isSuppressed('weg@kita.example'), isSuppressed('da@kita.example')]).toEqual([
      true,
      false,
    ]);
    expect(JSON.stringify(await store.suppressions.list()).toLowerCase()).not.toContain('kita');
  });

  it('that is refused as stale suppresses nobody', async () => {
    const { actors, store } = office();
    const first = Actor.parse(
      await actors.save(
        input({ revision: 0, name: 'Kita', contacts: [{ email: 'weg@kita.example' }] }),
      ),
    );
    await actors.save(input(first));
    await expect(
      actors.save(input({ ...first, contacts: [{ ...first.contacts[0], state: 'unsubscribed' }] })),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect(await store.suppressions.list()).toEqual([]);
  });
});

describe('removing an actor', () => {
  it('takes it off and gives it back as it was; who left meanwhile stays on the suppression list', async () => {
    const around = office();
    const { actors, store } = around;
    const kita = Actor.parse(
      await actors.save(
        contract.save.input.parse({
          actor: { revision: 0, name: 'Kita', contacts: [{ email: 'da@kita.example' }] },
        }),
      ),
    );
    await expect(actors.remove({ id: kita.id, revision: 0 })).rejects.toMatchObject({
      code: 'store.conflict',
    });
    expect(await actors.remove({ id: kita.id, revision: 1 })).toEqual(kita);
    await expect(actors.get({ id: kita.id })).rejects.toMatchObject({ code: 'actor.not-found' });
    await expect(actors.remove({ id: kita.id, revision: 1 })).rejects.toMatchObject({
      code: 'actor.not-found',
    });
    await suppress(around, 'da@kita.example' as never, around.clock.now(), 'unsubscribed');
    expect(await actors.restore({ actor: kita })).toEqual({ ...kita, revision: 2 });
    expect((await loadSuppression(store, testFingerprint))('da@kita.example')).toBe(true);
    await expect(actors.restore({ actor: kita })).rejects.toMatchObject({ code: 'store.conflict' });
  });
});

describe('unsubscribing', () => {
  it('is safe to repeat, and safe when the program dies between its two writes', async () => {
    const around = office();
    const kita = Actor.parse(
      await around.actors.save(
        contract.save.input.parse({
          actor: { revision: 0, name: 'Kita', contacts: [{ email: 'weg@kita.example' }] },
        }),
      ),
    );
    const id = kita.contacts[0]!.id;
    const dying = {
      ...around.store,
      actors: { ...around.store.actors, putMany: () => Promise.reject(new Error('power cut')) },
    };
    await expect(
      unsubscribeContact({ ...around, store: dying }, id, 'unsubscribed'),
    ).rejects.toThrow('power cut');
    expect((await loadSuppression(around.store, testFingerprint))('WEG@kita.example')).toBe(true);
    await unsubscribeContact(around, id, 'unsubscribed');
    const once = await around.store.actors.get(kita.id);
    expect(once!.contacts[0]).toMatchObject({
      state: 'unsubscribed',
      stateChangedAt: around.clock.now(),
    });
    await unsubscribeContact(around, id, 'objection');
    expect(await around.store.actors.get(kita.id)).toEqual(once);
    expect(await around.store.suppressions.list()).toHaveLength(1);
    await expect(
      unsubscribeContact(around, 'con_gone' as never, 'unsubscribed'),
    ).rejects.toMatchObject({ code: 'contact.not-found' });
  });
});
