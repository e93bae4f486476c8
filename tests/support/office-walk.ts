// One random walk of an office: acts in whatever order, while mails go out, and each mail judged.
// It happens the same way each time it is walked with the same seed and steps.
import type { SendOutcome, OutgoingMail } from '#core/ports/transport.ts';
import { isAppError } from '#shared/errors.ts';
import { openMemoryOffice, type Rendering } from './memory-office.ts';
import { chance } from './random-walk.ts';
import { readyOffice } from './ready-office.ts';
import { accepted, rejected, scriptedTransport } from './sending-desk.ts';
import { acts, lot, PEOPLE } from './walk-acts.ts';
import { createOracle, everybody, isClosed, type Closed, type Truth } from './walk-oracle.ts';
import { hold, type Walker } from './walker.ts';

/** What an office is told when an act came at a time that was not right for it. */
const expected = new Set([
  'delivery.wrong-state',
  'delivery.nobody-left',
  'segment.empty',
  'suppression.not-found',
  'envelope.not-unclear',
  'store.conflict',
  'import.not-found',
]);

export interface Seen {
  sent: number;
  /** While an act was on its way. */
  inFlight: number;
  /** Acts that came about while a mail was on its way. */
  insideSend: number;
  readonly acts: Set<string>;
  readonly reasons: Set<string>;
}

const copyOf = (closed: Closed) =>
  new Map([...closed].map(([id, theirs]) => [id, new Set(theirs)]));

const nextTurn = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

/** What is drawn for one thing changes nothing for another: steps can be left out. */
const draws = { lag: 1, mail: 2, step: 3, inside: 4 };

/** Resolves with what was wrong. */
export async function walk(
  rendering: Rendering,
  seed: number,
  steps: readonly number[],
  seen: Seen,
): Promise<readonly string[]> {
  const lags = chance(seed, draws.lag);
  const lag = async () => {
    for (let turns = lags.below(4); turns > 0; turns--) await nextTurn();
  };
  const oracle = createOracle();
  const waiting: { mail: OutgoingMail; before: Truth }[] = [];
  let pending = 0;
  let isOver = false;
  let mails = 0;
  let fresh = 0;
  let truth: Truth = { actors: [], left: new Set(), gone: new Map(), restricted: new Map() };

  const smtp = scriptedTransport(async (mail): Promise<SendOutcome> => {
    seen.sent += 1;
    const drawn = chance(seed, draws.mail, (mails += 1));
    if (pending > 0) {
      // Nobody can say whether the act on its way was durable before this mail.
      waiting.push({ mail, before: truth });
      seen.inFlight += 1;
    } else oracle.judge(mail, truth);
    const { has } = oracle.handOver(mail);
    const outcome = outcomes[drawn.below(outcomes.length)]!;
    if (outcome.type === 'accepted' || outcome.type === 'lost-after-data-end') has();
    if (outcome.type === 'accepted') walker.read.push(mail);
    if (pending === 0 && !isOver && drawn.isTrue(0.4)) {
      seen.insideSend += 1;
      // Going on waits for the run to end, and the run for this mail.
      const name = drawn.pick(lot.filter((one) => one !== 'start'))!;
      await act(name, draws.inside, mails);
    } else await lag();
    return outcome;
  });

  const { client, idle, now: moment } = openMemoryOffice({ smtp, rendering, lag });
  const office = await readyOffice(client, { people: PEOPLE });
  const walker: Walker = {
    client,
    office,
    oracle,
    account: await accountWith(1 + (seed % 2)),
    left: new Set(),
    gone: new Map(),
    restricted: new Map(),
    opened: new Map(),
    consents: [],
    deliveries: [],
    read: [],
    removed: [],
    truth: () => truth,
    now: moment,
    fresh: () => (fresh += 1),
  };

  async function accountWith(connections: number) {
    const { revision, accounts } = await client.settings.get({});
    const account = accounts.find(({ id }) => id === office.smtp)!;
    if (account.kind !== 'smtp') throw new Error('not the account of this test');
    const pace = { perMinute: 0, connections };
    await client.settings.saveAccount({ revision, account: { ...account, pace } });
    return account.id;
  }

  async function look(): Promise<Truth> {
    const { items, closed } = await client.actors.list({ limit: 100 });
    for (const contact of items.flatMap(({ contacts }) => contacts)) {
      // Also by a record that came back.
      if (contact.state === 'restricted' || contact.wasRestricted) hold(walker.restricted, contact);
      if (contact.state === 'unsubscribed') hold(walker.gone, contact);
      for (const closed of [walker.restricted, walker.gone])
        if (closed.has(contact.id)) hold(closed, contact);
    }
    const now: Truth = {
      actors: items,
      left: new Set(walker.left),
      gone: copyOf(walker.gone),
      restricted: copyOf(walker.restricted),
    };
    const due = everybody(now).filter(
      ({ email, state }) => state === 'active' && email !== null && isClosed(now, email),
    );
    const named = closed
      .map(({ contactId }) => contactId)
      .sort()
      .join();
    if (
      named !==
      due
        .map(({ id }) => id)
        .sort()
        .join()
    ) {
      oracle.blame(`the address book names ${named} as closed`);
    }
    return now;
  }

  let before: Promise<void> = Promise.resolve();
  function act(name: string, ...drawnFor: readonly number[]): Promise<void> {
    pending += 1;
    before = before
      .then(async () => {
        try {
          await acts[name]!(walker, chance(seed, ...drawnFor));
          seen.acts.add(name);
        } catch (error) {
          if (!isAppError(error) || !expected.has(error.code)) throw error;
        }
        const now = await look();
        // A mail that had its last look in this very turn leaves before the next one.
        await nextTurn();
        const earlier = waiting.splice(0);
        for (const { mail, before: known } of earlier) oracle.judge(mail, known, now);
        truth = now;
      })
      .finally(() => {
        pending -= 1;
      });
    return before;
  }

  truth = await look();
  for (const step of steps) {
    const drawn = chance(seed, draws.step, step);
    await act(drawn.pick(lot)!, draws.step, step, 1);
    if (drawn.isTrue(0.3)) await idle();
  }
  isOver = true;
  await idle();
  for (const id of walker.deliveries) {
    const { items } = await client.deliveries.envelopes({ id, state: 'skipped', limit: 100 });
    for (const { reason } of items) seen.reasons.add(reason!);
  }
  return oracle.faults;
}

const outcomes: readonly SendOutcome[] = [
  accepted,
  accepted,
  accepted,
  accepted,
  accepted,
  accepted,
  rejected('rcpt-to', '550 5.1.1 User unknown'),
  rejected('rcpt-to', '450 4.2.1 Mailbox busy'),
  { type: 'lost-before-data-end' },
  { type: 'lost-after-data-end' },
];
