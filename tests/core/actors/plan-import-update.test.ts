// What planning an import promises of what is stored: an update never empties a field and never
// brings back whoever left; the same list a second time changes nothing.
import { describe, expect, it } from 'vitest';
import { at, later, plan, stored, notesOf, suppressing } from '#tests/support/planning-import.ts';

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
