// What the import plan promises:
//   * all good rows are kept; each refused row is listed with its line and reason
//   * the same file a second time changes nothing
//   * organisation first: several rows of one Einrichtung become one actor with several contacts
//   * an update never empties a field and never changes whether somebody is written to; whoever
//     left is not brought back
//   * regions, topics, kinds and levels are looked up, never invented
//   * what is planned is valid by the contract
import { describe, expect, it } from 'vitest';
import { mapColumns } from '#core/actors/map-columns.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import type { ImportCircumstances } from '#core/actors/import-circumstances.ts';
import { planImport } from '#core/actors/plan-import.ts';
import { defaultSettings } from '#core/settings/default-settings.ts';
import { Actor, type LegalBasis } from '#shared/contract/actor.ts';
import { ImportRow } from '#shared/contract/actor-import.ts';
import { countedIds } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
const later = '2026-04-01T09:00:00.000Z';
const ids = countedIds();

function finished<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The first line is the header; cells are cut at semicolons, `|` stands for a line break inside a
 * cell.
 */
function plan(text: string, more: Partial<ImportCircumstances> = {}) {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.replaceAll('|', '\n')));
  const planned = finished(
    planImport({
      table: { header: header!, rows: rows.map((cells, row) => ({ line: row + 2, cells })) },
      fields: mapColumns(header!),
      existing: [],
      lists: defaultSettings().lists,
      isSuppressed: () => false,
      legalBasis: undefined,
      defaults: {},
      fileName: 'liste.csv',
      ids,
      at,
      ...more,
    }),
  );
  for (const actor of planned.actors) Actor.parse(actor);
  for (const row of planned.rows) ImportRow.parse(row);
  return planned;
}
const stored = (actors: readonly Actor[]) =>
  actors.map((actor) => Actor.parse({ ...actor, revision: actor.revision + 1 }));
const notesOf = ({ rows }: ReturnType<typeof plan>) =>
  rows.map(({ line, action, notes }) => [line, action, ...notes.map(({ note }) => note)]);
const suppressing = (address: string) => (one: string) => mailboxKey(one) === mailboxKey(address);

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

describe('people in a list', () => {
  const list =
    'Einrichtung;Anrede;Vorname;Nachname;E-Mail\nHof;Frau;Ada;Eins;info@hof.example\nHof;Herr;Bo;Zwei;info@hof.example\nHaus;Herr;Cem;Drei;info@hof.example';

  it('are all kept at one mailbox, each said, and the same list a second time changes nothing', () => {
    const first = plan(list);
    expect(first.actors.map(({ contacts }) => contacts.map(({ lastName }) => lastName))).toEqual([
      ['Eins', 'Zwei'],
      ['Drei'],
    ]);
    expect(notesOf(first)).toEqual([
      [2, 'create'],
      [3, 'create', 'other-person-at-address'],
      [4, 'create', 'same-address-elsewhere'],
    ]);
    expect(plan(list, { existing: stored(first.actors) }).counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
  });

  it('have a name that loses its role to the function, says what else stood beside it, and says what is no name', () => {
    const { actors, rows } = plan(
      'Einrichtung;Ansprechperson;eMail\nA;Frau Müller (Leitung);a@kita.example\nB;Frau Nowak bis 31.7.;b@kita.example\nC;Frau MdA;c@kita.example',
    );
    expect(
      actors.map(({ contacts: [one] }) => [one!.salutation, one!.lastName, one!.function]),
    ).toEqual([
      ['ms', 'Müller', 'Leitung'],
      ['ms', 'Nowak', ''],
      ['neutral', 'Frau MdA', ''],
    ]);
    expect(rows.map(({ notes }) => notes)).toEqual([
      [],
      [{ note: 'name-shortened', value: 'bis 31.7.' }],
      [{ note: 'name-unclear', value: 'Frau MdA' }],
    ]);
  });
});

describe('an update', () => {
  const existing = () =>
    stored(
      plan(
        'Einrichtung;eMail;Straße;Bezirksregion;Vorname;Nachname;Rechtsgrundlage\nKita;info@kita.example;Weg 1;Schöneberg Nordost;Ada;Muster;Einwilligung',
      ).actors,
    );

  it('sets what the row says, keeps what it leaves empty and adds regions', () => {
    const before = existing();
    const { actors, counts } = plan(
      'Einrichtung;eMail;Straße;Bezirksregion;Vorname;Nachname\nKITA;Info@Kita.example;;Schöneberg Nordwest;Ada Eva;Muster',
      { existing: before, at: later },
    );
    expect(counts).toMatchObject({ updated: 1 });
    expect(actors[0]).toMatchObject({
      id: before[0]!.id,
      revision: 1,
      name: 'Kita',
      address: { street: 'Weg 1' },
      regions: ['reg_schoeneberg-nordost', 'reg_schoeneberg-nordwest'],
      createdAt: at,
      updatedAt: later,
    });
    expect(actors[0]!.contacts).toEqual([{ ...before[0]!.contacts[0]!, firstName: 'Ada Eva' }]);
  });

  it('takes a fuller name for the same person, and another name at one mailbox for another person whom no consent covers', () => {
    const short = stored(
      plan('Einrichtung;eMail;Nachname;Rechtsgrundlage\nKita;info@kita.example;Muster;Einwilligung')
        .actors,
    );
    expect(
      plan('Einrichtung;eMail;Vorname;Nachname\nKita;info@kita.example;Ada;Muster', {
        existing: short,
      }).actors[0]!.contacts,
    ).toMatchObject([{ firstName: 'Ada', lastName: 'Muster' }]);
    const { actors, rows, counts } = plan(
      'Einrichtung;eMail;Vorname;Nachname\nKita;info@kita.example;Cem;Zwei',
      { existing: existing() },
    );
    expect(counts).toMatchObject({ created: 1 });
    expect(actors[0]!.contacts).toMatchObject([
      { lastName: 'Muster', legalBasis: { basis: 'consent' } },
      { lastName: 'Zwei', legalBasis: null },
    ]);
    expect(rows[0]!.notes).toEqual([{ note: 'other-person-at-address', value: 'Ada Muster' }]);
  });

  it('does not touch the records it was given', () => {
    const before = existing();
    const copy = structuredClone(before);
    plan('Einrichtung;eMail;Straße\nKita;info@kita.example;Weg 99\nKita;neu@kita.example;', {
      existing: before,
    });
    expect(before).toEqual(copy);
  });

  it.each(['unsubscribed', 'restricted'] as const)(
    'leaves a contact that is %s as it is',
    (state) => {
      const before = existing();
      before[0]!.contacts[0]!.state = state;
      const { actors, rows } = plan('Einrichtung;eMail;Tel.\nKita;info@kita.example;030 9', {
        existing: before,
      });
      expect(actors[0]!.contacts[0]).toMatchObject({ state, phone: '030 9' });
      expect(rows[0]!.notes.map(({ note }) => note)).toEqual(
        state === 'unsubscribed' ? ['contact-unsubscribed'] : [],
      );
    },
  );

  it('does not bring back under another name whoever left', () => {
    const before = existing();
    before[0]!.contacts[0]!.state = 'unsubscribed';
    expect(
      notesOf(plan('Einrichtung;eMail\nGanz anders;INFO@kita.example', { existing: before })),
    ).toEqual([[2, 'refuse', 'address-suppressed']]);
  });

  it('refuses a new address that is on the suppression list, in every spelling', () => {
    for (const spelling of [
      'Weg@Kita.example',
      '<weg@kita.example>',
      'mailto:WEG@kita.example.',
      '"weg@kita.example"',
    ]) {
      const planned = plan(`Einrichtung;eMail\nKita;${spelling}\nKita;da@kita.example`, {
        isSuppressed: suppressing('weg@kita.example'),
      });
      expect(notesOf(planned)).toEqual([
        [2, 'refuse', 'address-suppressed'],
        [3, 'create'],
      ]);
      expect(planned.actors[0]!.contacts).toHaveLength(1);
    }
  });

  it('fills the missing address of the same person instead of adding a second one', () => {
    const before = stored(
      plan('Einrichtung;Vorname;Nachname;Tel.;eMail\nKita;Ada;Muster;030 1;').actors,
    );
    const { actors, counts } = plan(
      'Einrichtung;Vorname;Nachname;eMail\nKita;Ada;Muster;ada@kita.example',
      { existing: before },
    );
    expect(counts).toMatchObject({ updated: 1, created: 0 });
    expect(actors[0]!.contacts).toHaveLength(1);
    expect(actors[0]!.contacts[0]).toMatchObject({ email: 'ada@kita.example', phone: '030 1' });
  });

  it('adds a contact for another address of the same actor', () => {
    const { actors, counts } = plan(
      'Einrichtung;Vorname;Nachname;eMail\nKita;Ada;Muster;neu@kita.example',
      { existing: existing(), at: later },
    );
    expect(counts).toMatchObject({ created: 1, updated: 0 });
    expect(actors[0]!.contacts.map(({ email }) => email)).toEqual([
      'info@kita.example',
      'neu@kita.example',
    ]);
    expect(actors[0]!.updatedAt).toBe(later);
  });
});

describe('people without an organisation', () => {
  it('are actors of their own, and two of one name stay two', () => {
    const text =
      'Anrede;Vorname;Name;eMail\nHerr;Peter;Müller;peter1@post.example\nHerr;Peter;Müller;peter2@post.example';
    const first = plan(text);
    expect(first.actors.map(({ name }) => name)).toEqual(['Peter Müller', 'Peter Müller']);
    expect(plan(text, { existing: stored(first.actors) }).counts).toMatchObject({ unchanged: 2 });
  });

  it('a list of addresses alone is taken, with the address as the name', () => {
    expect(plan('eMail\nwer@post.example').actors[0]).toMatchObject({ name: 'wer@post.example' });
  });
});

describe('the legal basis', () => {
  const consent: LegalBasis = {
    basis: 'consent',
    proof: { wording: 'Ja, bitte.', source: 'Unterschriftenliste Kiezfest', at },
  };

  it('given for the list applies to rows that name none, and not to those that say something else', () => {
    const { actors } = plan(
      'Einrichtung;eMail;Rechtsgrundlage\nA;a@a.example;\nB;b@b.example;Kooperation\nC;c@c.example;nein',
      { legalBasis: consent },
    );
    expect(actors.map(({ contacts }) => contacts[0]!.legalBasis?.basis)).toEqual([
      'consent',
      'agreement',
      undefined,
    ]);
    expect(actors[0]!.contacts[0]!.legalBasis).toEqual(consent);
  });

  it('that a row denies is not given back by a later row or by the list', () => {
    const { actors } = plan(
      'Einrichtung;eMail;Einwilligung\nA;a@a.example;nein\nA;a@a.example;ja\nA;a@a.example;',
      { legalBasis: consent },
    );
    expect(actors[0]!.contacts[0]!.legalBasis).toBeNull();
  });

  it('"ja" is consent below a header that asks for it, and nothing elsewhere', () => {
    expect(
      plan('Einrichtung;eMail;Einwilligung\nA;a@a.example;ja').actors[0]!.contacts[0]!.legalBasis
        ?.basis,
    ).toBe('consent');
    expect(
      plan('Einrichtung;eMail;Rechtsgrundlage\nA;a@a.example;ja').actors[0]!.contacts[0]!
        .legalBasis,
    ).toBeNull();
  });

  it('a contact has already is kept, with its proof', () => {
    const before = stored(plan('Einrichtung;eMail\nA;a@a.example', { legalBasis: consent }).actors);
    const other: LegalBasis = {
      basis: 'public-task',
      proof: { ...consent.proof, source: 'andere' },
    };
    expect(
      plan('Einrichtung;eMail\nA;a@a.example', { existing: before, legalBasis: other }).actors,
    ).toEqual([]);
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
