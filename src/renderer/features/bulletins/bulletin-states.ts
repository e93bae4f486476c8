// What became of each bulletin, read from its deliveries. A rehearsal into the folder is not a
// sending, and a resend to one person does not stand for the whole.
import type { Delivery, Figures } from '#shared/contract/delivery.ts';
import type { Issue } from '#shared/contract/overview.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { BulletinId } from '#shared/values.ts';

export type BulletinState =
  | { kind: 'draft' }
  | { kind: 'planned' | 'running' | 'paused'; delivery: Delivery }
  | { kind: 'sent' | 'rehearsed'; delivery: Delivery; at: Date; count: number };

interface View {
  readonly delivery: Delivery;
  readonly figures: Figures;
}

/**
 * Newest delivery first, as `deliveries.list` answers. What runs counts more than what is done,
 * sending more than rehearsing.
 */
export function bulletinStates(
  views: readonly View[],
  issues: readonly Issue[],
): Map<BulletinId, BulletinState> {
  const issueOf = new Map(issues.map((issue) => [issue.bulletinId, issue]));
  const states = new Map<BulletinId, BulletinState>();
  for (const view of views) {
    const { delivery } = view;
    const state = overAll(stateOf(view), issueOf.get(delivery.bulletinId));
    const known = states.get(delivery.bulletinId);
    if (state && (!known || rank[state.kind] > rank[known.kind]))
      states.set(delivery.bulletinId, state);
  }
  return states;
}

const rank: Record<BulletinState['kind'], number> = {
  draft: 0,
  rehearsed: 1,
  planned: 2,
  sent: 3,
  paused: 4,
  running: 5,
};

function stateOf({ delivery, figures }: View): BulletinState | undefined {
  const isRehearsal = delivery.accountKind === 'file';
  if (delivery.kind === 'test' || delivery.state === 'cancelled') return undefined;
  if (delivery.state !== 'finished')
    return isRehearsal && delivery.state === 'planned'
      ? undefined
      : { kind: delivery.state, delivery };
  return {
    kind: isRehearsal ? 'rehearsed' : 'sent',
    delivery,
    at: new Date(delivery.finishedAt ?? delivery.plannedAt),
    count: figures.accepted,
  };
}

/**
 * What really went out, the newest first. A bulletin counts from its first delivery: sending it
 * once more to somebody it had not reached makes it no newer.
 */
export function sentBulletins(views: readonly View[]): { id: BulletinId; subject: string }[] {
  const firsts = new Map<BulletinId, { id: BulletinId; subject: string; at: string }>();
  for (const { delivery, figures } of views) {
    const { bulletinId: id, subject, startedAt: at } = delivery;
    if (
      delivery.kind !== 'delivery' ||
      delivery.accountKind !== 'smtp' ||
      at === null ||
      figures.accepted === 0
    )
      continue;
    const known = firsts.get(id);
    if (!known || at < known.at) firsts.set(id, { id, subject, at });
  }
  return [...firsts.values()]
    .sort((one, other) => other.at.localeCompare(one.at))
    .map(({ id, subject }) => ({ id, subject }));
}

/** When it was sent first, and whom it has reached since. */
function overAll(
  state: BulletinState | undefined,
  issue: Issue | undefined,
): BulletinState | undefined {
  const first = issue?.deliveries[0];
  if (state?.kind !== 'sent' || !issue || !first) return state;
  return { ...state, at: new Date(first.at), count: issue.reached };
}

/** What happened, in words; empty while nothing has. A rehearsal says that nothing was sent. */
export function whatBecame(state: BulletinState, words: ScreenTexts['bulletinsView']): string {
  if (state.kind === 'rehearsed') return words.rehearsedOn(state.at);
  return state.kind === 'sent' ? `${words.sentOn(state.at)}, ${words.sentTo(state.count)}` : '';
}
