// What a worker may ask of the run it works for.
import type { Clock } from '#core/ports/clock.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MailSession, OutgoingMail, SendOutcome } from '#core/ports/transport.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Line } from './line.ts';
import type { Turns } from './pace.ts';
import type { Settlement } from './settle-outcome.ts';
import type { StopSignal } from './stop-signal.ts';

export interface Prepared {
  readonly envelope: Envelope;
  readonly mail: OutgoingMail;
}

/** What a worker sees of its run. */
export interface Shift {
  readonly line: Line;
  readonly clock: Clock;
  readonly turns: Turns;
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
