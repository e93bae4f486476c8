// What becomes of a delivery when a mail server misbehaves, spoken to over a real socket; the clock
// is the test's. For each kind:
//   * how the delivery ends, and each envelope: accepted, refused, unclear or still open, in the
//     order of the plan
//   * why it rested or stopped: the code and the step of the conversation
//   * nobody gets a second copy
import { expect, onTestFinished, test } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Transport } from '#core/ports/transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import {
  startScriptedSmtp,
  type Conversation,
  type Script,
  type SmtpVerb,
} from '#tests/support/scripted-smtp.ts';
import { frozen, openDesk } from '#tests/support/sending-desk.ts';

interface Kind {
  readonly script: Script;
  /** One letter for each envelope: accepted, refused, unclear, open. */
  readonly envelopes: string;
  readonly state: 'finished' | 'paused';
  /** `code@step` of every rest and of the stop, each once. */
  readonly because?: readonly string[];
  readonly account?: Partial<SmtpAccount>;
  readonly content?: FrozenContent;
}

/** The reply where the condition holds, else what a polite server says. */
const when =
  (holds: (count: number) => boolean, reply: string) =>
  ({ count }: Conversation) =>
    holds(count) ? reply : null;
const at = (wanted: number) => (count: number) => count === wanted;
const after = (last: number) => (count: number) => count > last;
const always = () => true;

/** The line breaks at this word. */
const drop =
  (holds: (count: number) => boolean) =>
  ({ count, socket }: Conversation) => {
    if (!holds(count)) return null;
    socket.resetAndDestroy();
    return undefined;
  };
const leave =
  (holds: (count: number) => boolean, reply: string) =>
  ({ count, socket }: Conversation) => {
    if (!holds(count)) return null;
    socket.end(`${reply}\r\n`);
    return undefined;
  };
const only = (verb: SmtpVerb, answer: Script[SmtpVerb]): Script => ({ [verb]: answer });
const announcing =
  (...lines: string[]) =>
  () =>
    ['sink.test', ...lines]
      .map((line, index) => `250${index === lines.length ? ' ' : '-'}${line}`)
      .join('\r\n');

/**
 * Megabytes: more than the buffers between here and there hold, so that the line breaks inside the
 * body.
 */
const long = frozen({ text: `${'Zeile\r\n'.repeat(1_200_000)}{{anrede}}` });
const breakInBody = ({ count, socket }: Conversation) => {
  if (count === 1)
    socket.once('data', () => {
      socket.pause();
      setImmediate(() => {
        socket.resetAndDestroy();
      });
    });
  return null;
};
const slow = ({ socket }: Conversation) => {
  setImmediate(() => {
    socket.write('250 2.0.0 at last\r\n');
  });
  return undefined;
};

const all = 'aaaaaaaa';
const none = 'oooooooo';
const done = (script: Script, envelopes = all): Kind => ({ script, envelopes, state: 'finished' });
const stopped = (script: Script, envelopes: string, ...because: string[]): Kind => ({
  script,
  envelopes,
  state: 'paused',
  because,
});

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

const letters: Record<string, string> = { accepted: 'a', refused: 'r', unclear: 'u', open: 'o' };
const named = ({ code, data }: StopReason) => `${code}@${data.step ?? ''}`;

test.each(Object.entries(kinds))(
  'a server that %s',
  async (_, { script, envelopes, state, because = [], account = {}, content }) => {
    const server = await startScriptedSmtp(script);
    onTestFinished(() => server.close());
    const smtp = createSmtpTransport({ timeouts: { greetingMs: 100 } });
    const transport: Transport = {
      open: async (planned, _password, patience) =>
        smtp.open(
          { ...planned, ...account, host: '127.0.0.1', port: server.port } as SmtpAccount,
          'geheim',
          patience,
        ),
    };
    const desk = await openDesk({
      transport,
      contacts: envelopes.length,
      pace: { connections: 1 },
      ...(content && { content }),
    });
    const reasons: string[] = [];
    const { put } = desk.store.deliveries;
    desk.store.deliveries.put = async (delivery) => {
      if (delivery.stoppedBy) reasons.push(named(delivery.stoppedBy));
      return put(delivery);
    };
    await desk.engine.start(desk.id);
    await desk.engine.idle();

    const delivery = await desk.delivery();
    expect({
      state: delivery.state,
      envelopes: (await desk.states()).map((one) => letters[one] ?? one).join(''),
      because: [...new Set(reasons)],
    }).toEqual({ state, envelopes, because });
    expect(delivery.stoppedBy && named(delivery.stoppedBy)).toEqual(
      state === 'finished' ? null : (because.at(-1) ?? null),
    );
    const copies = desk.envelopes.map(
      ({ address }) => server.mails.filter(({ to }) => to === address).length,
    );
    const isRefusedAfterDot = script.DOT !== undefined;
    if (!isRefusedAfterDot) expect(copies.every((count) => count <= 1)).toBe(true);
  },
);
