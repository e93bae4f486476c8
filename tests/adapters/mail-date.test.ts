// The Date of a mail promises the moment of sending in the zone of the office, summer and winter.
import { expect, test } from 'vitest';
import { mailDate } from '#adapters/mail-date.ts';

test.each([
  ['2026-03-02T09:00:00.000Z', 60, 'Mon, 02 Mar 2026 10:00:00 +0100'],
  ['2026-07-31T23:30:59.999Z', 120, 'Sat, 01 Aug 2026 01:30:59 +0200'],
  ['2026-01-01T02:05:00.000Z', -210, 'Wed, 31 Dec 2025 22:35:00 -0330'],
  ['2026-01-01T00:00:00.000Z', 0, 'Thu, 01 Jan 2026 00:00:00 +0000'],
])('%s, %i minutes ahead of UTC', (instant, offset, written) => {
  expect(mailDate(instant, offset)).toBe(written);
  expect(new Date(mailDate(instant, offset)).getTime()).toBe(
    Math.floor(Date.parse(instant) / 1000) * 1000,
  );
});

test('without an offset the zone is that of the machine at that moment', () => {
  for (const instant of ['2026-01-15T12:00:00.000Z', '2026-07-15T12:00:00.000Z']) {
    expect(mailDate(instant)).toBe(mailDate(instant, -new Date(instant).getTimezoneOffset()));
  }
});
