// How far the conversation came -> what the journal says about the envelope, and what the run does
// next. Pure.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { MailStep, SendOutcome } from '#core/ports/transport.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import type { EnvelopeId, Instant } from '#shared/values.ts';
import { classifyReply, type ReplyMeaning } from './classify-reply.ts';
import type { EnvelopeStory } from './envelope-story.ts';
import { retryDelayMs } from './retry.ts';

/**
 * reconnect: the connection is of no use any more, nobody is to blame · wait: the sender has sent
 * enough, the whole run waits and goes on by itself · stop: it would happen to everyone, a person
 * has to look.
 */
type NextMove = 'go-on' | 'reconnect' | 'wait' | 'stop';

export interface Settlement {
  readonly entry: JournalEntry;
  readonly move: NextMove;
  /** Refused for something the sender would have to change. Three in a row stop the run. */
  readonly isSendersFault: boolean;
  /** Where the server answered; undefined = it did not, or it took the mail. */
  readonly step: SmtpStep | undefined;
}

export interface OutcomeTime {
  readonly at: Instant;
  /** How long the delivery has been running since the first attempt of this envelope. */
  readonly ranMs: number;
  /**
   * Whether what sounds like trouble with everybody is this envelope's alone: see `own-trouble.ts`.
   */
  readonly isOwnTrouble?: (reply: ServerReply) => boolean;
}

/** `story` is the envelope's before this outcome, its attempt included. */
export function settleOutcome(
  envelopeId: EnvelopeId,
  story: EnvelopeStory | undefined,
  outcome: SendOutcome,
  time: OutcomeTime,
): Settlement {
  const common = { at: time.at, envelopeId };
  const unanswered = { isSendersFault: false, step: undefined } as const;
  switch (outcome.type) {
    case 'accepted':
      return {
        ...unanswered,
        entry: { ...common, type: 'accepted', reply: outcome.reply },
        move: 'go-on',
      };
    case 'lost-before-data-end':
      return {
        ...unanswered,
        entry: { ...common, type: 'reopened', reason: 'connection-lost', reply: null },
        move: 'reconnect',
      };
    case 'lost-after-data-end':
      return {
        ...unanswered,
        entry: { ...common, type: 'unclear', reason: 'connection-lost' },
        move: 'reconnect',
      };
    case 'unsendable':
      return {
        ...unanswered,
        entry: { ...common, type: 'refused', reason: outcome.reason, reply: null },
        move: 'go-on',
        isSendersFault: outcome.reason === 'message-too-large',
      };
    case 'rejected':
      return settleRejection(envelopeId, story?.deferrals ?? 0, outcome, time);
  }
}

/** The server answered with an error. `deferrals` counts the earlier ones of this envelope. */
function settleRejection(
  envelopeId: EnvelopeId,
  deferrals: number,
  { step, reply }: SendOutcome & { type: 'rejected' },
  { at, ranMs, isOwnTrouble }: OutcomeTime,
): Settlement {
  const meaning = classifyReply(step, reply);
  const { reason, blame } = meaning;
  const details = { at, envelopeId, reason, reply };
  const isEverybodys = blame === 'limit' || blame === 'server';
  if (isEverybodys && !isOwnTrouble?.(reply)) {
    const move = blame === 'limit' ? 'wait' : 'reconnect';
    return { entry: { ...details, type: 'reopened' }, move, isSendersFault: false, step };
  }
  if (stopsTheRun(step, meaning))
    return { entry: { ...details, type: 'reopened' }, move: 'stop', isSendersFault: false, step };
  const move = blame === 'server' ? 'reconnect' : 'go-on';
  const delayMs = meaning.isTemporary ? retryDelayMs(deferrals, ranMs) : null;
  if (delayMs === null) {
    const isSendersFault = blame === 'sender' || blame === 'message';
    return { entry: { ...details, type: 'refused' }, move, isSendersFault, step };
  }
  const retryAt = new Date(Date.parse(at) + delayMs).toISOString();
  return {
    entry: { ...details, type: 'deferred', retryAt, ranMs },
    move,
    isSendersFault: false,
    step,
  };
}

/** The next recipient would hear the same. */
const stopsTheRun = (step: MailStep, { blame, reason }: ReplyMeaning): boolean =>
  blame === 'sender' && (step === 'mail-from' || reason === 'sender-refused');
