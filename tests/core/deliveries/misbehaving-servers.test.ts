// What becomes of a delivery when a mail server misbehaves about a recipient or a message: at
// RCPT TO, DATA and the final dot. Spoken to over a real socket; the
// clock is the test's. For each kind:
//   * how the delivery ends, and each envelope: accepted, refused, unclear or still open, in the
//     order of the plan
//   * why it rested or stopped: the code and the step of the conversation
//   * nobody gets a second copy
import { test } from 'vitest';
import {
  expectToEnd,
  when,
  at,
  after,
  always,
  drop,
  leave,
  only,
  announcing,
  long,
  breakInBody,
  slow,
  none,
  done,
  stopped,
  type Kind,
} from '#tests/support/misbehaving-server.ts';

const kinds: Record<string, Kind> = {
  // RCPT TO.
  'breaks the line at RCPT': done(only('RCPT', drop(at(3)))),
  'does not know one address': done(
    only(
      'RCPT',
      when(
        at(3),
        '550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in virtual mailbox table',
      ),
    ),
    'aaraaaaa',
  ),
  'refuses one address without saying why': done(
    only('RCPT', when(at(3), '550 Requested action not taken')),
    'aaraaaaa',
  ),
  ...Object.fromEntries(
    [
      '550 Requested action not taken',
      '503 5.5.1 Bad sequence of commands',
      '501 Syntax error in parameters',
      '554 5.0.0 Service unavailable',
    ].map((reply) => [
      `says to everybody ${reply}`,
      stopped(only('RCPT', when(after(4), reply)), 'aaaaoooo', 'smtp.refused-unexplained@rcpt-to'),
    ]),
  ),
  'leaves with 421 at RCPT': done(only('RCPT', leave(at(5), '421 4.3.2 Service shutting down'))),
  'leaves with 421 at every RCPT': stopped(
    only('RCPT', leave(always, '421 4.3.2 Service shutting down')),
    none,
    'smtp.try-later@rcpt-to',
  ),
  'has an hourly limit (452)': stopped(
    only('RCPT', when(after(5), '452 4.5.3 Too many recipients received this hour')),
    'aaaaaooo',
    'smtp.limit-reached@rcpt-to',
  ),
  'is busy (Exchange Online)': stopped(
    only(
      'RCPT',
      when(after(5), '451 4.7.500 Server busy. Please try again later from [10.1.1.1]. (S77719)'),
    ),
    'aaaaaooo',
    'smtp.try-later@rcpt-to',
  ),
  'cannot look up three domains for now': done(
    only(
      'RCPT',
      when(
        (count) => count > 2 && count < 6,
        '450 4.1.2 <x@y.example>: Recipient address rejected: Domain not found',
      ),
    ),
  ),
  'does not relay any more': stopped(
    only('RCPT', when(after(5), '554 5.7.1 <x@y.example>: Relay access denied')),
    'aaaaaooo',
    'smtp.relay-denied@rcpt-to',
  ),
  'forbids this sender at RCPT': stopped(
    only(
      'RCPT',
      when(after(2), '550 5.7.60 SMTP; Client does not have permissions to send as this sender'),
    ),
    'aaoooooo',
    'smtp.sender-refused@rcpt-to',
  ),
  'has us on a block list, three times': stopped(
    only(
      'RCPT',
      when(
        (count) => count > 2 && count < 6,
        '554 5.7.1 Service unavailable; Client host [10.0.0.1] blocked using zen.spamhaus.example',
      ),
    ),
    'aaoooooo',
    'smtp.sender-blocked@rcpt-to',
  ),
  'greylists one address for ever': done(
    only('RCPT', ({ line }) =>
      line.includes('kontakt1@') ? '451 4.7.1 Greylisting in action, please come back later' : null,
    ),
    'raaaaaaa',
  ),

  // DATA and the final dot.
  'breaks the line at DATA': done(only('DATA', drop(at(3)))),
  'breaks the line inside the body': { ...done(only('DATA', breakInBody), 'aa'), content: long },
  'breaks the line at the final dot': {
    script: only('DOT', drop(at(3))),
    envelopes: 'aauaaaaa',
    state: 'paused',
  },
  'takes the mail and leaves without a word': {
    script: only('DOT', ({ count, socket }) => {
      if (count === 3) socket.end();
      return count === 3 ? undefined : null;
    }),
    envelopes: 'aauaaaaa',
    state: 'paused',
  },
  'never confirms a mail': stopped(only('DOT', drop(always)), 'uuoooooo', 'smtp.unreachable@'),
  'calls one mail spam': done(
    only('DOT', when(at(3), '554 5.7.1 Message rejected as spam')),
    'aaraaaaa',
  ),
  'finds a mailbox full after the dot': done(
    only('DOT', when(at(3), '552 5.2.2 Mailbox full')),
    'aaraaaaa',
  ),
  'fails once after the dot': done(only('DOT', when(at(3), '451 4.3.0 Temporary local error'))),
  'answers gibberish after the dot': {
    script: only('DOT', when(at(3), 'hello there')),
    envelopes: 'aauaaaaa',
    state: 'paused',
  },
  'takes no mail as large as this': stopped(
    only('DOT', when(always, '552 5.3.4 Message too big for system')),
    none,
    'smtp.message-too-large@data',
  ),
  'says beforehand that the mail is too large': stopped(
    only('EHLO', announcing('SIZE 10')),
    none,
    'smtp.message-too-large@',
  ),
  'takes its time after the dot': done(only('DOT', slow)),
  'leaves with 421 after a mail': done(
    only('DOT', ({ count, socket }) => {
      if (count === 3) socket.end('250 2.0.0 ok\r\n421 4.4.2 idle, bye\r\n');
      return count === 3 ? undefined : null;
    }),
  ),
};

test.each(Object.entries(kinds))('a server that %s', (_, kind) => expectToEnd(kind));
