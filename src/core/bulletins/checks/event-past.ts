// An event whose last day has gone by, as a block or in the words of a text: usually a wrong year,
// or left over from the bulletin before.
import { isRealTime } from '#core/bulletins/event-times.ts';
import { pastDeadlines } from '#core/bulletins/written-dates/past-deadlines.ts';
import { pastEvents } from '#core/bulletins/written-dates/past-events.ts';
import { findInLines, linesOf } from '#core/bulletins/written-dates/texts-of-bulletin.ts';
import type { Block } from '#shared/contract/blocks.ts';
import type { Check, Examined, Found } from './check.ts';

export const eventPast: Check = (examined) =>
  examined.blocks.flatMap((block) =>
    block.type === 'event' ? eventOver(block, examined) : toldOver(block, examined),
  );

function eventOver(
  block: Extract<Block, { type: 'event' }>,
  { today }: Pick<Examined, 'today'>,
): Found[] {
  const lastMoment = block.endsAt ?? block.startsAt;
  if (lastMoment === null || !isRealTime(lastMoment)) return [];
  return lastMoment.slice(0, 10) < today ? [{ blockId: block.id }] : [];
}

/** What is said as a deadline is not said a second time. */
function toldOver(block: Block, { bulletin: { language }, today }: Examined): Found[] {
  const isTitle = block.type === 'heading' || block.type === 'button';
  const lines = linesOf({ subject: '', preheader: '' }, [block]);
  return findInLines(lines, (line) => {
    const deadlines = pastDeadlines(line, language, today);
    return pastEvents(line, { language, today, isTitle })
      .filter((text) => !deadlines.some((one) => one.includes(text) || text.includes(one)))
      .map((text) => ({ text }));
  });
}
