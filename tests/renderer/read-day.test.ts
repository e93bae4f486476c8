// How a day may be typed, in German and in English, day before month; and that what is no day of
// the calendar is not taken for one.
import { expect, it } from 'vitest';
import { readDay } from '#renderer/ui/read-day.ts';
import { expectLinear } from '#tests/support/linear.ts';

const today = new Date(2026, 10, 22);

it.each([
  '3.4.2026',
  '03.04.2026',
  '3. 4. 2026',
  '3.4.26',
  '3.4.',
  '3.4',
  '3/4/2026',
  '3-4-26',
  '2026-04-03',
  '03042026',
  '030426',
  ' 3  April 2026 ',
  '3. April 2026',
  '3 Apr 26',
  '3. apr',
  '3 april',
])('reads „%s“ as the third of April', (typed) => {
  expect(readDay(typed, today)).toBe('2026-04-03');
});

it.each([
  ['1. März 2026', '2026-03-01'],
  ['1 Mrz 2026', '2026-03-01'],
  ['1 maerz 2026', '2026-03-01'],
  ['1 March 2026', '2026-03-01'],
  ['24. Dez.', '2026-12-24'],
  ['24 Sept 2026', '2026-09-24'],
  ['1 May 2026', '2026-05-01'],
  ['1. Mai 2026', '2026-05-01'],
  ['29.2.2028', '2028-02-29'],
])('reads „%s“', (typed, day) => {
  expect(readDay(typed, today)).toBe(day);
});

it.each([
  '',
  '3',
  '3.4.202',
  '3.4.20265',
  '31.2.2026',
  '29.2.2026',
  '13.13.2026',
  '0.4.2026',
  '4/31/2026',
  '2026-13-01',
  '0026-04-03',
  'morgen',
  '3 Foo 2026',
  '3.4.2026 ich',
  'a.b.c',
])('takes „%s“ for no day', (typed) => {
  expect(readDay(typed, today)).toBeUndefined();
});

it('costs what its length costs', () => {
  expectLinear(
    (size) => `${'3.'.repeat(size)}`,
    (text) => readDay(text, today),
  );
});
