// Takes away what a rehearsal wrote.
import type { DeliveryId } from '#shared/values.ts';

/** The mails that rehearsals wrote. */
export interface Rehearsals {
  /** Takes the mails of one delivery away; removing what is not there is fine. */
  forget(id: DeliveryId): Promise<void>;
}
