// Judges every mail of a walk. It knows the raw records and whom the walk itself closed; it asks
// nothing of the program that decides who may be written to.
import type { OutgoingMail } from '#core/ports/transport.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';

/** No walk uses more than this of what makes two spellings one mailbox. */
export const mailbox = (address: string): string => address.toLowerCase();

/** Contacts, each with the mailboxes they had meanwhile. */
export type Closed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What is durable: the records, the mailboxes that were closed, and the contacts who left or were
 * restricted and are not back: whatever their records say, and when these are gone.
 */
export interface Truth {
  readonly actors: readonly Actor[];
  readonly left: ReadonlySet<string>;
  readonly gone: Closed;
  readonly restricted: Closed;
}

export interface Addressed {
  readonly contactId: string;
  readonly address: string;
  /** Of the contact when it was planned for. */
  readonly name: string;
}

export const everybody = ({ actors }: Truth): Contact[] =>
  actors.flatMap(({ contacts }) => contacts);

const shares = ({ email }: Contact, address: string) =>
  email !== null && mailbox(email) === mailbox(address);

export const isClosed = (truth: Truth, address: string): boolean =>
  truth.left.has(mailbox(address)) ||
  [truth.gone, truth.restricted].some((closed) => hasHad(closed, address)) ||
  everybody(truth).some(
    (one) => shares(one, address) && (one.state !== 'active' || isNamed(truth, one)),
  );

const hasHad = (closed: Closed, address: string): boolean =>
  [...closed.values()].some((theirs) => theirs.has(mailbox(address)));

const isNamed = ({ gone, restricted }: Truth, { id }: Contact): boolean =>
  gone.has(id) || restricted.has(id);

export const isAllowed = (truth: Truth, contact: Contact): boolean =>
  contact.state === 'active' &&
  !isNamed(truth, contact) &&
  contact.email !== null &&
  contact.legalBasis !== null &&
  !isClosed(truth, contact.email);

/** null = this mail may be handed over. A test is nobody's: its mailbox alone counts. */
function fault(truth: Truth, to: string, envelope: Addressed | undefined): string | null {
  if (isClosed(truth, to)) return 'closed mailbox';
  if (envelope === undefined) return null;
  const contact = everybody(truth).find(({ id }) => id === envelope.contactId);
  if (contact === undefined) return 'removed contact';
  if (!shares(contact, to)) return 'old address';
  return isAllowed(truth, contact) ? null : 'no legal basis';
}

export interface Oracle {
  readonly faults: readonly string[];
  readonly envelopes: Map<EnvelopeId, Addressed>;
  /** A delivery carries the mail of another once more. */
  readonly origins: Map<DeliveryId, DeliveryId>;
  blame(what: string): void;
  /** Wrong by each of these truths; which of them was durable first nobody can say. */
  judge(mail: OutgoingMail, ...truths: readonly Truth[]): void;
  /** Nobody gets one mail twice, whatever delivery brings it. */
  handOver(mail: OutgoingMail): { readonly has: () => void };
  /** A person says that this one does not have the mail. */
  hasNot(delivery: DeliveryId, address: string): void;
}

export function createOracle(): Oracle {
  const faults: string[] = [];
  const envelopes = new Map<EnvelopeId, Addressed>();
  const origins = new Map<DeliveryId, DeliveryId>();
  const having = new Set<string>();
  const key = (delivery: DeliveryId, address: string) => {
    let first = delivery;
    for (let before = origins.get(first); before; before = origins.get(first)) first = before;
    return `${first} ${mailbox(address)}`;
  };
  const blame = (what: string) => {
    faults.push(what);
  };
  const name = ({ rcptTo, deliveryId }: OutgoingMail) => `${rcptTo} in ${deliveryId}`;
  return {
    faults,
    envelopes,
    origins,
    blame,
    judge(mail, ...truths) {
      const envelope = envelopes.get(mail.envelopeId);
      const found = truths.map((truth) => fault(truth, mail.rcptTo, envelope));
      if (found.every((one) => one !== null)) blame(`${found[0]}: ${name(mail)}`);
    },
    handOver(mail) {
      const own = key(mail.deliveryId, mail.rcptTo);
      if (having.has(own)) blame(`twice: ${name(mail)}`);
      return {
        has: () => {
          having.add(own);
        },
      };
    },
    hasNot: (delivery, address) => {
      having.delete(key(delivery, address));
    },
  };
}
