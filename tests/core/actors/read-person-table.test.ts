// What a cell of a list becomes and how it is greeted, from reading to the mail: a person is
// greeted by form of address and surname; nothing that stood in the cell is lost.
import { describe, expect, it } from 'vitest';
import { greeted, nobody, readCells } from '#tests/support/greeted.ts';

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
    ['Frau Kim So-Mi', 'Frau Kim So-Mi'],
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
    const found = readCells({ fullName });
    expect(greeted({ fullName })).toBe(
      expected.startsWith('Guten')
        ? expected
        : `Guten Tag ${expected.replace(/^(Ewa|Kim) /, (first) => (found.person.title === '' ? first : `${found.person.title} ${first}`))}`,
    );
  });

  it('keeps what stood beside the name: a role as role, everything else to be named', () => {
    expect(readCells({ fullName: 'Frau Okafor (Leitung)' })).toMatchObject({
      role: 'Leitung',
      leftOut: '',
    });
    expect(readCells({ fullName: 'Frau Nowak geb. Brandt (bis 31.7.)' })).toMatchObject({
      role: '',
      leftOut: 'bis 31.7., geb. Brandt',
    });
    expect(readCells({ fullName: 'Frau Nowak 030 1234' })).toMatchObject({ leftOut: '030 1234' });
    expect(readCells({ fullName: 'Ewa Nowak' })).toMatchObject({
      role: '',
      leftOut: '',
      unclear: '',
    });
  });
});
