// What the address book promises, with the real reader and a store that keeps the store's promises:
//   * the shipped list imports as it is: its numbers are known, its two broken rows are named,
//     imported again nothing changes
//   * a preview says what an import would do and changes nothing; a file that cannot be read
//     changes nothing either
//   * columns may be assigned by hand
//   * actors are found however their names are spelled, in the order a German reader expects
//   * an edit is refused when stale, and whoever is unsubscribed in it is safe on the suppression
//     list
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '#core/actors/find-duplicates.ts';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { suppress, unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const shipped = readFileSync(new URL('../../../examples/akteure-schoeneberg.csv', import.meta.url));

function office() {
  const store = memoryStore();
  const clock = steadyClock();
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name !== 'actors.importProgressed') announced.push([name, data]);
  });
  const around = { store, fingerprint: testFingerprint, clock, events, ids: countedIds() };
  return {
    ...around,
    announced,
    actors: createActorsHandlers({ ...around, ...importing(around) }),
  };
}
const fileOf = (content: string | Uint8Array, more: object = {}) =>
  contract.import.input.parse({
    file: toBase64(typeof content === 'string' ? new TextEncoder().encode(content) : content),
    fileName: 'liste.csv',
    ...more,
  });
const everything = async ({ store }: ReturnType<typeof office>) => [
  await store.actors.list(),
  await store.suppressions.list(),
  await store.settings.list(),
];
const listed = (actors: ReturnType<typeof office>['actors'], filter: object = {}) =>
  actors.list(contract.list.input.parse({ limit: 500, ...filter }));
const names = async (actors: ReturnType<typeof office>['actors'], filter: object = {}) =>
  (await listed(actors, filter)).items.map(({ name }) => name);

describe('the shipped list', () => {
  it('imports as it is', async () => {
    const { actors, store, announced } = office();
    const outcome = contract.import.output.parse(
      await actors.import(fileOf(shipped, { fileName: 'akteure-schoeneberg.csv' })),
    );
    expect(outcome).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      counts: { rows: 83, created: 80, updated: 0, unchanged: 1, refused: 2 },
    });
    expect(
      outcome.refused.map(({ line, notes }) => [line, ...notes.map(({ note }) => note)]),
    ).toEqual([
      [36, 'address-invalid'],
      [54, 'no-address', 'no-actor-name'],
    ]);
    const all = await store.actors.list();
    expect(all).toHaveLength(68);
    expect(announced).toEqual([['actors.changed', { count: 68 }]]);
    for (const actor of all) Actor.parse(actor);
    for (const region of ['nordost', 'nordwest', 'suedwest'])
      expect(
        all.filter(
          ({ level, regions }) =>
            level === 'local' && regions.includes(`reg_schoeneberg-${region}` as never),
        ).length,
      ).toBeGreaterThanOrEqual(15);
    expect(
      all.filter(({ level, department }) => level === 'district' && department !== null),
    ).toHaveLength(7);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Akteur*innen-Netzwerk Nordost',
        'Bürger_innen für sichere Schulwege',
        'Mieter:innenrat Großgörschen',
        'Kita Süße Früchtchen',
      ]),
    );
    expect(outcome.columns.every(({ field }) => field !== 'ignore')).toBe(true);
    expect(
      all
        .flatMap(({ contacts }) => contacts)
        .every(({ legalBasis }) => legalBasis?.proof.source === 'akteure-schoeneberg.csv'),
    ).toBe(true);
  });

  it('names nobody real: every address is under an example domain', async () => {
    const { actors, store } = office();
    await actors.import(fileOf(shipped));
    const domains = (await store.actors.list()).flatMap(({ contacts, website }) => [
      ...contacts.map(({ email }) => email!.split('@')[1]!),
      ...(website ? [new URL(website).hostname] : []),
    ]);
    expect(
      domains.filter((domain) => !/(?:^|\.)example(?:\.(?:org|com|net))?$/.test(domain)),
    ).toEqual([]);
    expect(domains.length).toBeGreaterThan(80);
  });

  it('has no note but the one on its duplicate, and no mailbox twice', async () => {
    const { actors, store } = office();
    const { rows } = await actors.previewImport(fileOf(shipped));
    expect(
      rows
        .filter(({ notes }) => notes.length > 0)
        .map(({ line, action, notes }) => [
          line,
          action,
          notes.map(({ note, line: first }) => [note, first]),
        ]),
    ).toEqual([[84, 'unchanged', [['duplicate-of-line', 22]]]]);
    await actors.import(fileOf(shipped));
    expect(findDuplicates(await store.actors.list())).toEqual([]);
  });

  it('imported again changes nothing and announces nothing', async () => {
    const { actors, store, announced } = office();
    await actors.import(fileOf(shipped));
    const before = await store.actors.list();
    const again = await actors.import(fileOf(shipped));
    expect(again.counts).toEqual({ rows: 83, created: 0, updated: 0, unchanged: 81, refused: 2 });
    expect(await store.actors.list()).toEqual(before);
    expect(announced).toHaveLength(1);
  });

  it('does not bring back a person who left', async () => {
    const around = office();
    await around.actors.import(fileOf(shipped));
    const kita = (await around.store.actors.list())[0]!;
    await unsubscribeContact(around, kita.contacts[0]!.id, 'unsubscribed');
    await around.actors.import(fileOf(shipped));
    expect((await around.actors.get({ id: kita.id })).contacts![0]!.state).toBe('unsubscribed');
    // Even when the record itself is gone.
    await around.store.actors.remove(kita.id, (await around.store.actors.get(kita.id))!.revision);
    const outcome = await around.actors.import(fileOf(shipped));
    expect(outcome.refused[0]).toMatchObject({ line: 2, notes: [{ note: 'address-suppressed' }] });
  });
});

describe('a preview', () => {
  it('shows what would be taken and changes nothing', async () => {
    const around = office();
    const before = await everything(around);
    const preview = contract.previewImport.output.parse(
      await around.actors.previewImport(
        fileOf('Name;eMail;Farbe\nKita;a@kita.example;rot\n;b@kita.example;\n'),
      ),
    );
    expect(preview).toMatchObject({
      counts: { created: 1, refused: 1 },
      encoding: 'utf-8',
      delimiter: ';',
      rows: [{ line: 2, action: 'create', actor: 'Kita' }],
      refused: [{ line: 3 }],
      columns: [
        { header: 'Name', field: 'actor', samples: ['Kita'] },
        { header: 'eMail', field: 'email' },
        { header: 'Farbe', field: 'ignore', samples: ['rot'] },
      ],
    });
    expect(await everything(around)).toEqual(before);
    expect(around.announced).toEqual([]);
  });

  it('holds 200 rows of a long list', async () => {
    const { actors } = office();
    const { rows, counts } = await actors.previewImport(
      fileOf(
        `Name;eMail\n${Array.from({ length: 300 }, (_, n) => `Haus ${n};a${n}@haus.example`).join('\n')}`,
      ),
    );
    expect([rows.length, counts.created]).toEqual([200, 300]);
  });
});

describe('an import that cannot be', () => {
  it.each([
    ['', 'import.empty'],
    ['Name;eMail', 'import.no-rows'],
    ['Name;eMail\nA;a@a.example\n\0;b', 'import.not-text'],
    ['Name;eMail\nA;a@a.example\n"B;b@b.example', 'import.unclosed-quote'],
    [`Name;eMail\nA;a@a.example\n${';'.repeat(300)}x`, 'import.too-many-columns'],
    ['Farbe;Form\nrot;rund', 'import.no-address-column'],
  ])('%j changes nothing', async (content, code) => {
    const around = office();
    const before = await everything(around);
    await expect(around.actors.import(fileOf(content))).rejects.toMatchObject({ code });
    expect(await everything(around)).toEqual(before);
  });

  it('is all or nothing when somebody else saves in between', async () => {
    const around = office();
    await around.actors.import(fileOf('Name;eMail\nA;a@a.example\nB;b@b.example'));
    const [, b] = await around.store.actors.list();
    const putMany = async (records: readonly Actor[]) => {
      await around.store.actors.put({ ...b!, website: 'neu' });
      return around.store.actors.putMany(records);
    };
    const racing = { ...around.store, actors: { ...around.store.actors, putMany } };
    const actors = createActorsHandlers({ ...around, store: racing, ...importing(around) });
    await expect(
      actors.import(fileOf('Name;eMail;Ort\nA;a@a.example;Berlin\nB;b@b.example;Berlin')),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect((await around.store.actors.list()).map(({ address }) => address.city)).toEqual(['', '']);
    expect(await around.store.imports.list()).toHaveLength(1);
  });
});

describe('columns assigned by hand', () => {
  it('are taken by position, and what is not assigned is left out', async () => {
    const { actors } = office();
    await actors.import(
      fileOf('x;y;z\nKita;a@kita.example;Weg 1', { columns: ['actor', 'email'] }),
    );
    expect((await listed(actors)).items[0]).toMatchObject({
      name: 'Kita',
      address: { street: '' },
      contacts: [{ email: 'a@kita.example' }],
    });
  });
});

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
