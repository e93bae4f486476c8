// An unsubscribe works without any server of ours, as mail programs and people send it, and never
// happens by mistake; the doubts are in core/concerns/leaving.
import { describe, expect, test } from 'vitest';
import { wayBack } from '#tests/support/way-back.ts';

describe('an unsubscribe', () => {
  test.each(['unsubscribe', 'unsubscribe-apple', 'unsubscribe-gmail', 'unsubscribe-reply'])(
    '%s ends writing',
    async (name) => {
      const app = await wayBack();
      const { incoming, concern } = await app.readFixture(name);
      expect(incoming).toMatchObject({
        type: 'unsubscribe',
        contactId: 'con_1',
        needsReview: false,
      });
      expect(concern).toBeNull();
      expect(await app.contactState()).toBe('unsubscribed');
      expect(await app.contactState(2)).toBe('active');
      expect(await app.store.suppressions.list()).toHaveLength(1);
    },
  );

  test('that names neither us nor our mails waits for a look', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('unsubscribe-by-from');
    expect(incoming).toMatchObject({ type: 'unsubscribe', needsReview: true });
    expect(incoming.leave).toMatchObject({ state: 'waiting', doubts: ['event'] });
    expect(await app.contactState()).toBe('active');
  });

  test('with words of its own ends writing, and the words become a concern', async () => {
    const app = await wayBack();
    const { incoming, concern } = await app.readFixture('unsubscribe-with-words');
    expect(incoming).toMatchObject({ type: 'unsubscribe', needsReview: true });
    expect(concern?.text).toContain('Zebrastreifen');
    expect(await app.contactState()).toBe('unsubscribed');
  });

  test('"abmelden" in the sentence of a concern unsubscribes nobody, but asks for a look', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('concern-mentions-unsubscribe');
    expect(incoming).toMatchObject({ type: 'concern', needsReview: true });
    expect(await app.contactState()).toBe('active');
  });

  test('with a token that somebody else sends ends nothing by itself', async () => {
    const app = await wayBack();
    await app.readFixture('unsubscribe', { address: 'vorstand@verein.example' });
    expect([await app.contactState(1), await app.contactState(2)]).toEqual(['active', 'active']);
  });

  test('with a token nobody issued leaves everybody on the list', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('unsubscribe-apple', {
      token: 'abcdefghijklmnopqrstuvwxyz',
    });
    expect(incoming.type).toBe('concern');
    expect(await app.contactState()).toBe('active');
  });

  test('that a mail service sends for a person counts; an absence note to the same address does not', async () => {
    for (const [submitted, type, state] of [
      ['auto-generated', 'unsubscribe', 'unsubscribed'],
      ['auto-replied', 'auto-reply', 'active'],
    ]) {
      const app = await wayBack();
      const { incoming } = await app.read(
        `From: leitung@kita.example\r\nTo: regionalkoordination+${app.sent.token}@bezirk.example\r\nSubject: Abmelden ${app.sent.token}\r\nAuto-Submitted: ${submitted}\r\n\r\n`,
      );
      expect([incoming.type, await app.contactState()]).toEqual([type, state]);
    }
  });

  test('a bare wish from an address that two contacts share is left to a person', async () => {
    const app = await wayBack();
    const actor = (await app.store.actors.get('act_2' as never))!;
    await app.store.actors.put({
      ...actor,
      contacts: [{ ...actor.contacts[0]!, email: 'leitung@kita.example' as never }],
    });
    const { incoming } = await app.readFixture('unsubscribe-by-from');
    expect(incoming).toMatchObject({ type: 'concern', needsReview: true });
    expect(await app.contactState()).toBe('active');
  });
});
