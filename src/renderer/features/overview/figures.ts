// Which figures of a delivery the first page shows, in which order: what went well, what needs a person, what still waits.
import type { Figures } from '#shared/contract/deliveries.ts';

const order = ['accepted', 'unclear', 'refused', 'deferred', 'sending', 'open', 'skipped', 'cancelled'] as const;
export type FigureName = (typeof order)[number];

/** Only what occurs; the shares add up to one. */
export function shownFigures(figures: Figures): { name: FigureName; count: number; share: number }[] {
  return order.filter((name) => figures[name] > 0).map((name) => ({ name, count: figures[name], share: figures[name] / figures.envelopes }));
}
