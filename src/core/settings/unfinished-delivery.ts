// A delivery that still needs its sender and its account: neither is taken away under it.
import type { Delivery } from '#shared/contract/delivery.ts';

export const unfinishedDelivery = (
  deliveries: readonly Delivery[],
  uses: (delivery: Delivery) => boolean,
): Delivery | undefined =>
  deliveries.find(
    (delivery) => delivery.state !== 'finished' && delivery.state !== 'cancelled' && uses(delivery),
  );
