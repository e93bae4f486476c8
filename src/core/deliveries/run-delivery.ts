// One delivery going out: the parts that its workers share, and the workers themselves.
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MimeComposer } from '#core/ports/mime-composer.ts';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import type { MailSession, OutgoingMail, SendOutcome } from '#core/ports/transport.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import type { MailBuilder } from './build-mail.ts';
import { createConclusions } from './draw-conclusions.ts';
import type { Stories } from './journal-fold.ts';
import type { LastLook } from './last-look.ts';
import type { Line } from './line.ts';
import { createNextMail } from './next-mail.ts';
import { createOwnTrouble } from './own-trouble.ts';
import type { Turns } from './pace.ts';
import { createRunEnding } from './run-ending.ts';
import { createRunJournal } from './run-journal.ts';
import { createRunRest, type OnRest } from './run-rest.ts';
import { createRunningTime } from './running-time.ts';
import { createSendQueue, type Moment } from './send-queue.ts';
import { settleOutcome } from './settle-outcome.ts';
import type { Shift } from './shift.ts';
import { createStopSignal } from './stop-signal.ts';
import { work } from './worker.ts';

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
  readonly onRest: OnRest;
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

export function runDelivery(deps: RunDeps): Run {
  const { line, turns, clock } = deps;
  const now = (): Moment => ({ wallMs: Date.parse(clock.now()), steadyMs: clock.monotonicMs() });
  const stories: Stories = new Map(deps.stories);
  const ending = createRunEnding(deps.log);
  const { stop } = ending;
  const queue = createSendQueue(stories, now());
  const runningTime = createRunningTime(clock, stories);
  const ownTrouble = createOwnTrouble(stories);
  const runJournal = createRunJournal({ ...deps, stories, runningTime });
  const rest = createRunRest({ ...deps, ending, runningTime });
  /** Ends the wait for a retry, because there is something to do now. */
  let nudge = createStopSignal();
  stop.addEventListener('abort', () => {
    nudge.abort();
  });

  async function open(): Promise<MailSession | undefined> {
    try {
      return await line.open(stop);
    } catch (error) {
      if (!hasCode(error, 'smtp.try-later')) throw error;
      rest.begin(error.data.reply ?? null, error.data.step);
      return undefined;
    }
  }

  async function send(session: MailSession, mail: OutgoingMail): Promise<SendOutcome> {
    try {
      return await session.send(mail);
    } catch (error) {
      ending.failWith(error);
      // An expected failure speaks of nothing handed over; after a defect nobody knows.
      return { type: error instanceof AppError ? 'lost-before-data-end' : 'lost-after-data-end' };
    }
  }

  const shift: Shift = {
    line,
    clock,
    turns,
    stop,
    open,
    send,
    ...createNextMail({ ...deps, queue, runJournal, now, stop }),
    ...createConclusions({ ...deps, queue, runJournal, rest, ending, ownTrouble, now }),
    write: runJournal.write,
    attempt: ({ id }, before) => runJournal.attempt(id, before),
    get rest() {
      return rest.over;
    },
    mustPause: () => stop.aborted || rest.over !== undefined,
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

  async function run(): Promise<StopReason | undefined> {
    // Again when somebody decided while the last worker was leaving.
    do {
      await Promise.all(
        Array.from({ length: deps.connections }, () => work(shift).catch(ending.failWith)),
      );
      await runJournal.keepTime((id) => queue.dueInMs(id, now())).catch(ending.failWith);
    } while (!stop.aborted && runJournal.hasWaiting());
    return ending.reason;
  }

  return {
    get isAwaitingGreeting() {
      return line.isAwaitingGreeting;
    },
    isOnTheWire: runJournal.isOnTheWire,
    stop: () => {
      stop.abort();
    },
    hurry: rest.hurry,
    async abandon() {
      stop.abort();
      await Promise.all([...line.sessions].map((session) => session.close()));
    },
    async decide(entry) {
      await runJournal.write([entry]);
      if (entry.decision !== 'send-again') return;
      queue.giveBack(entry.envelopeId);
      nudge.abort();
    },
    ended: run(),
  };
}
