// What a cell of a list becomes and how it is greeted, from reading to the mail: a role, a bracket,
// a date, a number or somebody else's name is never greeted as a surname; what is not sure is
// greeted by nobody's name and said; nothing that stood in the cell is lost.
import { describe, expect, it } from 'vitest';
import { readPersonCells, type PersonCells } from '#core/actors/read-person.ts';
import { mergeValues } from '#core/bulletins/personalise.ts';
import { isNameInDoubt } from '#shared/greetable-name.ts';
import type { Language } from '#shared/values.ts';

const read = (cells: Partial<PersonCells>) =>
  readPersonCells({
    salutation: '',
    title: '',
    firstName: '',
    lastName: '',
    fullName: '',
    ...cells,
  });
const greeted = (cells: Partial<PersonCells>, language: Language = 'de') => {
  const { person } = read(cells);
  return mergeValues(
    {
      actor: 'Kita Ahorn',
      function: '',
      language,
      ...person,
      salutation: person.salutation ?? 'neutral',
    },
    '',
    language,
  ).anrede;
};
const nobody = 'Guten Tag';
const team = 'Guten Tag, liebes Team von „Kita Ahorn“';

describe('a cell with a name and more', () => {
  it.each([
    // brackets
    ['Frau Okafor (Leitung)', 'Frau Okafor'],
    ['Okafor (Frau)', 'Frau Okafor'],
    ['Herr Brandt [Vorstand]', 'Herr Brandt'],
    ['Frau Lindqvist (Mo-Do)', 'Frau Lindqvist'],
    ['Herr Sahin (geb. Kaya)', 'Herr Sahin'],
    ['Frau Nowak (bis 31.7.)', 'Frau Nowak'],
    ['Frau Nowak (Leitung', 'Frau Nowak'],
    // roles before and behind
    ['Frau Okafor - Leitung', 'Frau Okafor'],
    ['Leitung: Frau Okafor', 'Frau Okafor'],
    ['Kitaleitung Frau Okafor', 'Frau Okafor'],
    ['Frau Okafor, Schulleiterin', 'Frau Okafor'],
    ['Herr Brandt / Vorstand', 'Herr Brandt'],
    ['Herr Brandt, 2. Vorsitzender', 'Herr Brandt'],
    ['stellv. Leitung: Frau Nowak', 'Frau Nowak'],
    ['Frau Nowak | Sekretariat', 'Frau Nowak'],
    ['Gleichstellungsbeauftragte Frau Nowak', 'Frau Nowak'],
    // numbers, days, telephones
    ['Frau Nowak 030 902 77-0', 'Frau Nowak'],
    ['Herr Brandt Tel. 0170/1234567', 'Herr Brandt'],
    ['Frau Nowak ab 1.8.2026', 'Frau Nowak'],
    ['Frau Nowak, Raum 12', 'Frau Nowak'],
    ['Herr Brandt App. 4711', 'Herr Brandt'],
    // titles and offices
    ['Frau Dr. Nowak', 'Frau Dr. Nowak'],
    ['Frau Prof. Dr. med. Nowak', 'Frau Prof. Dr. Nowak'],
    ['Herr Dipl.-Ing. Brandt', 'Herr Brandt'],
    ['Frau Nowak MdA', 'Frau Nowak'],
    ['Frau Nowak, MdB', 'Frau Nowak'],
    ['Herr Brandt M.A.', 'Herr Brandt'],
    ['Frau Nowak, LL.M.', 'Frau Nowak'],
    ['Frau PD Dr. Nowak', 'Frau PD Dr. Nowak'],
    ['Dipl.-Päd. Frau Nowak', 'Frau Nowak'],
    // ages and former names
    ['Herr Brandt jun.', 'Herr Brandt'],
    ['Herr Brandt sen.', 'Herr Brandt'],
    ['Frau Nowak geb. Brandt', 'Frau Nowak'],
    ['Frau Nowak, geborene Brandt', 'Frau Nowak'],
    ['Herr Brandt d. J.', 'Herr Brandt'],
    // orders
    ['Nowak, Ewa, Frau', 'Frau Nowak'],
    ['Nowak, Frau', 'Frau Nowak'],
    ['Nowak, Frau Ewa', 'Frau Nowak'],
    ['Frau Nowak, Ewa', 'Frau Nowak'],
    ['Nowak, Dr. Ewa', 'Ewa Nowak'],
    ['Ewa Nowak (Frau)', 'Frau Nowak'],
    ['Frau Nowak neu', 'Frau Nowak'],
    ['Frau Nowak, Kita Ahorn', 'Frau Nowak'],
    ['Herr Ma', 'Herr Ma'],
    ['Liebe Frau Nowak', 'Frau Nowak'],
    ['Sehr geehrter Herr Brandt', 'Herr Brandt'],
    ['z. Hd. Frau Nowak', 'Frau Nowak'],
    ['z.Hd. Herrn Brandt', 'Herr Brandt'],
    ['zu Händen von Frau Nowak', 'Frau Nowak'],
    // family names as they are
    ['Frau von der Heide', 'Frau von der Heide'],
    ['Frau Ana de la Cruz', 'Frau de la Cruz'],
    ['Herr Piet ten Brink', 'Herr ten Brink'],
    ['Frau Samira El Haddad', 'Frau El Haddad'],
    ['Herr von und zu Guttenstein', 'Herr von und zu Guttenstein'],
    ["Frau d'Angelo", "Frau d'Angelo"],
    ['Herr O’Neill', 'Herr O’Neill'],
    ['Frau Müller-Lüdenscheidt', 'Frau Müller-Lüdenscheidt'],
    ['Frau Nguyễn', 'Frau Nguyễn'],
    ['Herr Wu', 'Herr Wu'],
    ['Frau Mai', 'Frau Mai'],
    ['Frau Do', 'Frau Do'],
    ['Frau Di', 'Frau Di'],
    ['Herr Dienst', 'Herr Dienst'],
    ['Frau Frei', 'Frau Frei'],
    ['Herr Hartung', 'Herr Hartung'],
    ['Frau Anschütz', 'Frau Anschütz'],
    ['Frau Kim So-Mi', 'Frau So-Mi'],
    ['Frau Nowak Mo-Do', 'Frau Nowak'],
    ['Frau Nowak Öffentlichkeitsarbeit', 'Frau Nowak'],
    ['Frau Nowak, Jugendberatung', 'Frau Nowak'],
    ['Herr Freitag', 'Herr Freitag'],
    ['Frau Neu', nobody],
    ['Herr Richter', 'Herr Richter'],
    ['Frau Meister', 'Frau Meister'],
    ['Frau Zwei', 'Frau Zwei'],
    ['Frau al-Sayed', 'Frau al-Sayed'],
    ['Herr St. Clair', 'Herr St. Clair'],
    // capitals
    ['FRAU NOWAK', 'Frau Nowak'],
    ['Frau NOWAK', 'Frau Nowak'],
    ['NOWAK Ewa', 'Ewa Nowak'],
    ['Frau NOWAK Ewa', 'Frau Nowak'],
    ['Frau LÜTTICH-ÖZDEMIR', 'Frau Lüttich-Özdemir'],
    ['Herr GROSS', 'Herr GROSS'],
    ['Herr MCDONALD', 'Herr MCDONALD'],
    // English
    ['Mr Brandt', 'Herr Brandt'],
    ['Mrs. Ewa Nowak', 'Frau Nowak'],
    ['Ms Nowak', 'Frau Nowak'],
    ['Mx Kim Nowak', 'Kim Nowak'],
    ['Dear Ms Nowak', 'Frau Nowak'],
  ])('%s', (fullName, expected) => {
    const found = read({ fullName });
    expect(greeted({ fullName })).toBe(
      expected.startsWith('Guten')
        ? expected
        : `Guten Tag ${expected.replace(/^(Ewa|Kim) /, (first) => (found.person.title === '' ? first : `${found.person.title} ${first}`))}`,
    );
  });

  it.each([
    'Frau (Leitung)',
    'Herr Leiter)',
    'Frau 31.7.',
    'Frau MdA',
    'Frau Leitung',
    'Herr',
    'Frau',
    'Frau Dr.',
    'Frau N.N.',
    'Herr NN',
    'N. N.',
    'Frau ?',
    'Herr -',
    'Frau unbekannt',
    'Frau geb. Brandt',
    'Frau BVV',
    'Herr jun.',
    'Stellv. von Frau Zwei',
    'Vertretung von Frau Nowak',
    'Vertretung: Frau Nowak',
    'i.V. Frau Nowak',
    'i. V. Nowak',
    'c/o Frau Nowak',
    'Assistenz von Frau Zwei',
    'Stellvertreterin für Herrn Brandt',
    'Deputy of Ms Nowak',
    'Frau Stelle unbesetzt',
    'Frau Stelle',
    'Frau Position',
    'Frau Nachfolge',
    'Nachfolge von Frau Nowak',
    'Frau Nowak (Stelle vakant)',
    'Leitung: n. n., Frau Nowak',
    'Frau Nowak - offen',
    'Frau vacant',
    'Frau Öffentlichkeitsarbeit',
    'Frau Jugendsozialarbeit',
    'Frau Familienberatung',
    'Herr Ganztagsbetreuung',
    'Frau Quartiersmanagement',
    'Herr Sozialdienst',
    'Frau Fachstelle',
    'Frau Gebäudeverwaltung',
    'Frau Mo-Do',
    'Frau Mo.-Fr.',
    'Frau Di+Do',
    'Herr Montag-Freitag',
    'Frau Müller-',
    'Frau -Müller',
    'Frau Müller- Schmidt',
    'Frau Nowak / Herr Brandt',
    'Frau Nowak und Herr Brandt',
    'Herr & Frau Brandt',
    'Frau Nowak, Herr Brandt',
    'Frau Nowak; Frau Brandt',
    'Nowak/Brandt',
    'Frau Nowak Herr Brandt',
    'Ewa Nowak, Jan Brandt',
    'Frau Nowak, Vertretung Herr Brandt',
    'Eheleute Brandt',
    'Familie Brandt',
    'Fam. Brandt',
    'Ehepaar Brandt',
    'Frau/Herr Brandt',
    'Frau Nowak - Brandt',
    'Frau Elternzeit',
    'Herr krank',
    'Frau 030 1234',
    'Frau e.V.',
    'Team Leitung',
    'Frau nowak',
    'Kita Regenbogen e.V.',
    'Frau Nowak 030 1234 Herr Brandt',
    'Frau von',
    'Frau Nowak Leitung Brandt',
    'Frau SPD',
    'Herr BfA',
    'Frau 😀',
    'Herr @brandt',
    'Frau [Name]',
    'Frau xxx',
    'Frau k.A.',
    'Frau Team',
    'Herr Hausmeister',
    'Frau Sekretariat',
  ])('%s is in doubt: nobody is named, the cell stays whole and the row says so', (fullName) => {
    const found = read({ fullName });
    expect([nobody, team]).toContain(greeted({ fullName }));
    expect(`${found.person.firstName} ${found.person.lastName}`.trim()).toBe(fullName);
    expect(isNameInDoubt(found.person)).toBe(true);
    expect(greeted({ fullName })).toBe(nobody);
    expect(found.unclear).toBe(fullName);
  });

  it('keeps what stood beside the name: a role as role, everything else to be named', () => {
    expect(read({ fullName: 'Frau Okafor (Leitung)' })).toMatchObject({
      role: 'Leitung',
      leftOut: '',
    });
    expect(read({ fullName: 'Frau Nowak geb. Brandt (bis 31.7.)' })).toMatchObject({
      role: '',
      leftOut: 'bis 31.7., geb. Brandt',
    });
    expect(read({ fullName: 'Frau Nowak 030 1234' })).toMatchObject({ leftOut: '030 1234' });
    expect(read({ fullName: 'Ewa Nowak' })).toMatchObject({ role: '', leftOut: '', unclear: '' });
  });
});

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
