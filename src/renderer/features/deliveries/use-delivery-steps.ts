// What can be done with a delivery, one step at a time: a second press while the first is under way does nothing.
import { ref } from 'vue';
import { useRouter } from 'vue-router';
import { showToast } from '#renderer/frame/toasts.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import type { DeliveryId } from '#shared/values.ts';

export type DeliveryStepName = 'start' | 'pause' | 'cancel' | 'planAgain';

export function useDeliverySteps(id: DeliveryId, refresh: () => Promise<void>) {
  const client = useClient();
  const router = useRouter();
  const sentence = useErrorSentence();
  /** The step under way. */
  const busy = ref<DeliveryStepName>();

  async function take(step: DeliveryStepName): Promise<void> {
    if (busy.value) return;
    busy.value = step;
    try {
      const { delivery } = await client.deliveries[step]({ id });
      if (delivery.id === id) await refresh();
      else await router.push({ name: 'deliveries.show', params: { deliveryId: delivery.id } });
    } catch (error) {
      showToast(sentence(error), { tone: 'danger' });
      await refresh();
    } finally {
      busy.value = undefined;
    }
  }
  return { busy, take };
}
