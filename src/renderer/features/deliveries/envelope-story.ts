// What happened to one envelope, in a sentence.
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { deliveries } from '#shared/contract/deliveries.ts';
import type { Output } from '#shared/define.ts';
import { moment } from '#renderer/frame/use-moments.ts';

export type EnvelopeItem = Output<typeof deliveries.envelopes>['items'][number];

export function storyOf(
  { state, reason, attempts, changedAt, retryAt, isBounced, report }: EnvelopeItem,
  isRehearsal: boolean,
  texts: ScreenTexts,
): string {
  const words = texts.deliveriesView.envelope;
  const why = reason === null ? '' : texts.deliveries.reasons[reason];
  const when = changedAt === null ? '' : moment(changedAt);
  const acceptedStory = () => {
    if (isBounced) return words.bounced(why);
    if (report) return words[report.says](when, moment(report.at));
    const tries = attempts > 1 ? words.tries(attempts) : '';
    return `${isRehearsal ? words.written(when) : words.accepted(when)}${tries}`;
  };
  switch (state) {
    case 'accepted':
      return acceptedStory();
    case 'refused':
      return words.refused(why);
    case 'deferred':
      return words.deferred(why, retryAt === null ? '' : moment(retryAt));
    case 'skipped':
      return words.skipped(why);
    case 'open':
      return reason === null ? words.open : words.reopened(why);
    case 'unclear':
      return reason === 'record-damaged' ? why : words.unclear;
    case 'cancelled':
      return words.cancelled;
    case 'sending':
      return words.sending;
  }
}
