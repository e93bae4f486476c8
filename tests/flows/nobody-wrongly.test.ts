// In whatever order an office plans, pauses, corrects, restricts, removes and imports:
//   * no mail reaches a mailbox that left, is suppressed or restricted at any actor, has no legal basis,
//     is not this contact's any more, or whose contact was removed; nobody gets one delivery twice
//   * a plan holds exactly those who may be written to, and the address book names the others
// An oracle that knows only the raw records and what this test did itself judges every mail.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingMail, SendOutcome } from '#core/ports.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { Actor, Contact } from '#shared/contract/actors.ts';
import { AppError } from '#shared/errors.ts';
import { EmailAddress, type AccountId, type ContactId, type DeliveryId } from '#shared/values.ts';
import { chance } from '#tests/support/random-walk.ts';
import { peopleList, readyOffice, type ReadyOffice } from '#tests/support/ready-office.ts';
import { accepted, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';
import { openTestApp } from '#tests/support/test-app.ts';

const WALKS = 40, STEPS = 34, PEOPLE = 8;
const mailbox = (address: string) => address.toLowerCase();
const base64 = (text: string) => toBase64(new TextEncoder().encode(text));

/** What is durable: the raw records, and who left or was put on the list by this test. */
interface Truth { readonly actors: readonly Actor[]; readonly left: ReadonlySet<string> }
interface Addressed { readonly contactId: ContactId; readonly address: string }

const everybody = ({ actors }: Truth) => actors.flatMap(({ contacts }) => contacts);
const isClosed = (truth: Truth, address: string) => truth.left.has(mailbox(address))
  || everybody(truth).some(({ email, state }) => email !== null && mailbox(email) === mailbox(address) && state !== 'active');
const isAllowed = (truth: Truth, { email, state, legalBasis }: Contact): boolean =>
  state === 'active' && email !== null && legalBasis !== null && !isClosed(truth, email);

/** null = this mail may be handed over. A test is nobody's: its mailbox alone counts. */
function fault(truth: Truth, rcptTo: string, envelope: Addressed | undefined): string | null {
  if (isClosed(truth, rcptTo)) return 'closed mailbox';
  if (envelope === undefined) return null;
  const contact = everybody(truth).find(({ id }) => id === envelope.contactId);
  if (contact === undefined) return 'removed contact';
  if (contact.email === null || mailbox(contact.email) !== mailbox(rcptTo)) return 'old address';
  return isAllowed(truth, contact) ? null : 'no legal basis';
}

let folder: string, office: ReadyOffice;
let accounts: AccountId[];
const seen = { sent: 0, inFlight: 0, insideSend: 0, acts: new Map<string, number>(), reasons: new Set<string>() };
const expected = new Set(['delivery.wrong-state', 'delivery.nobody-left', 'segment.empty', 'suppression.not-found', 'envelope.not-unclear', 'store.conflict']);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-walks-'));
  const app = await openTestApp({ dataFolder: join(folder, 'ready') });
  const client = createClient(app);
  office = await readyOffice(client, { people: PEOPLE });
  const { revision } = await client.settings.get({});
  const two = await client.settings.saveAccount({ revision, account: {
    kind: 'smtp', name: 'Zwei', host: '127.0.0.1', port: 25, security: 'none', pace: { perMinute: 0, connections: 2 },
  } });
  const one = two.accounts.find(({ id }) => id === office.smtp)!;
  if (one.kind !== 'smtp') throw new Error('not the account of this test');
  await client.settings.saveAccount({ revision: two.revision, account: { ...one, pace: { perMinute: 0, connections: 1 } } });
  accounts = [office.smtp, two.accounts.at(-1)!.id];
  await app.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function walk(seed: number): Promise<string[]> {
  const { below, isTrue, pick } = chance(seed);
  const dataFolder = join(folder, `walk-${seed}`);
  await cp(join(folder, 'ready'), dataFolder, { recursive: true });

  const faults: string[] = [], tale: string[] = [];
  const left = new Set<string>(), removed: Actor[] = [], deliveries: DeliveryId[] = [];
  const envelopes = new Map<string, Addressed>(), has = new Set<string>();
  const origins = new Map<DeliveryId, DeliveryId>();
  const read: OutgoingMail[] = [], waiting: { mail: OutgoingMail; before: Truth }[] = [];
  let isActing = false, isOver = false, fresh = 0;

  const blame = (what: string, mail: OutgoingMail) => faults.push(`seed ${seed}: ${what}: ${mail.rcptTo} in ${mail.deliveryId} after ${tale.join(', ')}`);
  const judge = (mail: OutgoingMail, ...truths: Truth[]) => {
    const found = truths.map((known) => fault(known, mail.rcptTo, envelopes.get(mail.envelopeId)));
    if (found.every((one) => one !== null)) blame(found[0]!, mail);
  };
  const once = (mail: OutgoingMail) => {
    const key = (id: DeliveryId) => `${id} ${mailbox(mail.rcptTo)}`;
    const origin = origins.get(mail.deliveryId);
    if (has.has(key(mail.deliveryId)) || (origin !== undefined && has.has(key(origin)))) blame('twice', mail);
    return key(mail.deliveryId);
  };

  const smtp = scriptedTransport(async (mail): Promise<SendOutcome> => {
    seen.sent += 1;
    // While an act is on its way nobody can say whether it was durable before this mail.
    if (isActing) waiting.push({ mail, before: truth });
    else judge(mail, truth);
    if (isActing) seen.inFlight += 1;
    const key = once(mail);
    const luck = below(10);
    if (luck !== 0) has.add(key);
    if (luck > 1) read.push(mail);
    if (!isActing && !isOver && isTrue(0.4)) {
      seen.insideSend += 1;
      await act();
    } else await new Promise(setImmediate);
    if (luck === 0) return rejected('rcpt-to', '550 5.1.1 User unknown');
    return luck === 1 ? { type: 'lost-after-data-end' } : accepted;
  });
  const app = await openTestApp({ dataFolder, smtp, clock: steadyClock() });
  const client = createClient(app);
  const look = async (): Promise<Truth> => {
    const { items, closed } = await client.actors.list({ limit: 100 });
    const now: Truth = { actors: items, left: new Set(left) };
    const named = everybody(now).filter(({ email, state }) => state === 'active' && email !== null && isClosed(now, email)).map(({ id }) => id);
    if (closed.map(({ contactId }) => contactId).sort().join() !== named.sort().join()) faults.push(`seed ${seed}: the address book does not name ${named.join()}`);
    return now;
  };
  let truth = await look();

  const someActor = () => pick(truth.actors.filter(({ contacts }) => contacts.length > 0));
  const someContact = () => pick(everybody(truth))!;
  const change = async (to: (contact: Contact) => Partial<Contact>) => {
    const actor = someActor();
    const chosen = actor && pick(actor.contacts)!;
    if (chosen) await client.actors.save({ actor: { ...actor, contacts: actor.contacts.map((one) => (one === chosen ? { ...one, ...to(one) } : one)) } });
  };
  const someAddress = () => EmailAddress.parse(pick(everybody(truth).flatMap(({ email }) => email ?? [])) ?? '1@verein.example');
  const newAddress = () => EmailAddress.parse(isTrue(0.3) ? someAddress().toUpperCase() : `neu${fresh += 1}@verein.example`);
  const note = async (id: DeliveryId) => {
    const { items } = await client.deliveries.envelopes({ id, limit: 100 });
    for (const one of items) envelopes.set(one.id, one);
    deliveries.push(id);
    return items.map(({ address }) => mailbox(address));
  };

  const acts: Record<string, () => Promise<unknown>> = {
    async plan() {
      const { delivery } = await client.deliveries.plan({ bulletinId: office.bulletinId, segmentId: office.segmentId, accountId: accounts[seed % 2]! });
      const planned = await note(delivery.id);
      const due = new Set(truth.actors.filter(({ regions }) => regions.length > 0).flatMap(({ contacts }) => contacts).filter((one) => isAllowed(truth, one)).map(({ email }) => mailbox(email!)));
      if (planned.toSorted().join() !== [...due].sort().join()) faults.push(`seed ${seed}: planned ${planned.join()} instead of ${[...due].join()}`);
      await client.deliveries.start({ id: delivery.id });
    },
    async planOnly() {
      await note((await client.deliveries.plan({ bulletinId: office.bulletinId, segmentId: office.segmentId, accountId: accounts[seed % 2]! })).delivery.id);
    },
    async planAgain() {
      const id = pick(deliveries);
      if (!id) return;
      const again = (await client.deliveries.planAgain({ id })).delivery.id;
      origins.set(again, id);
      const wrong = (await note(again)).filter((address) => !everybody(truth).some((one) => one.email !== null && mailbox(one.email) === address && isAllowed(truth, one)));
      if (wrong.length > 0) faults.push(`seed ${seed}: planned once more for ${wrong.join()}`);
      await client.deliveries.start({ id: again });
    },
    async start() { const id = pick(deliveries); if (id) await client.deliveries.start({ id }); },
    async pause() { const id = deliveries.at(-1); if (id) await client.deliveries.pause({ id }); },
    async decide() {
      for (const id of deliveries) {
        for (const { id: envelopeId, address } of (await client.deliveries.envelopes({ id, state: 'unclear' })).items) {
          has.delete(`${id} ${mailbox(address)}`);
          await client.deliveries.decide({ id, envelopeId, decision: 'send-again' });
        }
      }
    },
    async test() {
      const address = newAddress(), before = isClosed(truth, address);
      const refused = await client.deliveries.sendTest({ bulletinId: office.bulletinId, accountId: office.smtp, address }).then(() => false, (error: unknown) => {
        if (error instanceof AppError && error.code === 'address.closed') return true;
        throw error;
      });
      if (refused !== before) faults.push(`seed ${seed}: a test to ${address} was ${refused ? '' : 'not '}refused`);
    },
    restrict: () => change(() => ({ state: 'restricted' })),
    free: () => change(({ state }) => (state === 'restricted' ? { state: 'active' } : {})),
    correct: () => change(() => ({ email: newAddress() })),
    emptyAddress: () => change(() => ({ email: null })),
    removeBasis: () => change(() => ({ legalBasis: null })),
    async removeContact() {
      const actor = someActor();
      if (actor) await client.actors.save({ actor: { ...actor, contacts: actor.contacts.slice(1) } });
    },
    async remove() { const actor = someActor(); if (actor) removed.push(await client.actors.remove(actor)); },
    async restore() { const actor = removed.pop(); if (actor) await client.actors.restore({ actor }); },
    async share() {
      const { regions } = truth.actors[0]!, like = someContact();
      const contact = { email: newAddress(), legalBasis: like.legalBasis, state: isTrue(0.3) ? 'restricted' as const : 'active' as const };
      await client.actors.save({ actor: { revision: 0, name: `Zweitverein ${fresh += 1}`, regions, contacts: [contact] } });
    },
    async suppress() {
      const address = someAddress();
      await client.suppressions.add({ address, reason: 'Am Telefon' });
      left.add(mailbox(address));
    },
    async lift() {
      const address = pick([...left]);
      if (!address) return;
      await client.suppressions.lift({ address: EmailAddress.parse(address), reason: 'Irrtum' });
      left.delete(address);
    },
    async unsubscribe() {
      const { id, email } = someContact();
      await client.actors.unsubscribe({ contactId: id });
      if (email !== null) left.add(mailbox(email));
    },
    async leaveByMail() {
      const mail = pick(read.filter(({ envelopeId }) => envelopes.has(envelopeId)));
      if (!mail) return;
      const header = Buffer.from(mail.bytes).toString('latin1').replace(/\r\n[ \t]/g, '');
      const token = /^List-Unsubscribe:.*?([a-z2-7]{26})/im.exec(header)![1]!;
      const { incoming } = await client.concerns.import({ fileName: 'mail.eml', file: base64([`From: ${mail.rcptTo}`, `To: rk+${token}@bezirk.example`, `Subject: Abmelden ${token}`, `Message-ID: <${fresh += 1}@verein.example>`, '', ''].join('\r\n')) });
      if (incoming.leave?.state === 'done') left.add(mailbox(mail.rcptTo));
      else faults.push(`seed ${seed}: a leave was not carried out`);
    },
    async import() {
      const list = peopleList(PEOPLE + below(3)).replace(`${1 + below(PEOPLE)}@verein.example`, () => newAddress()).replace('Kim', 'Robin');
      await client.actors.import({ file: base64(list), fileName: 'Liste.csv' });
    },
  };
  // Planning and going on more often than the rest, so that there is always something to send.
  const names = [...Object.keys(acts), 'plan', 'plan', 'planAgain', 'start', 'start'];

  let turn: Promise<void> = Promise.resolve();
  const act = (): Promise<void> => (turn = turn.then(async () => {
    const name = pick(names)!;
    isActing = true;
    try {
      await acts[name]!();
      seen.acts.set(name, (seen.acts.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof AppError && expected.has(error.code as string))) throw error;
    }
    tale.push(name);
    const now = await look();
    // A mail that had its last look in this very turn leaves before the next one.
    await new Promise(setImmediate);
    truth = now;
    isActing = false;
    for (const { mail, before } of waiting.splice(0)) judge(mail, before, now);
  }));

  try {
    for (let step = 0; step < STEPS; step++) {
      await act();
      if (isTrue(0.3)) await app.idle();
    }
    isOver = true;
    await app.idle();
    for (const id of deliveries) {
      for (const { reason } of (await client.deliveries.envelopes({ id, state: 'skipped', limit: 100 })).items) seen.reasons.add(reason!);
    }
  } finally { await app.close(); }
  return faults;
}

it.each(Array.from({ length: WALKS }, (_none, index) => index + 1))('walk %i writes to nobody wrongly', async (seed) => {
  expect(await walk(seed)).toEqual([]);
}, 60_000);

it('the walks sent mails, used every act and left people out for every reason', () => {
  expect(seen.sent).toBeGreaterThan(WALKS * 10);
  expect(seen.inFlight).toBeGreaterThan(WALKS);
  expect(seen.insideSend).toBeGreaterThan(WALKS);
  expect(seen.acts.size).toBe(21);
  expect([...seen.reasons].sort()).toEqual(['address-changed', 'contact-removed', 'no-address', 'no-legal-basis', 'restricted', 'suppressed', 'unsubscribed']);
});
