// Text made comparable: what is typed on one keyboard finds what was written on another.
import { expect, it } from 'vitest';
import { foldText, nameKey } from '#core/actors/fold-text.ts';

it.each([
  ['Yılmaz', 'yilmaz'],
  ['YILMAZ', 'yilmaz'],
  ['İlker', 'ilker'],
  ['Łuczak', 'luczak'],
  ['Małgorzata', 'malgorzata'],
  ['Đặng', 'dang'],
  ['Søren', 'soren'],
  ['Şükrü Öztürk', 'sukru ozturk'],
  ['Akteur*innen', 'akteurinnen'],
  ['Straße', 'strasse'],
])('%s is found by %s', (written, typed) => {
  expect(foldText(written)).toBe(typed);
  expect(foldText(typed)).toBe(typed);
});

it('two spellings of one name have one key', () => {
  expect(nameKey('Łuczak e. V.')).toBe(nameKey('Luczak e.V.'));
  expect(nameKey('Träger')).toBe(nameKey('Traeger'));
  expect(nameKey('Yıldız')).not.toBe(nameKey('Yildirim'));
});
