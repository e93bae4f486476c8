// What reading a person promises: names are split as a reader would, and nobody becomes Frau or
// Herr by a guess.
import { describe, expect, it } from 'vitest';
import { readPerson, type PersonCells } from '#core/actors/read-person.ts';

const person = (cells: Partial<PersonCells>) =>
  readPerson(
    { salutation: '', title: '', firstName: '', lastName: '', fullName: '', ...cells },
    '2026-11-28',
  );

describe('a person', () => {
  it.each([
    ['Frau Dr. Ayşe von der Heide', ['ms', 'Dr.', 'Ayşe', 'von der Heide']],
    [
      'Herr Prof. Dr. Jonas Müller-Lüdenscheidt',
      ['mr', 'Prof. Dr.', 'Jonas', 'Müller-Lüdenscheidt'],
    ],
    ['Yılmaz, Ayşe', [undefined, '', 'Ayşe', 'Yılmaz']],
    ['Mika Süßmilch', [undefined, '', 'Mika', 'Süßmilch']],
    ['Frau Öztürk', ['ms', '', '', 'Öztürk']],
    ['Sommer', [undefined, '', '', 'Sommer']],
    ['Anna Maria Schmidt', [undefined, '', 'Anna Maria', 'Schmidt']],
    ['von der Heide', [undefined, '', '', 'von der Heide']],
    ['Samira El Haddad', [undefined, '', 'Samira', 'El Haddad']],
    ['Frau Weiß und Herr Kaya', [undefined, '', '', 'Frau Weiß und Herr Kaya']],
    ['Weiß/Kaya', [undefined, '', '', 'Weiß/Kaya']],
    ['Herr', [undefined, '', '', 'Herr']],
    ['', [undefined, '', '', '']],
  ])('%j', (fullName, [salutation, title, firstName, lastName]) => {
    expect(person({ fullName: fullName })).toEqual({ salutation, title, firstName, lastName });
  });

  it.each([
    ['Frau', 'ms'],
    ['Fr.', 'ms'],
    ['w', 'ms'],
    ['Herrn', 'mr'],
    ['männlich', 'mr'],
    ['divers', 'neutral'],
    ['Mx', 'neutral'],
    ['Frau/Herr', undefined],
    ['Familie', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%j as a salutation is %s', (salutation, expected) => {
    expect(person({ salutation, lastName: 'Sommer' }).salutation).toBe(expected);
  });

  it('has its columns before its full name, and a title wherever it stands', () => {
    expect(
      person({
        salutation: 'Frau Dr.',
        firstName: 'Ada',
        lastName: 'Muster',
        fullName: 'Herr Falsch',
      }),
    ).toEqual({ salutation: 'ms', title: 'Dr.', firstName: 'Ada', lastName: 'Muster' });
    expect(person({ title: 'Prof.', fullName: 'Dr. Ada Muster' })).toEqual({
      salutation: undefined,
      title: 'Prof.',
      firstName: 'Ada',
      lastName: 'Muster',
    });
  });
});
