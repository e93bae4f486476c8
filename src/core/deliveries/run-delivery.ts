// One delivery going out: what its workers share. Who is next, what stops them all, what the
// journal says.
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MimeComposer } from '#core/ports/mime-composer.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { MailSession, OutgoingMail, SendOutcome } from '#core/ports/transport.ts';
import { refusalCode, restCode } from '#core/settings/refusal.ts';
import type { Envelope } from '#shared/contract/deliveries.ts';
import { AppError, hasCode, type ErrorCode } from '#shared/errors.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId, EnvelopeId, Instant } from '#shared/values.ts';
import type { MailBuilder } from './build-mail.ts';
import { foldJournal, tell, type Stories } from './journal-fold.ts';
import type { LastLook } from './last-look.ts';
import type { Line } from './line.ts';
import type { Turns } from './pace.ts';
import { createOwnTrouble } from './own-trouble.ts';
import { repeatForTime } from './repeat-for-time.ts';
import { limitDelayMs } from './retry.ts';
import { createRunningTime } from './running-time.ts';
import { createSendQueue, type Moment } from './send-queue.ts';
import { settleOutcome, type Settlement } from './settle-outcome.ts';
import { mayBeSent } from './states.ts';
import { createStopSignal, type StopSignal } from './stop-signal.ts';
import { refusedWith, whyItStopped } from './why-it-stopped.ts';
import { work } from './worker.ts';

/** So many refusals in a row that only the sender can change stop the run. */
const SENDER_FAULTS = 3;

export interface RunDeps {
  readonly deliveryId: DeliveryId;
  readonly envelopes: readonly Envelope[];
  /** As the journal tells it. */
  readonly stories: Stories;
  readonly connections: number;
  readonly journal: Journal;
  readonly line: Line;
  readonly turns: Turns;
  readonly build: MailBuilder;
  readonly composer: MimeComposer;
  readonly lastLook: LastLook;
  readonly clock: Clock;
  readonly log: TechnicalLog;
  /** Envelopes changed; the journal says how. */
  onProgress(): void;
  /** The server takes nothing until this time, for this reason; null = it goes on. */
  onRest(rest: { readonly until: Instant; readonly why: StopReason } | null): Promise<void>;
}

export interface Run {
  /** Nothing goes out: the server was reached and takes its time to greet. */
  readonly isAwaitingGreeting: boolean;
  /** On the wire, or answered and not yet in the journal. */
  isOnTheWire(id: EnvelopeId): boolean;
  /** After the message that is being handed over now. */
  stop(): void;
  /**
   * Ends the connections under the workers' hands; what was handed over without an answer is
   * unclear.
   */
  abandon(): Promise<void>;
  /** Waits no longer for the server to take something. */
  hurry(): void;
  /** A person settled an unclear envelope. */
  decide(entry: JournalEntry & { type: 'decided' }): Promise<void>;
  /**
   * Never rejects. Says why it stopped by itself; undefined = nothing is left to send, or it was
   * told to stop.
   */
  readonly ended: Promise<StopReason | undefined>;
}

export interface Prepared {
  readonly envelope: Envelope;
  readonly mail: OutgoingMail;
}

/** What a worker sees of its run. */
export interface Shift extends Pick<RunDeps, 'line' | 'clock' | 'turns'> {
  readonly stop: StopSignal;
  /** Resolves when the rest the server asked for is over. */
  readonly rest: Promise<void> | undefined;
  /**
   * A new session; undefined = none, because the run rests or ends, or others have all there are.
   */
  open(): Promise<MailSession | undefined>;
  /** The server ended the session: asked again once; when it does so right after, the run rests. */
  heedGoodbye(settlement: Settlement): void;
  mustPause(): boolean;
  isWaitingForRetries(): boolean;
  nextRetry(): Promise<void>;
  /** The next mail, built. Who may not be written to any more is skipped on the way. */
  prepareNext(): Promise<Prepared | undefined>;
  giveBack(envelope: Envelope): void;
  /** Whether this person may not be written to any more; then the journal says so. */
  skips(envelope: Envelope): Promise<boolean>;
  /** Durable when it resolves. */
  write(entries: readonly JournalEntry[]): Promise<void>;
  /** "I am about to": durable, together with what came of the mail before, when it resolves. */
  attempt(envelope: Envelope, before: readonly JournalEntry[]): Promise<void>;
  send(session: MailSession, mail: OutgoingMail): Promise<SendOutcome>;
  settle(envelope: Envelope, outcome: SendOutcome): Settlement;
  /** Draws the conclusions for the run. The entry is durable by now, unless it is an acceptance. */
  draw(settlement: Settlement): Promise<void>;
}

export function runDelivery(deps: RunDeps): Run {
  const { deliveryId, journal, line, turns, clock, log } = deps;
  const stories: Stories = new Map(deps.stories);
  const envelopes = new Map(deps.envelopes.map((envelope) => [envelope.id, envelope]));
  const now = (): Moment => ({ wallMs: Date.parse(clock.now()), steadyMs: clock.monotonicMs() });
  const queue = createSendQueue(stories, now());
  const runningTime = createRunningTime(clock, stories);
  const ownTrouble = createOwnTrouble(stories);
  const onTheWire = new Set<EnvelopeId>();
  const stop = createStopSignal();
  /** Ends the wait for a retry, because there is something to do now. */
  let nudge = createStopSignal();
  let alarm = createStopSignal();
  stop.addEventListener('abort', () => {
    nudge.abort();
    alarm.abort();
  });
  let failure: StopReason | undefined;
  let rest: Promise<void> | undefined;
  let limitWaits = 0;
  let unclearInARow = 0;
  let senderFaults: EnvelopeId[] = [];

  const fail = (why: StopReason) => {
    failure ??= why;
    stop.abort();
  };
  const failWith = (error: unknown) => {
    fail(whyItStopped(error, log));
  };
  const refused = (code: ErrorCode, reply: ServerReply | null, step: SmtpStep | undefined) =>
    refusedWith(code, { host: line.host, reply, step });

  const write: Shift['write'] = async (entries) => {
    if (entries.length === 0) return;
    await journal.append(deliveryId, entries);
    for (const entry of entries) {
      const story = stories.get(entry.envelopeId);
      if (story) stories.set(entry.envelopeId, tell(story, entry));
      if (entry.type !== 'attempted') onTheWire.delete(entry.envelopeId);
    }
    deps.onProgress();
  };

  const skips: Shift['skips'] = async (envelope) => {
    const reason = await deps.lastLook(envelope);
    if (reason === null) return false;
    const common = { at: clock.now(), envelopeId: envelope.id, reason };
    // Announced, but not handed over: the attempt is taken back in the same write.
    const takenBack: JournalEntry[] = onTheWire.has(envelope.id)
      ? [{ ...common, type: 'reopened', reply: null }]
      : [];
    await write([...takenBack, { ...common, type: 'skipped' }]);
    return true;
  };

  const prepareNext: Shift['prepareNext'] = async () => {
    for (;;) {
      const id = stop.aborted ? undefined : queue.take(now());
      const envelope = id && envelopes.get(id);
      if (!envelope) return undefined;
      try {
        if (await skips(envelope)) continue;
        const { draft, mailFrom } = deps.build(envelope, clock.now());
        return {
          envelope,
          mail: {
            envelopeId: envelope.id,
            deliveryId,
            mailFrom,
            rcptTo: envelope.address,
            bytes: await deps.composer.compose(draft),
          },
        };
      } catch (error) {
        queue.giveBack(envelope.id);
        throw error;
      }
    }
  };

  const attempt: Shift['attempt'] = async ({ id }, before) => {
    onTheWire.add(id);
    runningTime.begin(id);
    try {
      await write([...before, { type: 'attempted', at: clock.now(), envelopeId: id }]);
    } catch (error) {
      // Refused as a whole: nothing was attempted.
      onTheWire.delete(id);
      throw error;
    }
  };

  const send: Shift['send'] = async (session, mail) => {
    try {
      return await session.send(mail);
    } catch (error) {
      failWith(error);
      // An expected failure speaks of nothing handed over; after a defect nobody knows.
      return { type: error instanceof AppError ? 'lost-before-data-end' : 'lost-after-data-end' };
    }
  };

  /** Nobody is blamed, the whole run waits. */
  function restFor(reply: ServerReply | null, step: SmtpStep | undefined): void {
    if (rest || stop.aborted) return;
    const code = restCode(reply);
    const why = refused(code, reply, step);
    const delayMs = limitDelayMs((limitWaits += 1));
    if (delayMs === null) {
      fail(why);
      return;
    }
    if (code === 'smtp.limit-reached') turns.slowDown();
    // It answers: whatever was wrong with the line is over.
    line.works();
    alarm = createStopSignal();
    const until = new Date(Date.parse(clock.now()) + delayMs).toISOString();
    const waited = async () => {
      await deps.onRest({ until, why });
      runningTime.rest();
      await clock.wait(delayMs, alarm);
      runningTime.goOn();
      if (!stop.aborted) await deps.onRest(null);
    };
    rest = waited()
      .catch(failWith)
      .finally(() => {
        rest = undefined;
      });
  }

  const open: Shift['open'] = async () => {
    try {
      return await line.open(stop);
    } catch (error) {
      if (!hasCode(error, 'smtp.try-later')) throw error;
      restFor(error.data.reply ?? null, error.data.step);
      return undefined;
    }
  };

  const heedGoodbye: Shift['heedGoodbye'] = ({ entry, step }) => {
    if (entry.type === 'reopened' && entry.reply && line.troubles > 1) restFor(entry.reply, step);
    // One recipient's own trouble: the line is fine.
    if (entry.type === 'deferred' || entry.type === 'refused') line.works();
  };

  const draw: Shift['draw'] = async ({ entry, move, isSendersFault, step }) => {
    if (entry.type === 'accepted') {
      limitWaits = 0;
      senderFaults = [];
      ownTrouble.accepted();
    }
    if (entry.type === 'deferred') queue.defer(entry.envelopeId, Date.parse(entry.retryAt), now());
    // Last, so that one who is told to wait each time holds up nobody.
    if (entry.type === 'reopened') queue.putLast(entry.envelopeId);
    if (move === 'go-on') {
      line.works();
      unclearInARow = 0;
    }
    if (move === 'wait') restFor('reply' in entry ? entry.reply : null, step);
    const reason = 'reason' in entry ? (entry.reason ?? 'policy') : 'policy';
    const reply = 'reply' in entry ? entry.reply : null;
    const refusal = () => refused(refusalCode(reply, reason), reply, step);
    if (move === 'stop') fail(refusal());
    // Every connection may lose one; when the next ones are lost too, the server is what a person
    // should look at.
    if (entry.type === 'unclear' && (unclearInARow += 1) > deps.connections)
      failWith(new AppError('smtp.unreachable', { host: line.host, reason: 'line-lost' }));
    if (!isSendersFault || senderFaults.push(entry.envelopeId) < SENDER_FAULTS) return;
    fail(refusal());
    await write(
      senderFaults.map((envelopeId) => ({
        type: 'reopened',
        at: entry.at,
        envelopeId,
        reason,
        reply,
      })),
    );
  };

  const shift: Shift = {
    line,
    clock,
    turns,
    stop,
    write,
    open,
    heedGoodbye,
    skips,
    prepareNext,
    attempt,
    send,
    draw,
    get rest() {
      return rest;
    },
    mustPause: () => stop.aborted || rest !== undefined,
    isWaitingForRetries: () => queue.nextDueInMs(now()) !== undefined,
    async nextRetry() {
      if (nudge.aborted && !stop.aborted) nudge = createStopSignal();
      await clock.wait(queue.nextDueInMs(now()) ?? 0, nudge);
    },
    giveBack: ({ id }) => {
      queue.giveBack(id);
    },
    settle: ({ id }, outcome) =>
      settleOutcome(id, stories.get(id), outcome, {
        at: clock.now(),
        ranMs: runningTime.of(id),
        isOwnTrouble: (reply) => ownTrouble.isOwn(id, reply),
      }),
  };

  /** What ran until here is lost to nobody who still waits. */
  async function keepTime(): Promise<void> {
    if (!hasWaiting()) return;
    // As the journal tells it: some may have been cancelled meanwhile.
    const told = foldJournal(deps.envelopes, await journal.entries(deliveryId));
    await write(
      repeatForTime(told, clock.now(), {
        ranMs: runningTime.of,
        dueInMs: (id) => queue.dueInMs(id, now()),
      }),
    );
  }

  const hasWaiting = () => [...stories.values()].some(({ state }) => mayBeSent(state));

  async function run(): Promise<StopReason | undefined> {
    // Again when somebody decided while the last worker was leaving.
    do {
      await Promise.all(
        Array.from({ length: deps.connections }, async () => {
          try {
            await work(shift);
          } catch (error) {
            failWith(error);
          }
        }),
      );
      await keepTime().catch(failWith);
    } while (!stop.aborted && hasWaiting());
    return failure;
  }

  return {
    get isAwaitingGreeting() {
      return line.isAwaitingGreeting;
    },
    isOnTheWire: (id) => onTheWire.has(id),
    stop: () => {
      stop.abort();
    },
    hurry: () => {
      alarm.abort();
    },
    async abandon() {
      stop.abort();
      await Promise.all([...line.sessions].map((session) => session.close()));
    },
    async decide(entry) {
      await write([entry]);
      if (entry.decision !== 'send-again') return;
      queue.giveBack(entry.envelopeId);
      nudge.abort();
    },
    ended: run(),
  };
}
