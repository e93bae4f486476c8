// An organisation or person in the neighbourhood or the administration, and its contacts.
import { z } from 'zod';
import {
  ActorId,
  ActorKindId,
  ContactId,
  DepartmentId,
  EmailAddress,
  Instant,
  Language,
  Line,
  Name,
  PlainText,
  RegionId,
  Revision,
  TopicId,
} from '#shared/values.ts';

export const Level = z.enum(['local', 'district']);
export type Level = z.infer<typeof Level>;

const PostalAddress = z.object({
  street: Line(200).default(''),
  postalCode: Line(20).default(''),
  city: Line(100).default(''),
});

/** What was agreed to, where it came from, and when (Art. 7 (1) DSGVO). */
export const ConsentProof = z.object({
  wording: PlainText(4000).default(''),
  source: Line(500),
  at: Instant,
});

/**
 * Why this contact may be written to (Art. 6 DSGVO). Every basis needs its proof: an origin at
 * least.
 */
export const LegalBasis = z.object({
  basis: z.enum(['consent', 'public-task', 'agreement', 'own-request']),
  proof: ConsentProof,
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/**
 * `active` is written to; `unsubscribed` left by themselves and is never written to again;
 * `restricted` is out for now (Art. 18 DSGVO).
 */
export const ContactState = z.enum(['active', 'unsubscribed', 'restricted']);

/** How a person wants to be addressed; `neutral` greets by full name without Frau or Herr. */
export const Salutation = z.enum(['ms', 'mr', 'neutral']);
export type Salutation = z.infer<typeof Salutation>;

export const Contact = z.object({
  id: ContactId,
  /** The function survives the person: "Leitung", "Sekretariat". */
  function: Line(200).default(''),
  salutation: Salutation.default('neutral'),
  title: Line(50).default(''),
  firstName: Line(100).default(''),
  lastName: Line(100).default(''),
  email: EmailAddress.nullable().default(null),
  phone: Line(50).default(''),
  language: Language.default('de'),
  /**
   * null = nobody has said why this contact may be written to; such a contact is never written to.
   */
  legalBasis: LegalBasis.nullable().default(null),
  state: ContactState.default('active'),
  stateChangedAt: Instant.nullable().default(null),
  /** Was restricted before leaving: coming back does not lift that. Kept by the program alone. */
  wasRestricted: z.boolean().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const Actor = z.object({
  id: ActorId,
  revision: Revision,
  name: Name,
  kind: ActorKindId.nullable().default(null),
  level: Level.default('local'),
  regions: z.array(RegionId).max(100).default([]),
  topics: z.array(TopicId).max(100).default([]),
  /** For actors of the district level: which department they are. */
  department: DepartmentId.nullable().default(null),
  address: PostalAddress.prefault({}),
  website: Line(300).default(''),
  contacts: z.array(Contact).max(200).default([]),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Actor = z.infer<typeof Actor>;

/**
 * Why a contact is not written to: the first of these that holds. `suppressed` = the mailbox is on
 * the suppression list, whatever this contact says.
 */
export const WritingObstacle = z.enum([
  'unsubscribed',
  'restricted',
  'no-address',
  'suppressed',
  'no-legal-basis',
]);
export type WritingObstacle = z.infer<typeof WritingObstacle>;

/**
 * A contact about whom nothing says so, but whose mailbox is closed: by the suppression list, or at
 * another actor.
 */
export const ClosedContact = z.object({ contactId: ContactId, obstacle: WritingObstacle });
export type ClosedContact = z.infer<typeof ClosedContact>;
