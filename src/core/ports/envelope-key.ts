// By what an envelope is found again when something comes back: the names under which it left the
// house.
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';

/**
 * An id and a token name one envelope. `envelopeId` travels as the ENVID of the hand-over (RFC
 * 3461, 4.4). A Message-ID names several where an earlier version of the program gave two
 * deliveries of one bulletin the same.
 */
export type EnvelopeKey =
  { readonly envelopeId: EnvelopeId } | { readonly token: string } | { readonly messageId: string };

export interface FoundEnvelope {
  readonly deliveryId: DeliveryId;
  readonly envelope: Envelope;
}
