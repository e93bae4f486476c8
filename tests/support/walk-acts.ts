// Everything an office does between planning a delivery and its last mail, each as one act on a
// random choice; whoever is planned for is checked against the oracle on the way.
import type { Contact } from '#shared/contract/actor.ts';
import { isAppError } from '#shared/errors.ts';
import { EmailAddress, type DeliveryId } from '#shared/values.ts';
import type { Chance } from './random-walk.ts';
import { peopleList } from './ready-office.ts';
import { leavingActs } from './walk-leaving-acts.ts';
import { everybody, isAllowed, isClosed, mailbox } from './walk-oracle.ts';
import { base64, contactOf, hold, nameOf, someAddress, type Act, type Walker } from './walker.ts';

export const PEOPLE = 8;

const newAddress = (walker: Walker, chance: Chance) =>
  EmailAddress.parse(
    chance.isTrue(0.3)
      ? someAddress(walker, chance).toUpperCase()
      : `neu${walker.fresh()}@verein.example`,
  );
const someActor = ({ truth }: Walker, { pick }: Chance) =>
  pick(truth().actors.filter(({ contacts }) => contacts.length > 0));

type Changed = Partial<Contact>;
const change =
  (to: (contact: Contact, walker: Walker, chance: Chance) => Changed) =>
  async (walker: Walker, chance: Chance): Promise<Contact | undefined> => {
    const actor = someActor(walker, chance);
    const chosen = actor && chance.pick(actor.contacts);
    if (!chosen) return undefined;
    const contacts = actor.contacts.map((one) =>
      one === chosen ? { ...one, ...to(one, walker, chance) } : one,
    );
    await walker.client.actors.save({ actor: { ...actor, contacts } });
    return chosen;
  };
const restrict = change(() => ({ state: 'restricted' }));
const free = change(({ state }) => (state === 'restricted' ? { state: 'active' } : {}));

/** Whoever gets an envelope; their mailboxes. */
async function note(walker: Walker, id: DeliveryId): Promise<string[]> {
  const { client, oracle, deliveries } = walker;
  const { items } = await client.deliveries.envelopes({ id, limit: 100 });
  for (const { id: envelopeId, contactId, address } of items) {
    const name = nameOf(contactOf(walker, contactId));
    oracle.envelopes.set(envelopeId, { contactId, address, name });
  }
  deliveries.push(id);
  return items.map(({ address }) => mailbox(address));
}

async function plan(walker: Walker): Promise<DeliveryId> {
  const {
    client,
    office: { bulletinId, segmentId },
    account: accountId,
  } = walker;
  const truth = walker.truth();
  const { delivery } = await client.deliveries.plan({ bulletinId, segmentId, accountId });
  const planned = (await note(walker, delivery.id)).toSorted();
  const inSegment = truth.actors.filter(({ regions }) => regions.length > 0);
  const allowed = inSegment
    .flatMap(({ contacts }) => contacts)
    .filter((one) => isAllowed(truth, one));
  const due = [...new Set(allowed.map(({ email }) => mailbox(email!)))].sort();
  if (planned.join() !== due.join()) {
    walker.oracle.blame(`planned ${planned.join()} instead of ${due.join()}`);
  }
  return delivery.id;
}

/** Waits for a run to end, so a mail on its way must not wait for it. */
const start: Act = async ({ client, deliveries }, { pick }) => {
  const id = pick(deliveries);
  if (id) await client.deliveries.start({ id });
};

export const acts: Readonly<Record<string, Act>> = {
  ...leavingActs,
  start,
  async plan(walker) {
    await walker.client.deliveries.start({ id: await plan(walker) });
  },
  planOnly: plan,
  async planAgain(walker, { pick }) {
    const { client, oracle, deliveries } = walker;
    const id = pick(deliveries);
    if (!id) return;
    const truth = walker.truth();
    const { delivery: again } = await client.deliveries.planAgain({ id });
    oracle.origins.set(again.id, id);
    const isFor = (address: string) =>
      everybody(truth).some(
        (one) => one.email !== null && mailbox(one.email) === address && isAllowed(truth, one),
      );
    const planned = await note(walker, again.id);
    const wrong = planned.filter((address) => !isFor(address));
    if (wrong.length > 0) oracle.blame(`planned once more for ${wrong.join()}`);
    if (new Set(planned).size < planned.length) oracle.blame(`planned twice: ${planned.join()}`);
    await client.deliveries.start({ id: again.id });
  },
  async pause({ client, deliveries }) {
    const id = deliveries.at(-1);
    if (id) await client.deliveries.pause({ id });
  },
  async decide({ client, oracle, deliveries }) {
    for (const id of deliveries) {
      const { items } = await client.deliveries.envelopes({ id, state: 'unclear', limit: 100 });
      for (const { id: envelopeId, address } of items) {
        oracle.hasNot(id, address);
        await client.deliveries.decide({ id, envelopeId, decision: 'send-again' });
      }
    }
  },
  async test(walker, chance) {
    const {
      client,
      office: { bulletinId, smtp: accountId },
      oracle,
    } = walker;
    const address = newAddress(walker, chance);
    const isWrong = isClosed(walker.truth(), address);
    const isRefused = await client.deliveries.sendTest({ bulletinId, accountId, address }).then(
      () => false,
      (error: unknown) => {
        if (isAppError(error) && error.code === 'address.closed') return true;
        throw error;
      },
    );
    if (isRefused !== isWrong) oracle.blame(`a test to ${address} was refused: ${isRefused}`);
  },
  async restrict(walker, chance) {
    const chosen = await restrict(walker, chance);
    if (chosen) hold(walker.restricted, chosen);
  },
  async free(walker, chance) {
    const chosen = await free(walker, chance);
    if (chosen?.state === 'restricted') walker.restricted.delete(chosen.id);
  },
  correct: change((_contact, walker, chance) => ({ email: newAddress(walker, chance) })),
  emptyAddress: change(() => ({ email: null })),
  removeBasis: change(() => ({ legalBasis: null })),
  async removeContact(walker, chance) {
    const actor = someActor(walker, chance);
    if (!actor) return;
    await walker.client.actors.save({ actor: { ...actor, contacts: actor.contacts.slice(1) } });
  },
  async remove(walker, chance) {
    const actor = someActor(walker, chance);
    if (actor) walker.removed.push(await walker.client.actors.remove(actor));
  },
  /** So that an import may bring somebody back whom only the suppression list remembers. */
  async removeRestricted(walker, { pick }) {
    const isHeld = ({ state }: Contact) => state === 'restricted';
    const actor = pick(walker.truth().actors.filter(({ contacts }) => contacts.some(isHeld)));
    if (actor) walker.removed.push(await walker.client.actors.remove(actor));
  },
  async restore({ client, removed }) {
    const actor = removed.pop();
    if (actor) await client.actors.restore({ actor });
  },
  async share(walker, chance) {
    const like = chance.pick(everybody(walker.truth()));
    if (!like) return;
    const contact = {
      email: newAddress(walker, chance),
      legalBasis: like.legalBasis,
      state: chance.isTrue(0.3) ? ('restricted' as const) : ('active' as const),
    };
    const regions = ['reg_schoeneberg-nordost'];
    const { contacts } = await walker.client.actors.save({
      actor: {
        revision: 0,
        name: `Zweitverein ${walker.fresh()}`,
        regions,
        contacts: [contact],
      },
    });
    for (const one of contacts) if (one.state === 'restricted') hold(walker.restricted, one);
  },
  async import(walker, chance) {
    const list = peopleList(PEOPLE + chance.below(3))
      .replace(`${1 + chance.below(PEOPLE)}@verein.example`, () => newAddress(walker, chance))
      .replace('Kim', 'Robin');
    await walker.client.actors.import({ file: base64(list), fileName: 'Liste.csv' });
  },
  async undoImport({ client }, { pick }) {
    const { items } = await client.actors.listImports({});
    const one = pick(items);
    if (one) await client.actors.undoImport({ importId: one.id });
  },
  async restoreBackup({ client }, { pick }) {
    const { items } = await client.settings.backups({ file: 'actors.json' });
    const one = pick(items);
    if (one) await client.settings.restoreBackup(one);
  },
};

/** Planning and going on more often than the rest, so that there is always something to send. */
export const lot = [...Object.keys(acts), 'plan', 'plan', 'planAgain', 'start', 'start', 'import'];
