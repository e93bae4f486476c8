// What a server's refusal means: whose problem it is, whether it passes, and the word a person
// understands. "5xx = dead address" is wrong for most real refusals, and a 450 may speak of the
// sender's quota, so codes and words are read together.
import type { MailStep } from '#core/ports/transport.ts';
import { refusalCode } from '#core/settings/refusal.ts';
import {
  isAboutSession,
  isMailboxFull,
  isSenderLimit,
  isTooLarge,
  plainWords,
} from '#core/settings/sender-limit.ts';
import type { OutcomeReason } from '#shared/contract/envelope.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import { speaksOf, type ReplyTopic } from './reply-words.ts';

/**
 * recipient: this one address · message: this one mail · sender: would happen to everyone · limit:
 * the whole run has to wait, because the sender has sent enough for now or because the server takes
 * from nobody · server: it ends the session, nobody's fault.
 */
type Blame = 'recipient' | 'message' | 'sender' | 'limit' | 'server';

export interface ReplyMeaning {
  readonly reason: OutcomeReason;
  readonly blame: Blame;
  readonly isTemporary: boolean;
}

/** A server's refusal as the rules look at it. */
interface Refusal {
  readonly step: MailStep;
  readonly reply: ServerReply;
  readonly isTemporary: boolean;
  /** The enhanced code without its class: "7.1" of "5.7.1" (RFC 3463). */
  readonly detail: string;
  readonly says: (topic: ReplyTopic) => boolean;
  /** The words the server wrote, in lower case and without addresses. */
  readonly words: string;
}

interface Rule {
  readonly when: (refusal: Refusal) => boolean;
  readonly reason: OutcomeReason;
  readonly blame: Blame;
  /** Whatever class the code has. */
  readonly isTemporary?: boolean;
}

/** Read from the top: the first rule that fits decides. The last one always fits. */
const rules: readonly Rule[] = [
  // Whatever the code says, these words say more.
  { when: ({ reply }) => isAboutSession(reply), reason: 'server-busy', blame: 'server' },
  {
    when: ({ says, isTemporary, step }) => says('grey') && isTemporary && step !== 'mail-from',
    reason: 'greylisted',
    blame: 'recipient',
  },
  {
    when: ({ reply }) => isSenderLimit(reply),
    reason: 'sender-limit',
    blame: 'limit',
    isTemporary: true,
  },
  { when: ({ reply }) => reply.code === 421, reason: 'server-busy', blame: 'server' },

  // Nobody was named yet: whatever the server waits for, it waits for it with everybody.
  {
    when: ({ step, isTemporary }) => step === 'mail-from' && isTemporary,
    reason: 'server-busy',
    blame: 'limit',
  },
  {
    when: ({ reply, detail }) => isLoginRefused(reply) || detail === '7.8',
    reason: 'sender-refused',
    blame: 'sender',
    isTemporary: false,
  },
  {
    when: ({ step, reply, detail }) =>
      step === 'mail-from' && (isTooLarge(reply) || detail === '3.4'),
    reason: 'message-too-large',
    blame: 'message',
    isTemporary: false,
  },
  { when: ({ step }) => step === 'mail-from', reason: 'sender-refused', blame: 'sender' },

  // Codes with one meaning.
  {
    when: ({ detail }) => detail === '1.7' || detail === '1.8',
    reason: 'sender-refused',
    blame: 'sender',
  },
  {
    // A queue may be too full for a mail of this size now and take it later: only 5xx is for good.
    when: ({ isTemporary, detail, reply }) =>
      !isTemporary && (detail === '2.3' || detail === '3.4' || isTooLarge(reply)),
    reason: 'message-too-large',
    blame: 'message',
    isTemporary: false,
  },
  {
    when: ({ reply, step }) => isMailboxFull(reply) || (reply.code === 552 && step === 'rcpt-to'),
    reason: 'mailbox-full',
    blame: 'recipient',
  },
  {
    when: ({ detail, says }) =>
      detail === '1.2' || detail === '1.10' || (!isPolicy(detail) && says('domain')),
    reason: 'domain-unknown',
    blame: 'recipient',
  },
  {
    when: ({ detail, isTemporary }) =>
      ['1.1', '1.3', '1.6'].includes(detail) || (detail === '2.1' && !isTemporary),
    reason: 'address-unknown',
    blame: 'recipient',
  },

  // Whatever else passes.
  {
    when: ({ isTemporary, detail, step }) => isTemporary && detail === '7.1' && step === 'rcpt-to',
    reason: 'greylisted',
    blame: 'recipient',
  },
  {
    when: ({ isTemporary, detail }) => isTemporary && isPolicy(detail),
    reason: 'sender-limit',
    blame: 'limit',
  },
  {
    when: ({ isTemporary, detail }) => isTemporary && detail.startsWith('3.'),
    reason: 'server-busy',
    blame: 'server',
  },
  { when: ({ isTemporary }) => isTemporary, reason: 'server-busy', blame: 'recipient' },

  // Whoever may not send through this server, or not as this sender, may not write to anybody.
  {
    when: ({ reply, detail }) => isClosedToUs(reply) || detail === '7.60',
    reason: 'sender-refused',
    blame: 'sender',
  },
  {
    when: (refusal) =>
      isPolicy(refusal.detail) && refusal.step === 'rcpt-to' && isAboutAddress(refusal),
    reason: 'address-unknown',
    blame: 'recipient',
  },
  { when: ({ says }) => says('spam'), reason: 'spam', blame: 'sender' },
  { when: ({ detail }) => isPolicy(detail), reason: 'policy', blame: 'sender' },
  { when: ({ says }) => says('sender'), reason: 'sender-refused', blame: 'sender' },

  // The step alone tells whose problem it is.
  {
    when: ({ step, says, detail }) =>
      step === 'rcpt-to' && (says('unknown') || detail.startsWith('1.')),
    reason: 'address-unknown',
    blame: 'recipient',
  },
  // It names nothing about this address: said again and again, it is meant for everybody.
  { when: ({ step }) => step === 'rcpt-to', reason: 'other', blame: 'message' },
  {
    when: ({ reply, detail }) => reply.code === 554 || detail.startsWith('6.'),
    reason: 'policy',
    blame: 'sender',
  },
  { when: () => true, reason: 'other', blame: 'message' },
];

/**
 * RFC 5321, 4.2 and RFC 3463. `text` is what the server wrote; at most its first 1000 characters
 * are read.
 */
export function classifyReply(step: MailStep, reply: ServerReply): ReplyMeaning {
  const words = plainWords(reply);
  const isTemporary = reply.code < 500;
  const refusal: Refusal = {
    step,
    reply,
    isTemporary,
    detail: reply.enhanced.slice(2),
    words,
    says: (topic) => speaksOf(words, topic),
  };
  const rule = rules.find(({ when }) => when(refusal))!;
  return { reason: rule.reason, blame: rule.blame, isTemporary: rule.isTemporary ?? isTemporary };
}

/** RFC 4954, 6. */
const isLoginRefused = ({ code }: ServerReply): boolean =>
  code === 530 || code === 535 || code === 538;

/** RFC 3463, 3.8: security or policy. */
const isPolicy = (detail: string): boolean => detail.startsWith('7.');

const closedToUs: readonly string[] = [
  'smtp.auth-failed',
  'smtp.login-missing',
  'smtp.relay-denied',
];
const isClosedToUs = (reply: ServerReply): boolean => closedToUs.includes(refusalCode(reply, ''));

/** Servers hide an unknown address behind "policy", and a policy behind an unknown address. */
const isAboutAddress = ({ says, words }: Refusal): boolean =>
  says('unknown') &&
  !says('sender') &&
  !words.includes('access denied') &&
  !words.includes('policy');
