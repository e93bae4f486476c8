// The actors an import works on: those stored and those the file has brought so far, found by name and by mailbox in constant time.
// Stored records are never changed; the first row that touches one makes a draft of it.
import type { Actor, Contact } from '#shared/contract/actors.ts';
import { nameKey } from './fold-text.ts';
import { mailboxKey } from './normalise-address.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface ContactInWork {
  contact: Draft<Contact>;
  personKey: string;
  /** The first line of the file that spoke of this contact. */
  line: number | undefined;
  /** Fields a row of this file has already spoken about; see `plan-import.ts`. */
  readonly claimed: Set<string>;
}
export interface ActorInWork {
  readonly nameKey: string;
  readonly actor: Draft<Actor>;
  readonly contacts: ContactInWork[];
  line: number | undefined;
  readonly claimed: Set<string>;
  readonly isNew: boolean;
  hasChanged: boolean;
}

export const personKey = ({ firstName, lastName, function: role }: Pick<Contact, 'firstName' | 'lastName' | 'function'>): string =>
  (firstName === '' && lastName === '' && role === '' ? '' : nameKey(`${firstName} ${lastName} ${role}`));

export class ImportIndex {
  readonly #all: ActorInWork[] = [];
  readonly #byName = new Map<string, ActorInWork>();
  readonly #byMailbox = new Map<string, ActorInWork>();
  readonly #atActor = new Map<string, ContactInWork>();
  readonly #numbers = new Map<ActorInWork, number>();
  readonly #unsubscribed = new Set<string>();

  constructor(existing: readonly Actor[]) {
    for (const actor of existing) {
      const draft = { ...actor, address: { ...actor.address }, contacts: [] };
      const work = this.#add({ nameKey: nameKey(actor.name), actor: draft, contacts: [], line: undefined, claimed: new Set(), isNew: false, hasChanged: false });
      for (const contact of actor.contacts) {
        this.#place(work, { contact: { ...contact }, personKey: personKey(contact), line: undefined, claimed: new Set() });
        if (contact.state === 'unsubscribed' && contact.email !== null) this.#unsubscribed.add(mailboxKey(contact.email));
      }
    }
  }

  addActor(actor: Actor): ActorInWork {
    return this.#add({ nameKey: nameKey(actor.name), actor, contacts: [], line: undefined, claimed: new Set(), isNew: true, hasChanged: true });
  }

  addContact(work: ActorInWork, contact: Contact): ContactInWork {
    work.hasChanged = true;
    return this.#place(work, { contact, personKey: personKey(contact), line: undefined, claimed: new Set() });
  }

  /** Fills the address of a contact that had none. */
  setEmail(work: ActorInWork, found: ContactInWork, email: Contact['email']): void {
    found.contact.email = email;
    work.hasChanged = true;
    this.#file(work, found);
  }

  /** The actor of this name; among several of one name the one that has the mailbox. */
  actor(key: string, mailbox: string | undefined): ActorInWork | undefined {
    const owner = mailbox === undefined ? undefined : this.#byMailbox.get(mailbox);
    return owner?.nameKey === key ? owner : this.#byName.get(key);
  }

  /** Who had this mailbox first, whatever the name. */
  owner(mailbox: string): ActorInWork | undefined { return this.#byMailbox.get(mailbox); }

  contactByMailbox(work: ActorInWork, mailbox: string): ContactInWork | undefined { return this.#atActor.get(this.#keyAt(work, mailbox)); }

  hasUnsubscribed(mailbox: string): boolean { return this.#unsubscribed.has(mailbox); }

  /** New and changed actors, those stored first. */
  changed(): Actor[] {
    return this.#all.filter(({ hasChanged }) => hasChanged).map(({ actor, contacts }) => ({ ...actor, contacts: contacts.map(({ contact }) => contact) }));
  }

  #add(work: ActorInWork): ActorInWork {
    this.#numbers.set(work, this.#all.push(work));
    if (!this.#byName.has(work.nameKey)) this.#byName.set(work.nameKey, work);
    return work;
  }

  #place(work: ActorInWork, found: ContactInWork): ContactInWork {
    work.contacts.push(found);
    this.#file(work, found);
    return found;
  }

  #file(work: ActorInWork, found: ContactInWork): void {
    if (found.contact.email === null) return;
    const mailbox = mailboxKey(found.contact.email);
    if (!this.#byMailbox.has(mailbox)) this.#byMailbox.set(mailbox, work);
    const key = this.#keyAt(work, mailbox);
    if (!this.#atActor.has(key)) this.#atActor.set(key, found);
  }

  #keyAt(work: ActorInWork, mailbox: string): string { return `${this.#numbers.get(work)!} ${mailbox}`; }
}
