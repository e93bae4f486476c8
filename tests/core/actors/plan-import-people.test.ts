// What planning an import promises of people: all are kept at one mailbox, two of one name stay
// two, and nobody is written to on a legal basis the row denies.
import { describe, expect, it } from 'vitest';
import type { LegalBasis } from '#shared/contract/actor.ts';
import { at, plan, stored, notesOf } from '#tests/support/planning-import.ts';

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
