// What the check knows of the day and of what was sent before:
//   * today is the day in Berlin, in summer and in winter
//   * the last subject is that of another bulletin that really went out by mail
import { describe, expect, it } from 'vitest';
import { lastSentSubject } from '#core/bulletins/last-sent-subject.ts';
import { todayInBerlin } from '#core/bulletins/today-in-berlin.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { BulletinId, Instant } from '#shared/values.ts';

describe('today', () => {
  it.each([
    ['2026-07-01T21:59:00.000Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
    ['2026-12-31T22:59:00.000Z', '2026-12-31'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s is the day %s in Berlin', (now, today) => {
    expect(todayInBerlin(Instant.parse(now))).toBe(today);
  });
});

describe('the last subject that was sent', () => {
  const sent = (subject: string, part: Partial<Delivery> = {}) =>
    ({
      kind: 'delivery',
      accountKind: 'smtp',
      bulletinId: 'bul_other',
      startedAt: '2026-03-01T08:00:00.000Z',
      subject,
      ...part,
    }) as Delivery;
  const last = (...deliveries: Delivery[]) =>
    lastSentSubject(deliveries, BulletinId.parse('bul_this'));

  it('is the newest, whatever the order they were planned in', () => {
    const newer = sent('Neu', {
      bulletinId: BulletinId.parse('bul_newer'),
      startedAt: Instant.parse('2026-04-01T08:00:00.000Z'),
    });
    expect([last(newer, sent('Alt')), last(sent('Alt'), newer), last()]).toEqual([
      'Neu',
      'Neu',
      null,
    ]);
  });
  it('is not that of an older bulletin that was sent once more to somebody', () => {
    const of = (id: string, day: string, subject: string) =>
      sent(subject, {
        bulletinId: BulletinId.parse(id),
        startedAt: Instant.parse(`${day}T08:00:00.000Z`),
      });
    expect(
      last(
        of('bul_june', '2026-06-01', 'Juni'),
        of('bul_may', '2026-05-01', 'Mai'),
        of('bul_may', '2026-06-02', 'Mai'),
      ),
    ).toBe('Juni');
  });
  it.each<[string, Partial<Delivery>]>([
    ['a test', { kind: 'test' }],
    ['a rehearsal', { accountKind: 'file' }],
    ['a plan', { startedAt: null }],
    ['this bulletin itself', { bulletinId: BulletinId.parse('bul_this') }],
  ])('is not that of %s', (_what, part) => {
    expect(last(sent('Alt'), sent('Falsch', part))).toBe('Alt');
  });
});
