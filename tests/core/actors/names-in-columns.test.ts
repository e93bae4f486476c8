// The same rules where the name stands in columns of its own, and for every name that was stored
// before: in doubt nobody is named. A surname of several words is one only where it can be nothing
// else.
import { describe, expect, it } from 'vitest';
import { mergeValues } from '#core/bulletins/personalise.ts';
import { greeted, nobody, team } from '#tests/support/greeted.ts';

describe('columns', () => {
  it.each([
    [{ salutation: 'Frau', lastName: '(Leitung)' }, nobody],
    [{ salutation: 'Frau', firstName: 'Ewa', lastName: 'Nowak (Leitung)' }, 'Guten Tag Frau Nowak'],
    [{ lastName: 'Frau Nowak' }, 'Guten Tag Frau Nowak'],
    [{ salutation: 'Herr', lastName: 'Leiter' }, nobody],
    [
      { salutation: 'Frau', firstName: 'Ewa', lastName: 'García Márquez' },
      'Guten Tag Frau García Márquez',
    ],
    [{ salutation: 'Familie', lastName: 'Brandt' }, team],
    [{ salutation: 'weibl.', lastName: 'Nowak' }, 'Guten Tag Frau Nowak'],
    [{ salutation: 'Herr', fullName: 'Frau Nowak' }, team],
    [{ salutation: 'Frau und Herr', lastName: 'Nowak' }, team],
    [{ salutation: 'Frau', firstName: 'Dr. Ewa', lastName: 'Nowak' }, 'Guten Tag Frau Dr. Nowak'],
    [{ salutation: 'Frau', title: 'Dipl.-Ing.', lastName: 'Nowak' }, 'Guten Tag Frau Nowak'],
    [{ salutation: 'Sehr geehrte Frau', lastName: 'Nowak' }, 'Guten Tag Frau Nowak'],
    [{ salutation: 'Frau', firstName: 'Info', lastName: 'Nowak' }, nobody],
    [{ salutation: 'Frau Prof. Dr.', lastName: 'Nowak' }, 'Guten Tag Frau Prof. Dr. Nowak'],
    [{ salutation: 'Mr.', lastName: 'Brandt' }, 'Guten Tag Herr Brandt'],
    [{ salutation: '2', lastName: 'Brandt' }, team],
    [{ salutation: 'Frau', lastName: 'Nowak geb. Brandt' }, 'Guten Tag Frau Nowak'],
    [{ salutation: 'Frau', firstName: 'Xiomara', lastName: 'Petrova' }, 'Guten Tag Frau Petrova'],
    [{ salutation: 'Frau', lastName: 'Müller Mo Mi' }, nobody],
    [{ salutation: 'Frau', lastName: 'Müller, Herr Schmidt' }, nobody],
    [{ salutation: 'Frau', firstName: 'Anna', lastName: 'Schmidt, Peter Krause' }, nobody],
    [{ salutation: 'Herr', lastName: 'Hauptmann Krüger' }, nobody],
    [{ salutation: 'Herr', lastName: 'POK Schulz' }, 'Guten Tag Herr Schulz'],
    [{ salutation: 'Frau', lastName: 'Präsidentin' }, nobody],
    [{ salutation: 'Frau', lastName: 'Anna Müller' }, 'Guten Tag Frau Müller'],
    [{ salutation: 'Frau', firstName: 'Lan', lastName: 'Do' }, 'Guten Tag Frau Do'],
    [{ salutation: 'Frau Wolf', lastName: 'Nowak' }, team],
  ])('%j', (cells, expected) => {
    expect(greeted(cells)).toBe(expected);
  });
});

describe('a name that was stored before', () => {
  it.each([
    ['Müller', '(Leitung)'],
    ['Müller -', 'Leitung'],
    ['Test geb.', 'Muster'],
    ['Test 030', '1234'],
    ['Leitung: Frau', 'Test'],
    ['Test, Ada,', 'Frau'],
    ['Liebe Frau', 'Test'],
    ['', '31.7.'],
    ['', 'MdA'],
    ['', 'Leiter)'],
    ['Stellv. von Frau', 'Zwei'],
    ['Schulz', 'jun.'],
    ['Müller', 'Mo'],
    ['Müller', 'Teilzeit'],
    ['Klar Die', 'Linke'],
    ['Müller auf', 'Kur'],
    ['Mutter', 'von Tim'],
    ['', 'Hauptmann Krüger'],
  ])(
    '%s | %s is greeted without a name, in both languages, and no field of it goes into a text',
    (firstName, lastName) => {
      for (const [language, hello] of [
        ['de', 'Guten Tag'],
        ['en', 'Hello'],
      ] as const) {
        const values = mergeValues(
          {
            actor: 'Kita Ahorn',
            function: '',
            salutation: 'ms',
            title: '',
            firstName,
            lastName,
            language,
          },
          '',
          language,
        );
        expect(values).toMatchObject({
          anrede: hello,
          vorname: '',
          nachname: '',
          name: 'Kita Ahorn',
        });
      }
    },
  );

  it('is not greeted where several people read the mailbox, nor as a team where a person is the actor', () => {
    const merge = {
      actor: 'Kita Ahorn',
      function: '',
      salutation: 'ms',
      title: '',
      firstName: 'Ewa',
      lastName: 'Nowak',
      language: 'de',
    } as const;
    expect(mergeValues({ ...merge, isShared: true }, '', 'de')).toMatchObject({
      anrede: nobody,
      vorname: '',
      nachname: '',
      name: 'Kita Ahorn',
    });
    expect(
      mergeValues({ ...merge, salutation: 'neutral', firstName: '', actor: 'Nowak' }, '', 'de')
        .anrede,
    ).toBe(nobody);
    expect(
      mergeValues(
        { ...merge, salutation: 'neutral', firstName: '', lastName: '', actor: 'Familie Nowak' },
        '',
        'de',
      ).anrede,
    ).toBe(nobody);
  });
});
