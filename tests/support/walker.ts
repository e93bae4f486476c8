// Who walks: what the acts of a walk share, and what the walk knows of what it did itself.
import { toBase64 } from '#shared/base64.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import type { OutgoingMail } from '#core/ports/transport.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { EmailAddress, type AccountId, type DeliveryId, type Instant } from '#shared/values.ts';
import type { Chance } from './random-walk.ts';
import type { ReadyOffice } from './ready-office.ts';
import { everybody, mailbox, type Oracle, type Truth } from './walk-oracle.ts';

export interface Walker {
  readonly client: KiezbriefClient;
  readonly office: ReadyOffice;
  readonly account: AccountId;
  readonly oracle: Oracle;
  /** Mailboxes this walk closed, whoever has them. */
  readonly left: Set<string>;
  /** Contacts who left, and the mailboxes they had since. Taking it back ends it. */
  readonly gone: Map<string, Set<string>>;
  /**
   * Contacts this walk restricted, and the mailboxes they had since. Freeing them ends it; a person
   * may take a mailbox off the list.
   */
  readonly restricted: Map<string, Set<string>>;
  /** Mailboxes that a consent of this contact opened. */
  readonly opened: Map<string, Set<string>>;
  readonly consents: Consented[];
  readonly deliveries: DeliveryId[];
  /** Mails that arrived, so that somebody can answer them. */
  readonly read: OutgoingMail[];
  readonly removed: Actor[];
  /** As it was after the act before. */
  truth(): Truth;
  now(): Instant;
  /** A number nothing else of this walk has. */
  fresh(): number;
}

interface Consented {
  readonly contactId: string;
  readonly input: Parameters<KiezbriefClient['actors']['undoConsent']>[0];
  readonly wasGone: boolean;
  readonly wasClosed: boolean;
}

export type Act = (walker: Walker, chance: Chance) => Promise<unknown>;

export const base64 = (text: string) => toBase64(new TextEncoder().encode(text));
const addresses = (truth: Truth) => everybody(truth).flatMap(({ email }) => email ?? []);
export const someAddress = ({ truth }: Walker, { pick }: Chance) =>
  EmailAddress.parse(pick(addresses(truth())) ?? '1@verein.example');

export function hold(
  closed: Map<string, Set<string>>,
  { id, email }: { readonly id: string; readonly email: string | null },
): void {
  const theirs = closed.get(id) ?? new Set();
  closed.set(id, email === null ? theirs : theirs.add(mailbox(email)));
}

export const contactOf = ({ truth }: Walker, wanted: string): Contact | undefined =>
  everybody(truth()).find(({ id }) => id === wanted);

export const shares = ({ email }: Contact, address: string) =>
  email !== null && mailbox(email) === address;

export const nameOf = (contact: Contact | undefined) =>
  contact ? `${contact.firstName} ${contact.lastName}` : '';
