// What becomes of a delivery when a mail server misbehaves before anybody is named: when it is
// reached, while the conversation begins, at MAIL FROM. Spoken to over a real socket; the
// clock is the test's. For each kind:
//   * how the delivery ends, and each envelope: accepted, refused, unclear or still open, in the
//     order of the plan
//   * why it rested or stopped: the code and the step of the conversation
//   * nobody gets a second copy
import { expect, test } from 'vitest';
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
  none,
  done,
  stopped,
  type Kind,
} from '#tests/support/misbehaving-server.ts';

const kinds: Record<string, Kind> = {
  // Before the first word, and at it.
  'ends every connection at once': stopped(
    only('CONNECT', drop(always)),
    none,
    expect.stringMatching(/^smtp\.unreachable@(?:connect|greeting)$/) as string,
  ),
  'never greets': stopped(
    only('CONNECT', () => undefined),
    none,
    'smtp.unreachable@greeting',
  ),
  'greets with 554 and a block list': stopped(
    only('CONNECT', () => '554 5.7.1 No SMTP service for you, your IP is listed at dnsbl.example'),
    none,
    'smtp.sender-blocked@greeting',
  ),
  'greets with 421 three times': {
    ...done(
      only(
        'CONNECT',
        leave((count) => count <= 3, '421 4.7.0 try again later'),
      ),
    ),
    because: ['smtp.try-later@greeting'],
  },
  'is a web server': stopped(
    only('CONNECT', leave(always, 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n')),
    none,
    'smtp.not-smtp@greeting',
  ),
  'breaks the line at EHLO': stopped(only('EHLO', drop(always)), none, 'smtp.unreachable@ehlo'),
  'refuses EHLO': stopped(
    { EHLO: () => '550 5.7.1 not you', HELO: () => '550 5.7.1 not you' },
    none,
    'smtp.sender-refused@ehlo',
  ),
  'offers no STARTTLS': {
    ...stopped(only('EHLO', announcing('8BITMIME')), none, 'smtp.starttls-missing@starttls'),
    account: { security: 'starttls' },
  },
  'refuses STARTTLS for now, once': {
    script: { EHLO: announcing('STARTTLS'), STARTTLS: () => '454 4.7.0 TLS not available' },
    account: { security: 'starttls' },
    envelopes: none,
    state: 'paused',
    because: ['smtp.try-later@starttls'],
  },
  'offers no login': {
    ...stopped(only('EHLO', announcing('8BITMIME')), none, 'smtp.login-not-offered@auth'),
    account: { username: 'rk' },
  },
  'refuses the login': {
    script: { EHLO: announcing('AUTH PLAIN'), AUTH: () => '535 5.7.8 Authentication failed' },
    account: { username: 'rk' },
    envelopes: none,
    state: 'paused',
    because: ['smtp.auth-failed@auth'],
  },
  'speaks of nothing but SMTPUTF8': done(
    only('EHLO', announcing('SMTPUTF8', '8BITMIME', 'SIZE 50000000')),
  ),

  // MAIL FROM: nobody was named yet.
  'breaks the line at MAIL': done(only('MAIL', drop(at(3)))),
  'leaves with 421 at MAIL': done(only('MAIL', leave(at(5), '421 4.3.2 Service shutting down'))),
  'has a limit (450, Strato)': stopped(
    only('MAIL', when(after(5), '450 4.2.1 Mail send limit exceeded')),
    'aaaaaooo',
    'smtp.limit-reached@mail-from',
  ),
  'has a limit (450, Postfix)': stopped(
    only('MAIL', when(after(5), '450 4.7.1 Error: too much mail from 10.0.0.1')),
    'aaaaaooo',
    'smtp.limit-reached@mail-from',
  ),
  'has a problem (451, Exim)': stopped(
    only('MAIL', when(after(5), '451 Temporary local problem - please try later')),
    'aaaaaooo',
    'smtp.try-later@mail-from',
  ),
  'has no room (452)': stopped(
    only('MAIL', when(after(5), '452 4.3.1 Insufficient system storage')),
    'aaaaaooo',
    'smtp.try-later@mail-from',
  ),
  'wants a login at MAIL': stopped(
    only('MAIL', when(always, '530 5.7.0 Authentication required')),
    none,
    'smtp.login-missing@mail-from',
  ),
  'refuses the sender': stopped(
    only('MAIL', when(always, '550 5.1.8 Bad sender')),
    none,
    'smtp.sender-refused@mail-from',
  ),
};

test.each(Object.entries(kinds))('a server that %s', (_, kind) => expectToEnd(kind));
