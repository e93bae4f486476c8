// What stops everything a sender brings has its own name, the same for a delivery and for "check
// the account", with a sentence in both languages; what nobody knows stays "this sender is
// refused".
import { describe, expect, test } from 'vitest';
import { refusalCode } from '#core/settings/refusal.ts';
import { checkAccount } from '#core/settings/check-account.ts';
import { MailAccount } from '#shared/contract/mail-account.ts';
import { AppError, errorCatalogue } from '#shared/errors.ts';
import type { MailServerCode } from '#shared/texts/mail-server-troubles.ts';
import { stopWords } from '#shared/texts/stop-words.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { accepted, openDesk, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';

const replies: [string, string][] = [
  [
    '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    'smtp.sender-blocked',
  ],
  ['550 5.7.1 Your IP is on our blocklist', 'smtp.sender-blocked'],
  ['554 5.7.1 Relay access denied', 'smtp.relay-denied'],
  ['550 5.7.1 we do not relay, relaying denied', 'smtp.relay-denied'],
  ['530 5.7.0 Who are you?', 'smtp.login-missing'],
  ['550 5.7.1 Authentication required', 'smtp.login-missing'],
  ['550 5.7.1 Sender address rejected: not owned by user', 'smtp.sender-refused'],
  // A number that has one meaning goes before the words.
  ['550 5.7.54 SMTP; Unable to deliver', 'smtp.relay-denied'],
  ['550 5.7.57 Client was not known', 'smtp.login-missing'],
  ['550 5.7.606 Access denied', 'smtp.sender-blocked'],
  ['550 5.7.60 Client does not have permissions to relay', 'smtp.sender-refused'],
  ['550 5.1.7 Bad sender, see the blocklist', 'smtp.sender-refused'],
  ['535 5.7.139 Zugang nicht eingerichtet', 'smtp.auth-failed'],
];

describe.each(replies)('%s', (text, code) => {
  const outcome = rejected('mail-from', text);
  const reply = outcome.type === 'rejected' ? outcome.reply : null;

  test('stops a delivery by its name', async () => {
    const desk = await openDesk({ transport: scriptedTransport(() => outcome) });
    await desk.engine.start(desk.id);
    await desk.engine.idle();
    const data = { host: 'localhost', step: 'mail-from', reply };
    expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: { code, data } });
    expect(await desk.figures()).toMatchObject({ open: 3 });
  });

  test('said as a greeting, it has the same name for the delivery and for the check of the account', async () => {
    const refused = new AppError('smtp.sender-refused', { host: 'mail.example', reply: reply! });
    const transport = scriptedTransport(
      () => accepted,
      () => {
        throw refused;
      },
    );
    const desk = await openDesk({ transport });
    await desk.engine.start(desk.id);
    await desk.engine.idle();
    expect((await desk.delivery()).stoppedBy?.code).toBe(code);
    const account = MailAccount.parse({
      id: 'acc_1',
      name: 'Amt',
      kind: 'smtp',
      host: 'mail.example',
      port: 587,
      security: 'starttls',
      username: 'rk',
    });
    const { steps } = await checkAccount(transport, account, 'geheim');
    expect(steps.find(({ state }) => state === 'failed')?.error?.code).toBe(code);
  });
});

test('whose mailbox it was stays out of the reason', async () => {
  const outcome = rejected('rcpt-to', '554 5.7.1 <kontakt1@verein.example>: Relay access denied');
  const desk = await openDesk({ transport: scriptedTransport(() => outcome) });
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  const stoppedBy = {
    code: 'smtp.relay-denied',
    data: {
      host: 'localhost',
      step: 'rcpt-to',
      reply: { code: 554, enhanced: '5.7.1', text: '… Relay access denied' },
    },
  };
  expect((await desk.delivery()).stoppedBy).toEqual(stoppedBy);
});

test('mails that are too large for the server stop the run by that name', async () => {
  expect(refusalCode(null, 'message-too-large')).toBe('smtp.message-too-large');
  const desk = await openDesk({
    transport: scriptedTransport(() => ({ type: 'unsendable', reason: 'message-too-large' })),
  });
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  expect(await desk.delivery()).toMatchObject({
    state: 'paused',
    stoppedBy: { code: 'smtp.message-too-large' },
  });
});

test.each(['de', 'en'] as const)(
  'every reason a mail server can give says why and what to do, the same for both: %s',
  (language) => {
    const texts = textsFor(language);
    const data = { host: 'mail.example', port: 465, reason: 'x' };
    for (const code of Object.keys(errorCatalogue).filter((one) =>
      one.startsWith('smtp.'),
    ) as MailServerCode[]) {
      const { why, todo } = stopWords(texts, { code, data });
      const checked = texts.errors[code](data as never);
      expect(checked.startsWith(`${why} `), code).toBe(true);
      expect(todo.startsWith(checked.slice(why.length + 1)), code).toBe(true);
      expect(`${why} ${todo}`, code).toContain('mail.example');
      // What earlier versions stored is the code alone.
      const bare = stopWords(texts, { code, data: {} });
      expect(`${bare.why} ${bare.todo}`, code).not.toMatch(/undefined|\s\s|\s[.,]/);
    }
  },
);
