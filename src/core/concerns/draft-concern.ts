// A mail that a person wrote -> Concern, ready to be filed. What the mail claims is cut to what may
// be stored; who it is from stays a claim.
import type { ParsedMail } from '#core/ports/mail-parser.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type {
  BlobId,
  BulletinId,
  ConcernId,
  ContactId,
  DeliveryId,
  Instant,
} from '#shared/values.ts';
import { oneLine, plainText } from './one-line.ts';
import { suggestTriage } from './suggest-triage.ts';

/** What a mail is about, as far as it is known. */
export interface Origin {
  readonly actor: Actor | undefined;
  readonly contactId: ContactId | null;
  readonly deliveryId: DeliveryId | null;
  readonly bulletinId: BulletinId | null;
  readonly matchedBy: Concern['matchedBy'];
}

export const draftConcern = (
  id: ConcernId,
  mail: ParsedMail,
  ownText: string,
  origin: Origin,
  original: BlobId,
  receivedAt: Instant,
): Concern => ({
  id,
  revision: 0,
  state: 'new',
  type: null,
  channel: 'mail',
  subject: oneLine(mail.subject, 500),
  text: plainText(ownText, 200_000),
  from: { name: oneLine(mail.from.name, 300), address: oneLine(mail.from.address, 320) },
  receivedAt,
  actorId: origin.actor?.id ?? null,
  contactId: origin.contactId,
  deliveryId: origin.deliveryId,
  bulletinId: origin.bulletinId,
  matchedBy: origin.matchedBy,
  ...suggestTriage(origin.actor),
  dueOn: null,
  original,
  hasAttachments: mail.attachments.length > 0,
});
