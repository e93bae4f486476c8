// Mails that were read, as a list shows them: beside each whom it concerns and which delivery, as
// the data folder knows it today.
import { contactName } from '#core/actors/contact-name.ts';
import { causesOf, suppressionId } from '#core/actors/suppression.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Store } from '#core/ports/store.ts';
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming, IncomingView } from '#shared/contract/incoming.ts';
import { ownSubject } from './own-subject.ts';
import { subjectsOf, whoOf } from './tell-concerns.ts';

interface Known {
  readonly store: Store;
  readonly journal: Journal;
  readonly fingerprint: Pick<Fingerprint, 'keyed'>;
}

/** What was removed meanwhile is null. */
export async function viewIncoming(
  { store, journal, fingerprint }: Known,
  mails: readonly Incoming[],
): Promise<IncomingView[]> {
  const wanted = new Set(
    mails.flatMap(({ contactId, leave }) => [contactId, ...(leave?.contactIds ?? [])]),
  );
  const contacts = new Map(
    (await store.actors.list()).flatMap((actor) =>
      actor.contacts
        .filter(({ id }) => wanted.has(id))
        .map((contact) => [contact.id, { actor, contact }] as const),
    ),
  );
  const ours = subjectsOf(await store.deliveries.list(), await store.bulletins.list());
  const entries = new Map((await store.suppressions.list()).map((entry) => [entry.id, entry]));
  return Promise.all(
    mails.map(async (mail): Promise<IncomingView> => {
      const known = mail.contactId === null ? undefined : contacts.get(mail.contactId);
      const delivery =
        mail.deliveryId === null ? undefined : await store.deliveries.get(mail.deliveryId);
      const concern =
        mail.concernId === null ? undefined : await store.concerns.get(mail.concernId);
      return {
        ...mail,
        ...whoIs(known, concern),
        about: ownSubject(mail.subject, ours),
        contact: known
          ? {
              actorId: known.actor.id,
              actor: known.actor.name,
              name: contactName(known.contact),
              function: known.contact.function,
              email: known.contact.email,
              state: known.contact.state,
            }
          : null,
        deliverySubject: delivery?.subject ?? null,
        leaveNow: mail.leave ? leaveNow(mail, mail.leave, entries, await namesOf(mail)) : null,
      };
    }),
  );

  /** Addresses by their key: the one that was written to, and those of the address book. */
  async function namesOf({
    deliveryId,
    envelopeId,
    contactId,
    leave,
  }: Incoming): Promise<ReadonlyMap<string, string>> {
    const envelopes =
      deliveryId === null || envelopeId === null ? [] : await journal.envelopes(deliveryId);
    const ofContacts = [contactId, ...(leave?.contactIds ?? [])].map((id) =>
      id === null ? null : contacts.get(id)?.contact.email,
    );
    const addresses = [envelopes.find(({ id }) => id === envelopeId)?.address, ...ofContacts];
    return new Map(
      addresses.flatMap((address) =>
        typeof address === 'string'
          ? [[suppressionId(fingerprint, address), address] as const]
          : [],
      ),
    );
  }
}

function whoIs(
  known: { actor: Actor; contact: Contact } | undefined,
  concern: Concern | undefined,
): Pick<IncomingView, 'who'> {
  if (concern) return { who: whoOf(concern, known?.actor).who };
  return { who: known ? contactName(known.contact) || known.actor.name : '' };
}

function leaveNow(
  { id }: Incoming,
  { state, mailboxes }: NonNullable<Incoming['leave']>,
  entries: ReadonlyMap<string, SuppressionEntry>,
  names: ReadonlyMap<string, string>,
): NonNullable<IncomingView['leaveNow']> {
  const own = (cause: SuppressionCause) => cause.incomingId === id;
  const causes = mailboxes.flatMap((mailbox) => {
    const entry = entries.get(mailbox);
    return entry ? causesOf(entry).filter(own) : [];
  });
  const lifted =
    causes.length > 0 && causes.every((cause) => cause.lifted) ? causes.at(-1)!.lifted : undefined;
  return {
    state: lifted ? 'taken-back' : state,
    addresses:
      state === 'waiting'
        ? [...names.values()].slice(0, 1)
        : mailboxes.flatMap((mailbox) => names.get(mailbox) ?? []),
    takenBack: lifted ? { at: lifted.at, why: lifted.why } : null,
  };
}
