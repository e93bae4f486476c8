// How far the conversation came -> what the journal says about the envelope, and what the run does
// next. Pure.
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { SendOutcome } from '#core/ports/transport.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import type { EnvelopeId, Instant } from '#shared/values.ts';
import { classifyReply } from './classify-reply.ts';
import type { EnvelopeStory } from './journal-fold.ts';
import { retryDelayMs } from './retry.ts';

/**
 * reconnect: the connection is of no use any more, nobody is to blame · wait: the sender has sent
 * enough, the whole run waits and goes on by
 *  itself · stop: it would happen to everyone, a person has to look. */
export type NextMove = 'go-on' | 'reconnect' | 'wait' | 'stop';

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
  const { at, ranMs, isOwnTrouble } = time;
  const settled = (
    entry: JournalEntry,
    move: NextMove = 'go-on',
    isSendersFault = false,
  ): Settlement => ({
    entry,
    move,
    isSendersFault,
    step: outcome.type === 'rejected' ? outcome.step : undefined,
  });
  const common = { at, envelopeId };
  switch (outcome.type) {
    case 'accepted':
      return settled({ ...common, type: 'accepted', reply: outcome.reply });
    case 'lost-before-data-end':
      return settled(
        { ...common, type: 'reopened', reason: 'connection-lost', reply: null },
        'reconnect',
      );
    case 'lost-after-data-end':
      return settled({ ...common, type: 'unclear', reason: 'connection-lost' }, 'reconnect');
    case 'unsendable':
      return settled(
        { ...common, type: 'refused', reason: outcome.reason, reply: null },
        'go-on',
        outcome.reason === 'message-too-large',
      );
    case 'rejected': {
      const { reason, blame, isTemporary } = classifyReply(outcome.step, outcome.reply);
      const details = { ...common, reason, reply: outcome.reply };
      const isEverybodys = blame === 'limit' || blame === 'server';
      if (isEverybodys && !isOwnTrouble?.(outcome.reply)) {
        return settled({ ...details, type: 'reopened' }, blame === 'limit' ? 'wait' : 'reconnect');
      }
      const move = blame === 'server' ? 'reconnect' : 'go-on';
      if (blame === 'sender' && (outcome.step === 'mail-from' || reason === 'sender-refused'))
        return settled({ ...details, type: 'reopened' }, 'stop');
      const delayMs = isTemporary ? retryDelayMs(story?.deferrals ?? 0, ranMs) : null;
      if (delayMs !== null)
        return settled(
          {
            ...details,
            type: 'deferred',
            retryAt: new Date(Date.parse(at) + delayMs).toISOString(),
            ranMs,
          },
          move,
        );
      return settled({ ...details, type: 'refused' }, move, blame !== 'recipient' && !isEverybodys);
    }
  }
}
