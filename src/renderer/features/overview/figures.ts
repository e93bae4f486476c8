// What became of an issue in figures, in the order they are read: what went well, what needs a
// person, what still waits.
import type { Issue } from '#shared/contract/overview.ts';

const order = ['reached', 'unclear', 'notReached', 'waiting'] as const;
export type FigureName = (typeof order)[number];

/** Only what occurs; the shares add up to one. */
export function shownFigures(issue: Issue): { name: FigureName; count: number; share: number }[] {
  return order
    .filter((name) => issue[name] > 0)
    .map((name) => ({ name, count: issue[name], share: issue[name] / issue.people }));
}

/**
 * The delivery somebody wants to look at: one that is not over, or the first, which went to
 * everybody.
 */
export const deliveryToSee = ({ deliveries }: Issue): Issue['deliveries'][number] | undefined =>
  deliveries.findLast(({ state }) => state !== 'finished' && state !== 'cancelled') ??
  deliveries[0];
