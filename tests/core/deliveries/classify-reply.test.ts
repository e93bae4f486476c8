// What a refusal means: real servers' words, and whose problem each is.
//   * a rate limit of the sender is never held against a recipient, whatever its code
//   * a spam filter, a policy or a full mailbox never says that an address is wrong
import { describe, expect, test } from 'vitest';
import { classifyReply } from '#core/deliveries/classify-reply.ts';
import type { MailStep } from '#core/ports/transport.ts';

const meaning = (step: MailStep, reply: string) => {
  const [, code, enhanced = '', text] = /^(\d{3}) (?:(\d\.\d+\.\d+) )?(.*)$/s.exec(reply)!;
  const { reason, blame, isTemporary } = classifyReply(step, {
    code: Number(code),
    enhanced,
    text: text!,
  });
  return `${reason} ${blame} ${isTemporary ? 'passes' : 'stays'}`;
};

test.each<[MailStep, string, string]>([
  // The sender has sent enough (IONOS, Gmail, Exchange Online, Strato, all-inkl).
  [
    'rcpt-to',
    '450 Requested mail action not taken: mailbox unavailable Mail send limit exceeded',
    'sender-limit limit passes',
  ],
  [
    'data',
    '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail',
    'sender-limit limit passes',
  ],
  [
    'mail-from',
    '421 4.7.28 Our system has detected an unusual rate of mail',
    'sender-limit limit passes',
  ],
  ['rcpt-to', '451 4.7.0 Temporary rate limit', 'sender-limit limit passes'],
  ['data', '452 4.5.3 Too many recipients per hour', 'sender-limit limit passes'],
  ['data', '554 5.2.0 Message rate limit exceeded', 'sender-limit limit passes'],
  ['rcpt-to', '450 4.7.3 Try later', 'sender-limit limit passes'],
  ['mail-from', '450 4.7.1 Error: too much mail from 10.0.0.1', 'sender-limit limit passes'],
  ['data', '421 4.7.28 Gmail says no', 'sender-limit limit passes'],
  // The server is busy; nobody's fault.
  ['mail-from', '421 4.3.2 Service shutting down', 'server-busy server passes'],
  ['mail-from', '421 4.7.0 Too many messages in this session', 'server-busy server passes'],
  ['mail-from', '451 4.3.0 Local problem', 'server-busy limit passes'],
  ['mail-from', '454 4.7.0 Temporary authentication failure', 'server-busy limit passes'],
  ['mail-from', '450 4.7.1 Greylisted, try again', 'server-busy limit passes'],
  ['data', '452 4.3.1 Insufficient system storage', 'server-busy server passes'],
  // About sizes, and for now only: nobody is refused for good by a 4xx.
  ['mail-from', '452 4.3.1 message size limit reached for now', 'server-busy limit passes'],
  ['mail-from', '452 4.3.4 Too much', 'server-busy limit passes'],
  ['mail-from', '451 4.3.0 maximum size of queue', 'server-busy limit passes'],
  ['data', '452 4.3.4 message size limit reached for now', 'server-busy server passes'],
  ['rcpt-to', '452 4.2.3 Message too large for now', 'server-busy recipient passes'],
  ['rcpt-to', '452 mailbox size limit reached', 'mailbox-full recipient passes'],
  // One recipient, for now.
  [
    'rcpt-to',
    '451 4.7.1 Greylisting in action, please come back later',
    'greylisted recipient passes',
  ],
  [
    'rcpt-to',
    '450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted',
    'greylisted recipient passes',
  ],
  ['rcpt-to', '451 4.7.1 Please try again', 'greylisted recipient passes'],
  ['rcpt-to', '450 4.2.1 Mailbox busy', 'server-busy recipient passes'],
  [
    'rcpt-to',
    '452 4.2.2 The email account that you tried to reach is over quota',
    'mailbox-full recipient passes',
  ],
  // One recipient, for good.
  ['rcpt-to', '552 5.2.2 Mailbox full: storage limit exceeded', 'mailbox-full recipient stays'],
  ['rcpt-to', '552 Quota exceeded', 'mailbox-full recipient stays'],
  [
    'rcpt-to',
    '550 5.1.1 <kita@verein.example>: Recipient address rejected: User unknown in relay recipient table',
    'address-unknown recipient stays',
  ],
  [
    'rcpt-to',
    '550 Requested action not taken: mailbox unavailable',
    'address-unknown recipient stays',
  ],
  [
    'rcpt-to',
    '550 5.4.1 Recipient address rejected: Access denied',
    'address-unknown recipient stays',
  ],
  ['rcpt-to', '550 5.7.1 No such user', 'address-unknown recipient stays'],
  ['rcpt-to', '550 daily@zeitung.example user unknown', 'address-unknown recipient stays'],
  ['rcpt-to', '550 5.1.2 Domain not found', 'domain-unknown recipient stays'],
  ['rcpt-to', '556 5.1.10 Null MX', 'domain-unknown recipient stays'],
  ['rcpt-to', '550 5.2.1 The account is disabled', 'address-unknown recipient stays'],
  ['rcpt-to', '550 no', 'other message stays'],
  ['rcpt-to', '550 Requested action not taken', 'other message stays'],
  ['rcpt-to', '503 5.5.1 Bad sequence of commands', 'other message stays'],
  ['rcpt-to', '501 Syntax error in parameters', 'other message stays'],
  // The sender or the content: it would happen to others as well.
  [
    'data',
    '550 5.7.26 This mail has been blocked because the sender is unauthenticated',
    'policy sender stays',
  ],
  [
    'data',
    '550 5.7.515 Access denied, sending domain does not meet the required authentication level',
    'policy sender stays',
  ],
  ['data', '554 5.7.1 Message identified as SPAM', 'spam sender stays'],
  ['data', '554 Transaction failed', 'policy sender stays'],
  ['rcpt-to', '554 5.7.1 Relay access denied', 'sender-refused sender stays'],
  [
    'rcpt-to',
    '550 5.7.60 Client does not have permissions to send as this sender',
    'sender-refused sender stays',
  ],
  ['rcpt-to', '550 5.7.54 SMTP; Unable to deliver', 'sender-refused sender stays'],
  ['rcpt-to', '550 5.7.57 Client was not known', 'sender-refused sender stays'],
  ['rcpt-to', '550 Relaying denied', 'sender-refused sender stays'],
  [
    'mail-from',
    '550 5.7.1 Sender address rejected: not owned by user',
    'sender-refused sender stays',
  ],
  ['mail-from', '530 5.7.0 Authentication required', 'sender-refused sender stays'],
  ['rcpt-to', '550 5.1.8 Access denied, bad outbound sender', 'sender-refused sender stays'],
  ['data', '535 5.7.8 Authentication failed', 'sender-refused sender stays'],
  [
    'data',
    '552 5.3.4 Message size exceeds fixed maximum message size',
    'message-too-large message stays',
  ],
  ['mail-from', '552 Message size exceeds maximum permitted', 'message-too-large message stays'],
])('%s: %s', (step, reply, expected) => {
  expect(meaning(step, reply)).toBe(expected);
});

describe('hostile text', () => {
  test('of any length is read in linear time and only its beginning', () => {
    expect(meaning('data', `550 ${'spam '.repeat(300_000)}`)).toBe('spam sender stays');
    expect(meaning('rcpt-to', `550 ${'x '.repeat(600)}greylist spam`)).toBe('other message stays');
  });
});
