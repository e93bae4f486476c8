// What the list says became of a bulletin:
//   * a rehearsal is never called a sending, in neither language
//   * sending counts more than rehearsing, what runs more than what is done; tests and cancelled deliveries say nothing
import { describe, expect, it } from 'vitest';
import { bulletinStates, whatBecame, type BulletinState } from '#renderer/features/bulletins/bulletin-states.ts';
import type { Delivery, Figures } from '#shared/contract/deliveries.ts';
import { textsFor } from '#shared/texts/texts.ts';

const view = (over: Partial<Delivery>) => ({
  delivery: { bulletinId: 'bul_1', kind: 'delivery', accountKind: 'smtp', state: 'finished', plannedAt: '2026-03-02T09:00:00Z', finishedAt: '2026-03-02T09:05:00Z', ...over } as Delivery,
  figures: { accepted: 33 } as Figures,
});
const stateOf = (...views: ReturnType<typeof view>[]): BulletinState | undefined => [...bulletinStates(views).values()][0];

describe.each(['de', 'en'] as const)('the words (%s)', (language) => {
  const words = textsFor(language).bulletinsView;
  it('say of a rehearsal that nothing was sent', () => {
    const said = whatBecame(stateOf(view({ accountKind: 'file' }))!, words);
    expect(said).toContain(words.rehearsedOn(new Date('2026-03-02T09:05:00Z')));
    expect(said).not.toContain(words.sentTo(33));
    expect(said).not.toContain(words.sentOn(new Date('2026-03-02T09:05:00Z')));
  });
  it('say of a sending when and to how many', () => {
    expect(whatBecame(stateOf(view({}))!, words)).toBe(`${words.sentOn(new Date('2026-03-02T09:05:00Z'))}, ${words.sentTo(33)}`);
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
