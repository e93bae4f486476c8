// The actors an import works on: those stored and those the file has brought so far, found by name
// and by mailbox in constant time.
// Stored records are never changed; an import works on drafts of them.
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { nameKey } from './fold-text.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What an import remembers about an actor or a contact besides its data. */
export interface Claims {
  /** The first line of the file that spoke of it; 0 = none did. */
  line: number;
  /** Which fields a row of the file has spoken about, as bits; see `plan-import.ts`. */
  claimed: number;
}
export interface ContactInWork extends Claims {
  readonly contact: Draft<Contact>;
  mailbox: string | undefined;
  /** Worked out when first asked for. */
  personKey: string | undefined;
}
export interface ActorInWork extends Claims {
  readonly nameKey: string;
  readonly actor: Draft<Actor>;
  readonly contacts: ContactInWork[];
  hasChanged: boolean;
}

/** Equal for the same person in the same function; empty when neither is known. */
export const personKey = ({
  firstName,
  lastName,
  function: role,
}: Pick<Contact, 'firstName' | 'lastName' | 'function'>): string =>
  firstName === '' && lastName === '' && role === ''
    ? ''
    : nameKey(`${firstName} ${lastName} ${role}`);

export class ImportIndex {
  readonly #all: ActorInWork[] = [];
  readonly #byName = new Map<string, ActorInWork>();
  readonly #byMailbox = new Map<string, ActorInWork>();
  readonly #unsubscribed = new Set<string>();

  /** One that is stored. */
  know(actor: Actor): void {
    const work = this.#add(
      nameKey(actor.name),
      { ...actor, address: { ...actor.address }, contacts: [] },
      false,
    );
    for (const contact of actor.contacts) {
      const { mailbox } = this.#place(work, { ...contact });
      if (contact.state === 'unsubscribed' && mailbox !== undefined)
        this.#unsubscribed.add(mailbox);
    }
  }

  addActor(key: string, actor: Actor): ActorInWork {
    return this.#add(key, actor, true);
  }

  addContact(work: ActorInWork, contact: Contact): ContactInWork {
    work.hasChanged = true;
    return this.#place(work, contact);
  }

  /** Fills the address of a contact that had none. */
  setEmail(work: ActorInWork, found: ContactInWork, email: Contact['email']): void {
    found.contact.email = email;
    work.hasChanged = true;
    this.#file(work, found);
  }

  /** The actor of this name; among several of one name the one that had the mailbox first. */
  actor(key: string, mailbox: string | undefined): ActorInWork | undefined {
    const owner = mailbox === undefined ? undefined : this.#byMailbox.get(mailbox);
    return owner?.nameKey === key ? owner : this.#byName.get(key);
  }

  /** Who had this mailbox first, whatever the name. */
  owner(mailbox: string): ActorInWork | undefined {
    return this.#byMailbox.get(mailbox);
  }

  /** Whether somebody with this mailbox has left. */
  hasUnsubscribed(mailbox: string): boolean {
    return this.#unsubscribed.has(mailbox);
  }

  /** New and changed actors, those stored first. */
  changed(): Actor[] {
    return this.#all
      .filter(({ hasChanged }) => hasChanged)
      .map(({ actor, contacts }) => {
        actor.contacts = contacts.map(({ contact }) => contact);
        return actor;
      });
  }

  #add(key: string, actor: Draft<Actor>, hasChanged: boolean): ActorInWork {
    const work: ActorInWork = {
      nameKey: key,
      actor,
      contacts: [],
      line: 0,
      claimed: 0,
      hasChanged,
    };
    this.#all.push(work);
    if (!this.#byName.has(key)) this.#byName.set(key, work);
    return work;
  }

  #place(work: ActorInWork, contact: Draft<Contact>): ContactInWork {
    const found: ContactInWork = {
      contact,
      mailbox: undefined,
      personKey: undefined,
      line: 0,
      claimed: 0,
    };
    work.contacts.push(found);
    this.#file(work, found);
    return found;
  }

  #file(work: ActorInWork, found: ContactInWork): void {
    if (found.contact.email === null) return;
    found.mailbox = mailboxKey(found.contact.email);
    if (!this.#byMailbox.has(found.mailbox)) this.#byMailbox.set(found.mailbox, work);
  }
}
