// What a delivery report does, with the real parser and the reports of eight servers: it marks the
// envelope it proves, and nothing else; what it does not prove, and what a person quotes, it leaves
// alone.
import { describe, expect, test } from 'vitest';
import { wayBack } from '#tests/support/way-back.ts';

describe('a delivery report', () => {
  test.each([
    ['bounce', 'address-unknown'],
    ['bounce-postfix', 'address-unknown'],
    ['bounce-exim', 'address-unknown'],
    ['bounce-exchange', 'address-unknown'],
    ['bounce-qmail', 'address-unknown'],
    ['bounce-google', 'other'],
    ['bounce-mailbox-full', 'mailbox-full'],
    ['bounce-spam', 'spam'],
  ])('%s marks its envelope: %s', async (name, reason) => {
    const app = await wayBack();
    const { incoming, concern } = await app.readFixture(name);
    expect(incoming).toMatchObject({
      type: 'bounce',
      reason,
      envelopeId: 'env_1',
      needsReview: false,
    });
    expect(concern).toBeNull();
    expect(await app.bounces()).toEqual([`env_1 ${reason}`]);
    expect(await app.contactState()).toBe('active');
  });

  test.each(['bounce-postfix', 'bounce-exim', 'bounce-qmail', 'bounce-mailbox-full'])(
    '%s about a mail we never sent changes nothing and asks for a look',
    async (name) => {
      const app = await wayBack();
      const { incoming } = await app.readFixture(name, {
        messageId: '<forged@evil.example>',
        token: 'abcdefghijklmnopqrstuvwxyz',
      });
      expect(incoming).toMatchObject({
        type: 'bounce',
        envelopeId: null,
        contactId: null,
        needsReview: true,
      });
      expect(await app.bounces()).toEqual([]);
    },
  );

  test('a second report about the same envelope changes nothing', async () => {
    const app = await wayBack();
    await app.readFixture('bounce-postfix');
    await app.readFixture('bounce-mailbox-full');
    expect(await app.bounces()).toEqual(['env_1 address-unknown']);
  });

  test('about an envelope without an accepted outcome marks nothing: a person decides', async () => {
    const app = await wayBack();
    await app.journal.append('dlv_1' as never, [
      {
        at: '2026-03-02T10:00:00.000Z',
        envelopeId: app.envelope.id,
        type: 'unclear',
        reason: 'connection-lost',
      },
    ]);
    expect((await app.readFixture('bounce-postfix')).incoming.needsReview).toBe(true);
    expect(await app.bounces()).toEqual([]);
  });

  test('to the return path names the envelope by its token alone', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: regionalkoordination+bounce-${app.sent.token.toUpperCase()}@bezirk.example\r\nSubject: failure notice\r\n\r\nunable to deliver: 550 5.1.1 user unknown\r\n`,
    );
    expect(incoming).toMatchObject({
      type: 'bounce',
      envelopeId: 'env_1',
      reason: 'address-unknown',
    });
  });

  test('quoted by a person is a concern', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      `From: leitung@kita.example\r\nSubject: Undelivered Mail\r\nIn-Reply-To: ${app.sent.messageId}\r\n\r\nIhre Mail an die Nachbarin kam zurück: 550 5.1.1 user unknown, could not be delivered.`,
    );
    expect(incoming.type).toBe('concern');
    expect(await app.bounces()).toEqual([]);
  });
});
