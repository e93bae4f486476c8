// Which word of a name the surname is: before it stand given names, and nothing else. Where the
// order cannot be told ("Nguyễn Thị Minh", "Claudia Arnold"), the whole name is said and no half of
// it.
import { describe, expect, it } from 'vitest';
import { greeted, readCells } from '#tests/support/greeted.ts';

describe('the surname in a name of several words', () => {
  it.each([
    ['Herr Dr. Ömer Yılmaz', 'Herr Dr. Yılmaz'],
    ['Frau Anna Lena Schulze', 'Frau Schulze'],
    ['Frau Anna-Lena Schulze', 'Frau Schulze'],
    ['Frau A. Schulze', 'Frau Schulze'],
    ['Herr J.-P. Krüger', 'Herr Krüger'],
    ['Herr Ben Krüger', 'Herr Krüger'],
    ['Herr Tim von Berg', 'Herr von Berg'],
    ['Frau Da Silva', 'Frau Da Silva'],
    ['Frau Ana García Márquez', 'Frau García Márquez'],
    ['Herr José Ortega y Gasset', 'Herr Ortega y Gasset'],
    ['Herr Mohammed El Haddad', 'Herr El Haddad'],
    ['Frau Olga Iwanowa', 'Frau Iwanowa'],
    ['Frau Thị Minh Nguyễn', 'Frau Thị Minh Nguyễn'],
    ['Frau Nguyễn Thị Minh', 'Frau Nguyễn Thị Minh'],
    ['Frau Li Wei', 'Frau Li Wei'],
    ['Frau Kim So-Mi', 'Frau Kim So-Mi'],
    ['Frau Claudia Arnold', 'Frau Claudia Arnold'],
    ['Herr Thomas Werner', 'Herr Thomas Werner'],
    ['Frau Jorinde Möller', 'Frau Möller'],
    ['Herr Oberst Krüger', 'Herr Krüger'],
    ['Frau Zimmer', 'Frau Zimmer'],
    ['Herr Kok', 'Herr Kok'],
    ['Herr Valentin', 'Herr Valentin'],
    ['Frau Gast', 'Frau Gast'],
  ])('%s', (fullName, expected) => {
    expect(greeted({ fullName })).toBe(`Guten Tag ${expected}`);
    expect(readCells({ fullName }).unclear).toBe('');
  });

  it.each([
    ['Schulze, Anna', 'Anna', 'Schulze'],
    ['Heide, Anna von der', 'Anna', 'von der Heide'],
    ['Claudia Arnold', 'Claudia', 'Arnold'],
    ['Nguyễn Thị Minh', '', 'Nguyễn Thị Minh'],
  ])('%s is kept as %j and %j', (fullName, firstName, lastName) => {
    expect(readCells({ fullName }).person).toMatchObject({ firstName, lastName });
  });
});
