// Everything the last page before sending shows, and whether it may begin. A change of what was
// read there is noticed and said.
import { computed, ref, watch } from 'vue';
import { language } from '#renderer/frame/preferences.ts';
import { useQuery } from '#renderer/frame/use-query.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import type { deliveries } from '#shared/contract/deliveries.ts';
import type { Output } from '#shared/define.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { AccountId, BulletinId, SegmentId } from '#shared/values.ts';
import { sentBefore } from './sent-before.ts';

export type Outlook = Output<typeof deliveries.prepare>;

export function useOutlook(
  wish: () => { bulletinId: BulletinId; segmentId: SegmentId; accountId: AccountId },
) {
  const texts = useTexts();
  const query = useQuery(
    (client) => client.deliveries.prepare({ ...wish(), language: language.value }),
    [
      'actors.changed',
      'bulletins.changed',
      'segments.changed',
      'settings.changed',
      'deliveries.progressed',
    ],
  );
  const isConfirmed = ref(false);
  const hasChanged = ref(false);

  const whatWasRead = ({ subject, count, sender, account, sample }: Outlook) =>
    JSON.stringify([subject, count, sender, account, sample]);
  watch(query.data, (now, before) => {
    if (now && before && whatWasRead(now) !== whatWasRead(before)) hasChanged.value = true;
  });

  const before = computed(() => query.data.value && sentBefore(query.data.value));
  /** What was confirmed for 20 is not confirmed for 90. */
  watch(
    () => before.value && JSON.stringify(before.value),
    () => {
      isConfirmed.value = false;
    },
  );
  const reasonsAgainst = computed(() => {
    const words =
      query.data.value?.obstacles.map((code) =>
        (texts.value.errors[code as ErrorCode] as (data: unknown) => string)({}),
      ) ?? [];
    return words.length === 0 && before.value && !isConfirmed.value
      ? [texts.value.deliveriesView.check.twiceFirst]
      : words;
  });
  return { ...query, isConfirmed, hasChanged, before, reasonsAgainst };
}
