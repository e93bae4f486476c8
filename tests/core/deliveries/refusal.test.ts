// What stops everything a sender brings has its own name, the same for a delivery and for "check the account", with a sentence in both
// languages; what nobody knows stays "this sender is refused".
import { describe, expect, test } from 'vitest';
import { refusalCode } from '#core/settings/refusal.ts';
import { checkAccount } from '#core/settings/check-account.ts';
import { MailAccount } from '#shared/contract/settings.ts';
import { AppError, errorCatalogue } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/texts.ts';
import { accepted, openDesk, rejected, scriptedTransport } from '#tests/support/sending-desk.ts';

const replies: [string, string][] = [
  ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'smtp.sender-blocked'],
  ['550 5.7.1 Your IP is on our blocklist', 'smtp.sender-blocked'],
  ['554 5.7.1 Relay access denied', 'smtp.relay-denied'],
  ['550 5.7.1 we do not relay, relaying denied', 'smtp.relay-denied'],
  ['530 5.7.0 Who are you?', 'smtp.login-missing'],
  ['550 5.7.1 Authentication required', 'smtp.login-missing'],
  ['550 5.7.1 Sender address rejected: not owned by user', 'smtp.sender-refused'],
];

describe.each(replies)('%s', (text, code) => {
  const outcome = rejected('mail-from', text);
  const reply = outcome.type === 'rejected' ? outcome.reply : null;

  test('stops a delivery by its name', async () => {
    const desk = await openDesk({ transport: scriptedTransport(() => outcome) });
    await desk.engine.start(desk.id);
    await desk.engine.idle();
    expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: code });
    expect(await desk.figures()).toMatchObject({ open: 3 });
  });

  test('said as a greeting, it has the same name for the delivery and for the check of the account', async () => {
    const refused = new AppError('smtp.sender-refused', { host: 'mail.example', code: reply!.code, reply: reply! });
    const transport = scriptedTransport(() => accepted, () => { throw refused; });
    const desk = await openDesk({ transport });
    await desk.engine.start(desk.id);
    await desk.engine.idle();
    expect((await desk.delivery()).stoppedBy).toBe(code);
    const account = MailAccount.parse({ id: 'acc_1', name: 'Amt', kind: 'smtp', host: 'mail.example', port: 587, security: 'starttls', username: 'rk' });
    const { steps } = await checkAccount(transport, account, 'geheim');
    expect(steps.find(({ state }) => state === 'failed')?.error?.code).toBe(code);
  });
});

test('mails that are too large for the server stop the run by that name', async () => {
  expect(refusalCode(null, 'message-too-large')).toBe('smtp.message-too-large');
  const desk = await openDesk({ transport: scriptedTransport(() => ({ type: 'unsendable', reason: 'message-too-large' })) });
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: 'smtp.message-too-large' });
});

test.each(['de', 'en'] as const)('every reason a mail server can give says why and what to do: %s', (language) => {
  const { stopped } = textsFor(language).deliveriesView;
  const codes = Object.keys(errorCatalogue).filter((code) => code.startsWith('smtp.'));
  expect(codes.filter((code) => !Object.hasOwn(stopped, code))).toEqual([]);
});
