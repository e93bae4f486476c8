// A call or a conversation -> Concern. No mail stands behind it: nothing is matched and nothing is
// claimed.
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { concerns } from '#shared/contract/concerns.ts';
import type { Input } from '#shared/define.ts';
import type { ConcernId, Instant } from '#shared/values.ts';
import { suggestTriage } from './suggest-triage.ts';

export function draftNote(
  id: ConcernId,
  note: Input<typeof concerns.note>,
  actor: Actor | undefined,
  now: Instant,
): Concern {
  const filing = suggestTriage(actor);
  return {
    id,
    revision: 0,
    state: 'new',
    type: null,
    channel: note.channel,
    subject: note.subject,
    text: note.text,
    from: { name: note.from, address: '' },
    receivedAt:
      note.receivedAt !== undefined && Date.parse(note.receivedAt) < Date.parse(now)
        ? note.receivedAt
        : now,
    actorId: actor?.id ?? null,
    contactId: null,
    deliveryId: null,
    bulletinId: null,
    matchedBy: null,
    ...filing,
    regions: note.regions ?? filing.regions,
    dueOn: null,
    original: null,
    hasAttachments: false,
  };
}
