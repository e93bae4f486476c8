// What can be done with a delivery, one step at a time: a second press while the first is under way
// does nothing.
import { ref } from 'vue';
import { useProblem } from '#renderer/frame/use-problem.ts';
import { useRouter } from 'vue-router';
import { useClient } from '#renderer/frame/use-client.ts';
import type { DeliveryId } from '#shared/values.ts';

export type DeliveryStepName = 'start' | 'pause' | 'cancel' | 'planAgain';

export function useDeliverySteps(id: DeliveryId, refresh: () => Promise<void>) {
  const client = useClient();
  const router = useRouter();
  const { problem, fail, clear } = useProblem();
  /** The step under way. */
  const busy = ref<DeliveryStepName>();

  async function take(step: DeliveryStepName): Promise<void> {
    if (busy.value) return;
    clear();
    busy.value = step;
    try {
      const { delivery } = await client.deliveries[step]({ id });
      if (delivery.id === id) await refresh();
      else await router.push({ name: 'deliveries.show', params: { deliveryId: delivery.id } });
    } catch (error) {
      fail(error);
      await refresh();
    } finally {
      busy.value = undefined;
    }
  }
  return { busy, take, problem };
}
