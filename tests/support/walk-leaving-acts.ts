// The acts of leaving and coming back, each with what it promises: whoever left is not written to
// at any mailbox they had since, until somebody takes that back.
import type { Contact } from '#shared/contract/actor.ts';
import { EmailAddress } from '#shared/values.ts';
import { everybody, mailbox, type Addressed } from './walk-oracle.ts';
import {
  base64,
  contactOf,
  hold,
  nameOf,
  shares,
  someAddress,
  type Act,
  type Walker,
} from './walker.ts';

/**
 * Whoever left, and has no mailbox that somebody else left with or that was closed besides: what
 * taking it back opens is then no question.
 */
const gonePlainly = ({ gone, left, truth }: Walker): Contact[] =>
  everybody(truth()).filter(({ id, email }) => {
    const own = email === null ? '' : mailbox(email);
    const theirs = [...(gone.get(id) ?? []), own];
    const isOthers = (one: string) =>
      [...gone].some(([other, had]) => other !== id && had.has(one)) ||
      (left.has(one) && one !== own);
    return (gone.has(id) || left.has(own)) && !theirs.some(isOthers);
  });

/** Back are those who have this mailbox now, and those who had no other. */
function open(walker: Walker, address: string): void {
  const { left, gone, restricted } = walker;
  left.delete(address);
  for (const [id, theirs] of gone) {
    const had = theirs.delete(address);
    const now = contactOf(walker, id)?.email ?? null;
    if (now !== null && mailbox(now) === address) {
      gone.delete(id);
      for (const other of theirs) left.add(other);
    } else if (had && theirs.size === 0) gone.delete(id);
  }
  for (const [id, theirs] of restricted) {
    const had = theirs.delete(address);
    if (had && theirs.size === 0 && contactOf(walker, id)?.state !== 'restricted')
      restricted.delete(id);
  }
}

/** Another person with another address has this function now: they said nothing. */
const isSuccessor = (contact: Contact, { name, address }: Addressed) =>
  contact.email !== null && !shares(contact, mailbox(address)) && nameOf(contact) !== name;

export const leavingActs: Readonly<Record<string, Act>> = {
  async suppress(walker, chance) {
    const address = someAddress(walker, chance);
    await walker.client.suppressions.add({ address, reason: 'Am Telefon' });
    walker.left.add(mailbox(address));
  },
  async lift(walker, { pick }) {
    const { client, left, gone } = walker;
    const address = pick([...left, ...[...gone.values()].flatMap((theirs) => [...theirs])]);
    if (address === undefined) return;
    await client.suppressions.lift({ address: EmailAddress.parse(address), reason: 'Irrtum' });
    open(walker, address);
  },
  async unsubscribe({ client, truth, gone }, { pick }) {
    const contact = pick(everybody(truth()));
    if (!contact) return;
    await client.actors.unsubscribe({ contactId: contact.id });
    hold(gone, contact);
  },
  async undoUnsubscribe(walker, { pick }) {
    const { client, left, gone } = walker;
    const contact = pick(gonePlainly(walker).filter(({ id }) => gone.has(id)));
    if (!contact) return;
    await client.actors.undoUnsubscribe({ contactId: contact.id, reason: 'Am Telefon' });
    gone.delete(contact.id);
    if (contact.email !== null) left.delete(mailbox(contact.email));
  },
  async addConsent(walker, { pick }) {
    const { client, left, gone, opened, consents, truth } = walker;
    const contact = pick(gonePlainly(walker));
    if (!contact) return;
    const { id: contactId, email } = contact;
    const own = email === null ? '' : mailbox(email);
    const theirs = gone.get(contactId);
    const wasClosed = left.has(own) || theirs?.has(own) === true;
    const consent = { wording: `Ja ${walker.fresh()}`, source: 'Brief', at: walker.now() };
    const { before } = await client.actors.addConsent({ contactId, consent });
    const input = { consent, before };
    consents.push({ contactId, input, wasGone: theirs !== undefined, wasClosed });
    for (const one of everybody(truth()).filter((other) => shares(other, own)))
      if (wasClosed) hold(opened, one);
    // It counts for this mailbox alone.
    gone.delete(contactId);
    for (const other of theirs ?? []) left.add(other);
    left.delete(own);
  },
  async undoConsent(walker) {
    const { client, left, gone, opened, consents } = walker;
    const said = consents.pop();
    const contact = said && contactOf(walker, said.contactId);
    if (!said || !contact) return;
    await client.actors.undoConsent(said.input);
    const { legalBasis } = contact;
    const hasIt =
      legalBasis?.basis === 'consent' && legalBasis.proof.wording === said.input.consent.wording;
    if (!hasIt) return;
    if (said.wasGone) hold(gone, contact);
    if (!said.wasClosed && !said.wasGone) return;
    if (said.wasClosed && contact.email !== null) left.add(mailbox(contact.email));
    for (const address of opened.get(contact.id) ?? []) left.add(address);
  },
  async leaveByMail(walker, { pick }) {
    const { client, oracle, read, left, gone } = walker;
    const mail = pick(read.filter(({ envelopeId }) => oracle.envelopes.has(envelopeId)));
    if (!mail) return;
    const header = new TextDecoder().decode(mail.bytes).replace(/\r\n[ \t]/g, '');
    const token = /^List-Unsubscribe:.*?([a-z2-7]{26})/im.exec(header)![1]!;
    const answer = [
      `From: ${mail.rcptTo}`,
      `To: rk+${token}@bezirk.example`,
      `Subject: Abmelden ${token}`,
      `Message-ID: <${walker.fresh()}@verein.example>`,
      '',
      '',
    ];
    const file = base64(answer.join('\r\n'));
    const { incoming } = await client.concerns.import({ fileName: 'mail.eml', file });
    if (incoming.leave?.state !== 'done') oracle.blame('a leave was not carried out');
    const envelope = oracle.envelopes.get(mail.envelopeId)!;
    const contact = contactOf(walker, envelope.contactId);
    if (contact && isSuccessor(contact, envelope)) {
      left.add(mailbox(mail.rcptTo));
      return;
    }
    hold(gone, { id: envelope.contactId, email: mail.rcptTo });
    if (contact) hold(gone, contact);
  },
};
