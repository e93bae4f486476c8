import { z } from 'zod';
import { query } from '#shared/define.ts';
import { DeliveryId, Instant } from '#shared/values.ts';
import { Figures } from './delivery.ts';
import { OutcomeReason } from './envelope.ts';

/** `accepted` counts no mail that came back. */
const Count = z.object({ name: z.string(), envelopes: z.int(), accepted: z.int() });

export const statistics = {
  delivery: query(
    'The figures of a delivery, folded from its journal. Nobody is tracked: there are no opens and no clicks.',
    {
      input: z.object({ id: DeliveryId }),
      output: z.object({
        deliveryId: DeliveryId,
        figures: Figures,
        /** Why envelopes were refused, skipped or wait. */
        reasons: z.array(z.object({ reason: OutcomeReason, count: z.int() })),
        byRegion: z.array(Count),
        byKind: z.array(Count),
        actorCount: z.int(),
        concernCount: z.int(),
        unsubscribeCount: z.int(),
        firstAttemptAt: Instant.nullable(),
        lastOutcomeAt: Instant.nullable(),
      }),
      errors: ['delivery.not-found', 'delivery.set-aside'],
    },
  ),
};
