// What the list says became of a bulletin:
//   * a rehearsal is never called a sending, in neither language
//   * the last bulletin is the last one that was really sent
//   * a copy is called one until it has a subject of its own
//   * a resend never stands for the issue: when it was sent first, and whom it reached over all its
//     deliveries
//   * sending counts more than rehearsing, what runs more than what is done; tests and cancelled
//     deliveries say nothing
import { describe, expect, it } from 'vitest';
import {
  bulletinStates,
  sentBulletins,
  whatBecame,
  type BulletinState,
} from '#renderer/features/bulletins/bulletin-states.ts';
import { bulletinTitle } from '#renderer/features/bulletins/bulletin-title.ts';
import type { Delivery, Figures } from '#shared/contract/delivery.ts';
import type { Issue } from '#shared/contract/overview.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const view = (over: Partial<Delivery>) => ({
  delivery: {
    bulletinId: 'bul_1',
    kind: 'delivery',
    accountKind: 'smtp',
    state: 'finished',
    plannedAt: '2026-03-02T09:00:00Z',
    finishedAt: '2026-03-02T09:05:00Z',
    ...over,
  } as Delivery,
  figures: { accepted: 33 } as Figures,
});
const stateOf = (...views: ReturnType<typeof view>[]): BulletinState | undefined =>
  [...bulletinStates(views, []).values()][0];

describe.each(['de', 'en'] as const)('the words (%s)', (language) => {
  const words = textsFor(language).bulletinsView;
  it('say of a rehearsal that nothing was sent', () => {
    const said = whatBecame(stateOf(view({ accountKind: 'file' }))!, words);
    expect(said).toContain(words.rehearsedOn(new Date('2026-03-02T09:05:00Z')));
    expect(said).not.toContain(words.sentTo(33));
    expect(said).not.toContain(words.sentOn(new Date('2026-03-02T09:05:00Z')));
  });
  it('say of a sending when and to how many', () => {
    expect(whatBecame(stateOf(view({}))!, words)).toBe(
      `${words.sentOn(new Date('2026-03-02T09:05:00Z'))}, ${words.sentTo(33)}`,
    );
  });
  it('tell the whole story of an issue that was sent once more to one', () => {
    const resend = {
      ...view({ finishedAt: '2026-03-09T09:05:00Z' }),
      figures: { accepted: 1 } as Figures,
    };
    const issue = {
      bulletinId: 'bul_1',
      reached: 34,
      deliveries: [{ at: '2026-03-02T09:00:00Z' }, { at: '2026-03-09T09:00:00Z' }],
    } as unknown as Issue;
    const [state] = bulletinStates([resend, view({})], [issue]).values();
    expect(whatBecame(state!, words)).toBe(
      `${words.sentOn(new Date('2026-03-02T09:00:00Z'))}, ${words.sentTo(34)}`,
    );
  });
  it('say nothing of what is still to come', () => {
    expect(whatBecame({ kind: 'draft' }, words)).toBe('');
  });
});

describe('the state', () => {
  it.each([
    ['sent', [view({ accountKind: 'file' }), view({})]],
    ['running', [view({}), view({ state: 'running' })]],
    ['rehearsed', [view({ accountKind: 'file' }), view({ state: 'cancelled' })]],
    [undefined, [view({ kind: 'test' })]],
  ] as const)('is %s', (kind, views) => {
    expect(stateOf(...views)?.kind).toBe(kind);
  });
});

describe('the last bulletin', () => {
  const sent = (
    bulletinId: string,
    startedAt: string | null,
    over: Record<string, unknown> = {},
    accepted = 33,
  ) => ({
    ...view({ bulletinId, startedAt, subject: bulletinId, ...over } as Partial<Delivery>),
    figures: { accepted } as Figures,
  });
  const order = (...views: ReturnType<typeof view>[]) => sentBulletins(views).map(({ id }) => id);

  it('is the one sent last, whatever was planned or written since', () => {
    expect(
      order(sent('bul_plan', null), sent('bul_old', '2026-03-01'), sent('bul_new', '2026-04-01')),
    ).toEqual(['bul_new', 'bul_old']);
  });
  it.each([
    ['a rehearsal', sent('bul_wrong', '2026-05-01', { accountKind: 'file' })],
    ['a test', sent('bul_wrong', '2026-05-01', { kind: 'test' })],
    ['a delivery nobody got', sent('bul_wrong', '2026-05-01', {}, 0)],
  ])('is not %s', (_what, wrong) => {
    expect(order(wrong, sent('bul_right', '2026-04-01'))).toEqual(['bul_right']);
  });
  it('is not an older one that was sent once more to somebody', () => {
    expect(
      order(
        sent('bul_may', '2026-06-02', {}, 1),
        sent('bul_june', '2026-06-01'),
        sent('bul_may', '2026-05-01'),
      ),
    ).toEqual(['bul_june', 'bul_may']);
  });
  it('is one that is still going out, or was stopped on the way', () => {
    expect(
      order(
        sent('bul_running', '2026-06-01', { state: 'running' }, 1),
        sent('bul_cancelled', '2026-05-01', { state: 'cancelled' }, 5),
      ),
    ).toEqual(['bul_running', 'bul_cancelled']);
  });
});

describe('the title', () => {
  const words = textsFor('de').bulletinsView;
  it.each([
    [{ subject: 'Juni' }, 'Juni'],
    [{ subject: 'Juni', copyOf: 'Juni' }, 'Kopie von „Juni“'],
    [{ subject: 'Juli', copyOf: 'Juni' }, 'Juli'],
    [{ subject: '' }, 'Noch ohne Betreff'],
    [{ subject: '', copyOf: '' }, 'Kopie von „Noch ohne Betreff“'],
  ])('of %o is %s', (bulletin, title) => {
    expect(bulletinTitle(bulletin, words)).toBe(title);
  });
});
