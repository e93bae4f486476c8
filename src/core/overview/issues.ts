// What became of each issue, over all its deliveries: the first one, resends, once more. Rehearsals
// and tests are no part of the story. Counts people, each once, by the best that became of them.
// Pure.
import type { EnvelopeStory } from '#core/deliveries/envelope-story.ts';
import type { Stories } from '#core/deliveries/journal-fold.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Issue } from '#shared/contract/overview.ts';
import type { BulletinId, ContactId } from '#shared/values.ts';
import { compareInstants } from './compare-instants.ts';

/** null = its record cannot be read: nobody knows who has the mail from it. */
export type Carried = { readonly envelopes: readonly Envelope[]; readonly stories: Stories } | null;

/** From the worst to the best. */
const outcomes = ['left-out', 'not-reached', 'unclear', 'waiting', 'reached'] as const;
type Outcome = (typeof outcomes)[number];

/** A delivery that was ended before it began told nobody anything. */
const isTold = ({ kind, accountKind, state, startedAt }: Delivery): boolean =>
  kind === 'delivery' && accountKind === 'smtp' && (state !== 'cancelled' || startedAt !== null);

/**
 * The deliveries of each issue, the oldest first; the newest issue first, however late somebody got
 * an old one.
 */
export function deliveriesByIssue(deliveries: readonly Delivery[]): Delivery[][] {
  const byTime = deliveries
    .filter(isTold)
    .toSorted((one, other) => compareInstants(one.plannedAt, other.plannedAt));
  return [...Map.groupBy(byTime, ({ bulletinId }): BulletinId => bulletinId).values()].reverse();
}

export function issueOf(deliveries: readonly Delivery[], carried: readonly Carried[]): Issue {
  const best = new Map<ContactId, Outcome>();
  for (const { envelopes, stories } of carried.filter((one) => one !== null)) {
    for (const { id, contactId } of envelopes)
      best.set(contactId, better(best.get(contactId), outcomeOf(stories.get(id))));
  }
  const unread = deliveries
    .filter((_, at) => carried[at] === null)
    .map(({ envelopeCount }) => envelopeCount);
  const counts = countOf(
    unread.length === 0 ? [...best.values()] : inDoubt([...best.values()], Math.max(...unread)),
  );
  const last = deliveries.at(-1)!;
  return {
    bulletinId: last.bulletinId,
    subject: last.subject,
    people: Object.values(counts).reduce((sum, count) => sum + count, 0),
    reached: counts.reached,
    notReached: counts['not-reached'] + counts['left-out'],
    leftOut: counts['left-out'],
    unclear: counts.unclear,
    waiting: counts.waiting,
    deliveries: deliveries.map(({ id, state, startedAt, plannedAt }) => ({
      id,
      state,
      at: startedAt ?? plannedAt,
    })),
  };
}

function outcomeOf(story: EnvelopeStory | undefined): Outcome {
  switch (story?.state) {
    case 'accepted':
      return story.isBounced ? 'not-reached' : 'reached';
    case 'open':
    case 'deferred':
    case 'sending':
      return 'waiting';
    case 'skipped':
      return 'left-out';
    case 'refused':
    case 'cancelled':
      return 'not-reached';
    case 'unclear':
    case undefined:
      return 'unclear';
  }
}

const better = (one: Outcome | undefined, other: Outcome): Outcome =>
  one !== undefined && outcomes.indexOf(one) > outcomes.indexOf(other) ? one : other;

/**
 * Whoever has nothing from the others may have it from one that cannot be read; so may people only
 * that one knew.
 */
function inDoubt(known: readonly Outcome[], atLeast: number): Outcome[] {
  const doubted = known.map((outcome) => better(outcome, 'unclear'));
  return [
    ...doubted,
    ...Array.from({ length: Math.max(0, atLeast - known.length) }, (): Outcome => 'unclear'),
  ];
}

function countOf(all: readonly Outcome[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = {
    'left-out': 0,
    'not-reached': 0,
    unclear: 0,
    waiting: 0,
    reached: 0,
  };
  for (const outcome of all) counts[outcome] += 1;
  return counts;
}
