// From every envelope id, token and Message-ID to the deliveries that have it.
import type { EnvelopeKey } from '#core/ports/envelope-key.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DeliveryId } from '#shared/values.ts';

/**
 * One delivery as it is, several as a list: nearly every key has one, and there may be millions.
 */
export type EnvelopeIndex = Map<string, DeliveryId | readonly DeliveryId[]>;

const namesOf = ({ id, token, messageId }: Envelope): readonly string[] => [id, token, messageId];
const listed = (ids: DeliveryId | readonly DeliveryId[] | undefined): readonly DeliveryId[] => {
  if (ids === undefined) return [];
  return typeof ids === 'string' ? [ids] : ids;
};

export function addTo(found: EnvelopeIndex, id: DeliveryId, added: readonly Envelope[]): void {
  for (const name of added.flatMap(namesOf)) {
    const others = found.get(name);
    found.set(name, others === undefined ? id : [...listed(others), id]);
  }
}

export function takeFrom(found: EnvelopeIndex, id: DeliveryId, gone: readonly Envelope[]): void {
  for (const name of gone.flatMap(namesOf)) {
    const others = listed(found.get(name)).filter((other) => other !== id);
    if (others.length === 0) found.delete(name);
    else found.set(name, others);
  }
}

export function deliveriesWith(found: EnvelopeIndex, key: EnvelopeKey): readonly DeliveryId[] {
  if ('envelopeId' in key) return listed(found.get(key.envelopeId));
  return listed(found.get('token' in key ? key.token : key.messageId));
}

export function isNamedBy({ id, token, messageId }: Envelope, key: EnvelopeKey): boolean {
  if ('envelopeId' in key) return id === key.envelopeId;
  return 'token' in key ? token === key.token : messageId === key.messageId;
}
