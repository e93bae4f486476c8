// suppressions.*: the suppression list as a person sees it and changes it.
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Store } from '#core/ports/store.ts';
import type { SuppressionCause, SuppressionEntry } from '#core/ports/stored-records.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { Suppression, suppressions } from '#shared/contract/suppressions.ts';
import type { Handlers } from '#shared/define.ts';
import type { EmailAddress, IncomingId } from '#shared/values.ts';
import { contactName } from './contact-name.ts';
import { causesOf, isClosed, rememberedKeys, suppressionId } from './suppression.ts';
import { liftMailbox } from './take-back.ts';
import { contactById, leave, type LeavingSurroundings } from './unsubscribe.ts';

interface Surroundings extends LeavingSurroundings {
  readonly store: Pick<Store, 'actors' | 'suppressions' | 'incoming'>;
  readonly fingerprint: Fingerprint;
}
type Mails = ReadonlyMap<IncomingId, Incoming>;

export function createSuppressionsHandlers(given: Surroundings): Handlers<typeof suppressions> {
  const around = { ...given, fingerprint: rememberedKeys(given.fingerprint) };
  const { store, fingerprint } = around;
  const mails = async (): Promise<Mails> =>
    new Map((await store.incoming.list()).map((mail) => [mail.id, mail]));
  const idOf = (address: EmailAddress) => suppressionId(fingerprint, address);

  const viewOf = async (address: EmailAddress): Promise<Suppression> => {
    const entry = (await store.suppressions.get(idOf(address)))!;
    return view(entry, await mails(), contactsByMailbox(await store.actors.list(), idOf));
  };

  return {
    async list({ isClosed: wanted, offset, limit }) {
      const [entries, known, actors] = await Promise.all([
        store.suppressions.list(),
        mails(),
        store.actors.list(),
      ]);
      const found = entries
        .filter(({ isContact }) => isContact !== true)
        .filter((entry) => wanted === undefined || isClosed(entry) === wanted)
        .toSorted((one, other) => (lastChange(one) < lastChange(other) ? 1 : -1));
      const contacts = contactsByMailbox(actors, idOf);
      return {
        total: found.length,
        items: found.slice(offset, offset + limit).map((entry) => view(entry, known, contacts)),
      };
    },

    async add({ address, reason }) {
      const known = await store.suppressions.get(idOf(address));
      const wasKnown = known !== undefined && isClosed(known);
      // Whatever else closes the mailbox may be taken back some day; what the office says stays.
      await leave(around, { addresses: [address], contactIds: [] }, { by: 'office', why: reason });
      return { suppression: await viewOf(address), wasKnown };
    },

    async lift({ address, reason }) {
      const contactIds = await liftMailbox(around, address, { by: 'office', why: reason });
      return { suppression: await viewOf(address), contactIds };
    },

    async history({ contactId }) {
      const { contact } = await contactById(store, contactId);
      const own = contact.email === null ? undefined : idOf(contact.email);
      const known = await mails();
      const entries = await store.suppressions.list();
      const causes = entries.flatMap((entry) =>
        causesOf(entry).filter((cause) => entry.id === own || cause.contactIds.includes(contactId)),
      );
      // One wish may have closed two mailboxes of one person.
      const told = new Map(
        causes.map((cause) => [
          `${cause.at} ${cause.by} ${cause.incomingId ?? ''} ${cause.isRestriction ?? ''}`,
          cause,
        ]),
      );
      return {
        isClosed: entries.some((entry) => entry.id === own && isClosed(entry)),
        causes: newestFirst([...told.values()]).map((cause) => causeView(cause, known)),
      };
    },
  };
}

const momentOf = ({ at, lifted }: SuppressionCause): string => lifted?.at ?? at;
const newestFirst = (causes: readonly SuppressionCause[]) =>
  causes.toSorted((one, other) => (momentOf(one) < momentOf(other) ? 1 : -1));
const lastChange = (entry: SuppressionEntry): string => momentOf(newestFirst(causesOf(entry))[0]!);

type Contacts = ReadonlyMap<string, Suppression['contacts']>;

function contactsByMailbox(
  actors: readonly Actor[],
  idOf: (address: EmailAddress) => string,
): Contacts {
  const found = new Map<string, Suppression['contacts']>();
  for (const actor of actors) {
    for (const contact of actor.contacts) {
      if (contact.email === null) continue;
      const id = idOf(contact.email);
      const one = {
        contactId: contact.id,
        actorId: actor.id,
        actor: actor.name,
        name: contactName(contact),
        email: contact.email,
      };
      found.set(id, [...(found.get(id) ?? []), one]);
    }
  }
  return found;
}

function view(entry: SuppressionEntry, mails: Mails, contacts: Contacts): Suppression {
  return {
    id: entry.id,
    isClosed: isClosed(entry),
    contacts: contacts.get(entry.id) ?? [],
    causes: newestFirst(causesOf(entry)).map((cause) => causeView(cause, mails)),
  };
}

function causeView(
  { at, by, why, incomingId, isRestriction, lifted }: SuppressionCause,
  mails: Mails,
): Suppression['causes'][number] {
  const mail = incomingId === undefined ? undefined : mails.get(incomingId);
  return {
    at,
    by,
    why,
    ...(isRestriction && { isRestriction }),
    lifted: lifted ?? null,
    mail: mail ? { id: mail.id, subject: mail.subject, concernId: mail.concernId } : null,
  };
}
