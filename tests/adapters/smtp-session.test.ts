// What a session with a mail server promises:
//   * each mail arrives once, byte by byte, over one connection, also after a refused recipient
//   * a mail that cannot be sent with this server is known before anything is sent
import { describe, expect, test } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { mail, opened, polite, smtpAccount } from '#tests/support/mail-servers.ts';

describe('a polite server', () => {
  test('gets each mail once, byte by byte, with dots doubled and undone, over one connection', async () => {
    const { port, heard } = await polite({ disabledCommands: ['STARTTLS'] });
    const session = await createSmtpTransport().open(smtpAccount(port), undefined);
    for (let number = 0; number < 3; number += 1)
      expect(await session.send(mail({ rcptTo: `k${number}@verein.example` }))).toMatchObject({
        type: 'accepted',
        reply: { code: 250 },
      });
    await session.close();
    expect(heard.map(({ from, to }) => [from, ...to])).toEqual(
      [0, 1, 2].map((number) => ['rk@bezirk.example', `k${number}@verein.example`]),
    );
    expect(heard[0]!.body).toBe(Buffer.from(mail().bytes).toString('latin1'));
    expect(session.isOpen).toBe(false);
  });

  test('is asked for reports about failures, if it can give them, and never for receipts', async () => {
    const { sink, session } = await opened({
      EHLO: () => '250-sink\r\n250-DSN\r\n250 SIZE 1000000',
    });
    await session.send(mail());
    expect(sink.heard.find((line) => line.startsWith('MAIL'))).toMatch(/ RET=HDRS ENVID=env_1/);
    expect(sink.heard.find((line) => line.startsWith('RCPT'))).toMatch(/ NOTIFY=FAILURE,DELAY$/);
  });

  test('gets an internationalised domain as it travels', async () => {
    const { sink, session } = await opened({});
    await session.send(
      mail({ rcptTo: 'kita@müller.example', mailFrom: 'rk@bezirk-schöneberg.example' }),
    );
    expect(sink.mails[0]).toMatchObject({
      to: 'kita@xn--mller-kva.example',
      from: 'rk@xn--bezirk-schneberg-vwb.example',
    });
  });

  test('goes on after a refused recipient on the same connection', async () => {
    const { sink, session } = await opened({
      RCPT: ({ count }) => (count === 1 ? '550 5.1.1 No such user' : null),
    });
    expect(await session.send(mail())).toEqual({
      type: 'rejected',
      step: 'rcpt-to',
      reply: { code: 550, enhanced: '5.1.1', text: 'No such user' },
    });
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
    expect([sink.connections, sink.mails.length, sink.heard.includes('RSET')]).toEqual([
      1,
      1,
      true,
    ]);
  });
});

describe('before anything is sent', () => {
  test('a mail larger than the server announced, and an address it cannot spell, are known to be unsendable', async () => {
    const { sink, session } = await opened({ EHLO: () => '250-sink\r\n250 SIZE 1000' });
    expect(await session.send(mail({ size: 5000 }))).toEqual({
      type: 'unsendable',
      reason: 'message-too-large',
    });
    expect(await session.send(mail({ rcptTo: 'käthe@verein.example' }))).toEqual({
      type: 'unsendable',
      reason: 'not-representable',
    });
    expect(sink.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
    expect(await session.send(mail())).toMatchObject({ type: 'accepted' });
  });

  test('an address with letters beyond ASCII goes where SMTPUTF8 is spoken', async () => {
    const { sink, session } = await opened({});
    expect(await session.send(mail({ rcptTo: 'käthe@verein.example' }))).toMatchObject({
      type: 'accepted',
    });
    expect(sink.heard.find((line) => line.startsWith('MAIL'))).toContain('SMTPUTF8');
  });
});
