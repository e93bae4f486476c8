// Deciding about a mail that means to leave, and taking the decision back: at once in the message
// that reports it, later with a reason.
import { computed, ref, type ComputedRef } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { useProblem } from '#renderer/frame/use-problem.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import type { IncomingView } from '#shared/contract/incoming.ts';
import { mailName } from './mail-name.ts';

/** Whether it was carried out. Of mails read by earlier versions only the contact tells. */
export const isCarriedOut = ({ type, leaveNow, contact }: IncomingView): boolean =>
  leaveNow
    ? leaveNow.state === 'done'
    : type === 'unsubscribe' && contact?.state === 'unsubscribed';

export function useLeaveDecision(mail: () => IncomingView) {
  const client = useClient();
  const undo = useUndo();
  const texts = useTexts();
  const { problem, fail, clear } = useProblem();
  const words = computed(() => texts.value.concernsView.review);
  const isBusy = ref(false);
  const name: ComputedRef<string> = computed(() => mailName(mail(), texts.value.concernsView));

  async function once(act: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    clear();
    isBusy.value = true;
    try {
      await act();
    } catch (error) {
      fail(error);
    } finally {
      isBusy.value = false;
    }
  }

  return {
    isBusy,
    problem,

    settle: () =>
      once(async () => {
        const { id, revision } = mail();
        const seen = await client.concerns.review({ id, revision, needsReview: false });
        undo.done(words.value.doneSaid(name.value), async () => {
          await client.concerns.review({ id, revision: seen.revision, needsReview: true });
        });
      }),

    leave: () =>
      once(async () => {
        const { id, revision, needsReview } = mail();
        const decided = await client.concerns.decideLeave({ id, revision, decision: 'leave' });
        undo.done(words.value.leftSaid(name.value), async () => {
          const back = await client.concerns.decideLeave({
            id,
            revision: decided.revision,
            decision: 'stay',
            reason: texts.value.suppressionsView.undoneReason,
          });
          if (needsReview)
            await client.concerns.review({ id, revision: back.revision, needsReview });
        });
      }),

    stay: () =>
      once(async () => {
        const { id, revision } = mail();
        const decided = await client.concerns.decideLeave({ id, revision, decision: 'stay' });
        undo.done(words.value.stayedSaid(name.value), async () => {
          await client.concerns.review({ id, revision: decided.revision, needsReview: true });
        });
      }),

    /** Throws what goes wrong: the dialog that asked for the reason says it. */
    takeBack: async (reason: string): Promise<void> => {
      const { id, revision } = mail();
      const decided = await client.concerns.decideLeave({ id, revision, decision: 'stay', reason });
      undo.done(words.value.takenBackSaid(name.value), async () => {
        await client.concerns.decideLeave({ id, revision: decided.revision, decision: 'leave' });
      });
    },
  };
}
