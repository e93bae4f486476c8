// What planning an import promises of the rows of a list: what they become, why one cannot be
// taken, what is worth saying about one that is, and that no list can break it. What is planned is
// valid by the contract.
import { describe, expect, it } from 'vitest';
import type { ImportCircumstances } from '#core/actors/import-circumstances.ts';
import { at, later, plan, stored, notesOf } from '#tests/support/planning-import.ts';

describe('a list as an office keeps it', () => {
  const list = [
    'Einrichtung;Art;Ansprechperson;Anrede;eMail;Straße;PLZ;Ort;Bezirksregion;Themen;Rechtsgrundlage;Tel.',
    'Kita Löwenzahn;Kita;Dr. Ayşe Öztürk;Frau;Leitung@Kita-Loewenzahn.example.org;Übungsstraße 3;10823;Berlin;Schöneberg Nordost;Familie, Bildung;Einwilligung;030 1',
    'Kita Löwenzahn;;;;sekretariat@kita-loewenzahn.example.org;;;;;Kinder und Jugend;;',
    'Bürger_innen für den Kiez;Initiative;;;post@kiez.example;;;;Schoeneberg Südwest / Schöneberg Nordwest;Senior_innen;;',
    'Jugendamt;Fachamt;;;jugendamt@bezirk.example;;;;;;öffentliche Aufgabe;',
  ].join('\n');

  it('becomes actors with their contacts, regions, topics and legal bases', () => {
    const { actors, counts } = plan(list);
    expect(counts).toEqual({ rows: 4, created: 4, updated: 0, unchanged: 0, refused: 0 });
    expect(actors).toHaveLength(3);
    const [kita, initiative, office] = actors;
    expect(kita).toMatchObject({
      name: 'Kita Löwenzahn',
      kind: 'kin_kita',
      level: 'local',
      regions: ['reg_schoeneberg-nordost'],
      topics: ['top_familie', 'top_bildung', 'top_kinder-und-jugend'],
      address: { street: 'Übungsstraße 3', postalCode: '10823', city: 'Berlin' },
      revision: 0,
      createdAt: at,
      updatedAt: at,
    });
    expect(kita!.contacts).toHaveLength(2);
    expect(kita!.contacts[0]).toMatchObject({
      salutation: 'ms',
      title: 'Dr.',
      firstName: 'Ayşe',
      lastName: 'Öztürk',
      email: 'Leitung@kita-loewenzahn.example.org',
      phone: '030 1',
      state: 'active',
      legalBasis: { basis: 'consent', proof: { source: 'liste.csv', at } },
    });
    expect(kita!.contacts[1]).toMatchObject({
      salutation: 'neutral',
      lastName: '',
      email: 'sekretariat@kita-loewenzahn.example.org',
      legalBasis: null,
    });
    expect(initiative).toMatchObject({
      name: 'Bürger_innen für den Kiez',
      regions: ['reg_schoeneberg-suedwest', 'reg_schoeneberg-nordwest'],
      topics: ['top_senior-innen'],
    });
    expect(office!.contacts[0]!.legalBasis!.basis).toBe('public-task');
  });

  it('imported again changes nothing', () => {
    const again = plan(list, { existing: stored(plan(list).actors), at: later });
    expect(again.counts).toEqual({ rows: 4, created: 0, updated: 0, unchanged: 4, refused: 0 });
    expect(again.actors).toEqual([]);
  });

  it('with rows of one actor that contradict each other changes nothing the second time either', () => {
    const text =
      'Einrichtung;eMail;Straße;Tel.;Bezirksregion\nHort;a@hort.example;Weg 1;;Schöneberg Nordost\nHort;A@HORT.example;Weg 2;030 2;Schöneberg Nordwest\nHort;b@hort.example;Weg 3;;';
    const first = plan(text);
    expect(notesOf(first)).toEqual([
      [2, 'create'],
      [3, 'update', 'duplicate-of-line'],
      [4, 'create'],
    ]);
    expect(first.actors[0]).toMatchObject({
      address: { street: 'Weg 1' },
      regions: ['reg_schoeneberg-nordost', 'reg_schoeneberg-nordwest'],
    });
    expect(first.actors[0]!.contacts[0]!.phone).toBe('030 2');
    expect(plan(text, { existing: stored(first.actors) }).counts).toMatchObject({ unchanged: 3 });
  });

  it('names the line an identical row repeats', () => {
    const { rows, counts } = plan(
      'Einrichtung;eMail\nKita A;a@kita.example\nKita B;b@kita.example\nKITA  A;<A@kita.example>\nKita C e. V.;\nkita c e.v.;',
      {},
    );
    expect(counts).toMatchObject({ created: 2, unchanged: 1, refused: 2 });
    expect(rows[2]).toMatchObject({
      line: 4,
      action: 'unchanged',
      notes: [{ note: 'duplicate-of-line', line: 2 }],
    });
  });
});

describe('rows that cannot be taken', () => {
  it.each([
    ['an address that is none', 'Kita;leitung@kita;', 'address-invalid'],
    ['two addresses in one cell', 'Kita;a@kita.example, b@kita.example;', 'address-invalid'],
    ['neither mail nor post nor phone', 'Kita;;', 'no-address'],
    ['an address without a name', ';info@kita.example;', 'no-actor-name'],
    ['a value too long', `${'x'.repeat(201)};info@kita.example;`, 'value-too-long'],
    ['a control character', 'Kita\u0007;info@kita.example;', 'control-character'],
    ['more cells than the header', 'Kita;info@kita.example;Weg 1;10823 Berlin', 'too-many-columns'],
  ])('%s: the row is refused with its reason and all others are kept', (_, row, reason) => {
    const planned = plan(
      `Einrichtung;eMail;Straße\nErste;a@eins.example;\n${row}\nLetzte;z@drei.example;`,
    );
    expect(notesOf(planned)).toEqual([
      [2, 'create'],
      [3, 'refuse', reason],
      [4, 'create'],
    ]);
    expect(planned.actors.map(({ name }) => name)).toEqual(['Erste', 'Letzte']);
  });

  it('all reasons of one row are named', () => {
    expect(notesOf(plan('Einrichtung;eMail\n;'))).toEqual([
      [2, 'refuse', 'no-address', 'no-actor-name'],
    ]);
  });

  it('a value too long is named by its column, not shown', () => {
    expect(
      plan(`Einrichtung;eMail;PLZ\nKita;a@b.example;${'1'.repeat(21)}`).rows[0]!.notes,
    ).toEqual([{ note: 'value-too-long', value: 'PLZ' }]);
  });
});

describe('rows that are taken with a note', () => {
  it.each([
    ['Bezirksregion', 'Schöneberg Nordost, Atlantis', 'unknown-region', 'Atlantis'],
    ['Themen', 'Raumfahrt', 'unknown-topic', 'Raumfahrt'],
    ['Art', 'Raumstation', 'unknown-kind', 'Raumstation'],
    ['Ebene', 'galaktisch', 'unknown-level', 'galaktisch'],
    ['Rechtsgrundlage', 'abgelehnt', 'unknown-legal-basis', 'abgelehnt'],
  ])('an unknown %s is named and not invented', (header, cell, note, value) => {
    const { rows, actors } = plan(`Einrichtung;eMail;${header}\nKita;info@kita.example;${cell}`);
    expect(rows[0]).toMatchObject({ action: 'create', notes: [{ note, value }] });
    expect(actors[0]!.regions).toEqual(
      note === 'unknown-region' ? ['reg_schoeneberg-nordost'] : [],
    );
    expect(actors[0]!.topics).toEqual([]);
    expect(actors[0]!.kind).toBeNull();
    expect(actors[0]!.level).toBe('local');
    expect(actors[0]!.contacts[0]!.legalBasis).toBeNull();
  });

  it('without a mail address, but with post or phone', () => {
    expect(notesOf(plan('Einrichtung;eMail;Straße;Tel.\nKita;;Weg 1;\nHort;;;030 1'))).toEqual([
      [2, 'create', 'no-address'],
      [3, 'create', 'no-address'],
    ]);
  });

  it('with fewer cells than the header, as Excel leaves them out at the end', () => {
    expect(notesOf(plan('Einrichtung;eMail;Straße\nKita;info@kita.example'))).toEqual([
      [2, 'create', 'too-few-columns'],
    ]);
  });

  it('with an address that another actor has', () => {
    const { rows, actors } = plan(
      'Einrichtung;eMail\nKita;info@haus.example\nHort;INFO@haus.example',
    );
    expect(rows[1]).toMatchObject({
      action: 'create',
      notes: [{ note: 'same-address-elsewhere', value: 'Kita', line: 2 }],
    });
    expect(actors).toHaveLength(2);
  });

  it('line breaks in a cell separate regions and become spaces elsewhere', () => {
    const { actors } = plan(
      'Einrichtung;eMail;Straße;Bezirksregion\nKita|Sonne;info@kita.example;Weg 1|Hof;Schöneberg Nordost|Schöneberg Nordwest',
    );
    expect(actors[0]).toMatchObject({
      name: 'Kita Sonne',
      address: { street: 'Weg 1 Hof' },
      regions: ['reg_schoeneberg-nordost', 'reg_schoeneberg-nordwest'],
    });
  });
});

describe('defaults', () => {
  it('apply to rows that name none', () => {
    const defaults = {
      kind: 'kin_verein',
      level: 'district',
      regions: ['reg_schoeneberg-nordost'],
      topics: ['top_sport'],
    } as unknown as ImportCircumstances['defaults'];
    const { actors } = plan(
      'Einrichtung;eMail;Art;Bezirksregion\nA;a@a.example;;\nB;b@b.example;Schule;Schöneberg Südwest\nJugendamt;j@b.example;;',
      { defaults },
    );
    expect(actors[0]).toMatchObject({
      kind: 'kin_verein',
      level: 'district',
      regions: ['reg_schoeneberg-nordost'],
      topics: ['top_sport'],
      department: null,
    });
    expect(actors[1]).toMatchObject({
      kind: 'kin_schule',
      regions: ['reg_schoeneberg-suedwest'],
      topics: ['top_sport'],
    });
    expect(actors[2]).toMatchObject({ department: 'dep_jugendamt' });
  });
});

describe('hostile lists', () => {
  it('200 contacts at one actor are taken, the next one is refused', () => {
    const rows = Array.from({ length: 201 }, (_, n) => `Haus;a${n}@haus.example`);
    const { counts, rows: outcome } = plan(['Einrichtung;eMail', ...rows].join('\n'));
    expect(counts).toMatchObject({ created: 200, refused: 1 });
    expect(outcome[200]!.notes[0]!.note).toBe('too-many-contacts');
  });

  it('names like object members mean nothing', () => {
    const { rows } = plan(
      'Einrichtung;eMail;Ebene;Sprache;constructor\n__proto__;a@a.example;constructor;toString;x',
    );
    expect(rows[0]).toMatchObject({
      action: 'create',
      actor: '__proto__',
      notes: [{ note: 'unknown-level' }],
    });
  });

  it.each([
    ['one name', (n: number) => `Haus;a${n}@haus.example;`],
    ['one address', (n: number) => `Haus ${n};a@haus.example;`],
    ['one name without address', (n: number) => `Haus;;${n}`],
    ['signs alone', (n: number) => `***;;${'*'.repeat(n % 40)}`],
  ])('20,000 rows of %s are answered one by one', (_, row) => {
    const { counts } = plan(
      ['Einrichtung;eMail;Tel.', ...Array.from({ length: 20_000 }, (_, n) => row(n))].join('\n'),
    );
    expect(counts.rows).toBe(20_000);
    expect(counts.created + counts.updated + counts.unchanged + counts.refused).toBe(20_000);
  });
});
