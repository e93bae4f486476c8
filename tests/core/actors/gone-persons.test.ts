// What a list says of people who are not there any more: nobody is greeted by the name of one who
// died, left, is away or was followed by somebody else. The cell stays whole, the row says it, and
// so does the note at the contact. A leave that is still to come changes nothing.
import { describe, expect, it } from 'vitest';
import { nameDoubt } from '#shared/greetable-name.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { greeted, nobody, readCells } from '#tests/support/greeted.ts';

describe('a person who is gone', () => {
  it.each([
    ['died', 'Frau Müller (verstorben)'],
    ['died', 'Frau Müller (†)'],
    ['died', 'Frau Müller † 2024'],
    ['died', 'Frau Müller (+ 3.5.2025)'],
    ['died', 'Ms Miller (deceased)'],
    ['died', 'Frau Müller, gest. 2024'],
    ['gone', 'Frau Müller (ausgeschieden)'],
    ['gone', 'Frau Müller (nicht mehr da)'],
    ['gone', 'Frau Müller bis 31.07.2025'],
    ['gone', 'Frau Müller (bis zum 30.4.)'],
    ['gone', 'Frau Müller (bis 2025)'],
    ['gone', 'Frau Müller (geht, neu: Herr Krause)'],
    ['gone', 'Frau Müller (jetzt Frau Wolf)'],
    ['gone', 'Frau Müller (ehem. Leitung)'],
    ['gone', 'Frau Müller i.R.'],
    ['gone', 'Frau Müller (in Elternzeit)'],
    ['gone', 'Frau Müller auf Kur'],
    ['gone', 'Frau Müller - krank'],
    ['gone', 'Ms Miller (left)'],
    ['gone', 'Ms Miller (on leave)'],
  ])('%s: %s', (gone, fullName) => {
    const found = readCells({ fullName });
    expect(greeted({ fullName })).toBe(nobody);
    expect(found).toMatchObject({ gone, unclear: fullName, person: { lastName: fullName } });
    expect(nameDoubt(found.person)).toBe(gone);
  });

  it.each([
    'Frau Müller (bis 31.7.2027)',
    'Frau Müller (bis 14 Uhr)',
    'Frau Müller (geb. Wolf)',
    'Frau Müller, früher Wolf',
    'Frau Müller (neu)',
    'Frau Müller (seit Mai)',
  ])('%s is there and is greeted', (fullName) => {
    expect(greeted({ fullName })).toBe('Guten Tag Frau Müller');
    expect(readCells({ fullName }).gone).toBeUndefined();
  });

  it('is found in every column, and what was said stays with the name', () => {
    const row = { salutation: 'Frau (verstorben)', firstName: 'Anna', lastName: 'Müller' };
    expect(greeted(row)).toBe(nobody);
    expect(readCells(row).person.lastName).toBe('Müller (Frau (verstorben))');
    expect(readCells({ lastName: 'Müller (†)', firstName: 'Anna' })).toMatchObject({
      gone: 'died',
      person: { firstName: 'Anna', lastName: 'Müller (†)' },
    });
  });

  it('is said in words at the contact, in both languages', () => {
    for (const [language, word] of [
      ['de', /verstorben/],
      ['en', /has died/],
    ] as const)
      expect(textsFor(language).actorsView.contact.nameInDoubt.died).toMatch(word);
  });
});
