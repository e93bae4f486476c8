// What a mail that means to leave sets off:
//   * at once where a key known only to who has the mail comes back from whom it was written to;
//     whatever a gateway or a mail program did to it
//   * it waits for a person when somebody else or nobody sent it, when it may cancel an event, when
//     it answers a test; then nothing is done
//   * the mailbox leaves: also of somebody who was removed, or has another address by now; a
//     successor stays
import { describe, expect, test } from 'vitest';
import {
  own,
  type Letter,
  write,
  link,
  answer,
  isClosed,
  change,
  remove,
} from '#tests/support/leave-letters.ts';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

describe('at once', () => {
  test.each<[string, (app: WayBack) => Letter]>([
    ['our link', link],
    ['our link, no subject', (app) => ({ ...link(app), subject: '' })],
    [
      'our link behind a gateway',
      (app) => ({ ...link(app), subject: `[EXTERN] Abmelden ${app.sent.token}` }),
    ],
    [
      'our link, the subject not decoded',
      (app) => ({ ...link(app), subject: `Abmelden%20${app.sent.token}` }),
    ],
    [
      'our link from another spelling of the mailbox',
      (app) => ({ ...link(app), from: 'Kita <LEITUNG@Kita.example>' }),
    ],
    ['an answer that names the mails', (app) => answer(app, 'Bitte aus dem Verteiler nehmen')],
    ['an answer with a word for mails alone', (app) => answer(app, 'Unsubscribe')],
  ])('%s', async (_name, letter) => {
    const app = await wayBack();
    const { incoming, concern } = await app.read(write(letter(app)));
    expect(incoming).toMatchObject({
      type: 'unsubscribe',
      needsReview: false,
      leave: { state: 'done', doubts: [], contactIds: ['con_1'], decidedAt: null },
    });
    expect([concern, await app.contactState(), await isClosed(app)]).toEqual([
      null,
      'unsubscribed',
      true,
    ]);
    expect((await app.store.suppressions.list())[0]!.causes).toMatchObject([
      { by: 'mail', why: '', incomingId: incoming.id, contactIds: ['con_1'] },
    ]);
  });
});

describe('waits for a look, and nothing is done', () => {
  test.each<[string, string[], (app: WayBack) => Letter]>([
    [
      'our link from somebody else',
      ['other-sender'],
      (app) => ({ ...link(app), from: 'fremd@anders.example' }),
    ],
    [
      'an answer from somebody else',
      ['other-sender'],
      (app) => ({ ...answer(app, 'Newsletter abbestellen'), from: 'fremd@anders.example' }),
    ],
    [
      'our link from two, one of them somebody else',
      ['other-sender'],
      (app) => ({ ...link(app), from: `${own}, fremd@anders.example` }),
    ],
    [
      'our link that somebody else sent for the person',
      ['other-sender'],
      (app) => ({ ...link(app), headers: ['Sender: Fremd <fremd@anders.example>'] }),
    ],
    [
      'our link under two From lines',
      ['other-sender'],
      (app) => ({ ...link(app), headers: ['From: fremd@anders.example'] }),
    ],
    [
      'our link from nobody',
      ['null-sender'],
      (app) => ({ ...link(app), headers: ['Return-Path: <>'] }),
    ],
    ...[
      'Ich melde mich ab.',
      'Abmelden bitte',
      'I would like to sign off.',
      'Bitte austragen',
      'Bitte streichen Sie uns von der Liste.',
      'no more please',
      'Danke für den Newsletter, ich melde mich ab.',
    ].map((text): [string, string[], (app: WayBack) => Letter] => [
      `"${text}", which may mean an event`,
      ['event'],
      (app) => answer(app, text),
    ]),
    [
      '"Abmeldung" above a greeting',
      ['event'],
      (app) => ({ ...answer(app, 'Mit freundlichen Grüßen\r\nAda'), subject: 'Abmeldung' }),
    ],
    ['"Abmeldung" of a known sender to nothing', ['event'], () => ({ subject: 'Abmeldung' })],
  ])('%s', async (_name, doubts, letter) => {
    const app = await wayBack();
    const { incoming, concern } = await app.read(write(letter(app)));
    expect(incoming).toMatchObject({
      type: 'unsubscribe',
      needsReview: true,
      leave: { state: 'waiting', doubts, mailboxes: [] },
    });
    expect(concern).not.toBeNull();
    expect([await app.contactState(), await app.store.suppressions.list()]).toEqual(['active', []]);
  });

  test('an answer to a test mail', async () => {
    const app = await wayBack();
    const delivery = (await app.store.deliveries.list())[0]!;
    await app.store.deliveries.put({ ...delivery, kind: 'test' });
    const { incoming } = await app.read(write(link(app)));
    expect(incoming.leave).toMatchObject({ state: 'waiting', doubts: ['test-mail'] });
  });
});

describe('the mailbox leaves', () => {
  test('of somebody who was removed from the address book', async () => {
    for (const letter of [link, (app: WayBack) => answer(app, 'Newsletter abbestellen')]) {
      const app = await wayBack();
      await remove(app);
      const { incoming, concern } = await app.read(write(letter(app)));
      expect(incoming).toMatchObject({
        type: 'unsubscribe',
        needsReview: false,
        leave: { state: 'done', contactIds: ['con_1'] },
      });
      expect([concern, await isClosed(app)]).toEqual([null, true]);
    }
  });

  test('that was written to, and the present one of the same person', async () => {
    const app = await wayBack();
    const envelope = {
      ...app.envelope,
      merge: { ...app.envelope.merge, firstName: 'Ada', lastName: 'Test' },
    };
    await app.journal.begin('dlv_1' as never, { text: '' } as never, [envelope]);
    await change(app, { email: 'ada@neu.example' as never, firstName: 'Ada', lastName: 'Test' });
    const { incoming } = await app.read(write(link(app)));
    expect(incoming).toMatchObject({
      needsReview: false,
      leave: { state: 'done', doubts: [], contactIds: ['con_1'] },
    });
    expect([
      await isClosed(app),
      await isClosed(app, 'ada@neu.example'),
      await app.contactState(),
    ]).toEqual([true, true, 'unsubscribed']);
  });

  test('that was written to alone where a successor has the function by now, and somebody looks', async () => {
    const app = await wayBack();
    const envelope = {
      ...app.envelope,
      merge: { ...app.envelope.merge, firstName: 'Ada', lastName: 'Alt' },
    };
    await app.journal.begin('dlv_1' as never, { text: '' } as never, [envelope]);
    await change(app, { email: 'neu@kita.example' as never, firstName: 'Bo', lastName: 'Neu' });
    const { incoming } = await app.read(write(link(app)));
    expect(incoming).toMatchObject({
      needsReview: true,
      leave: { state: 'done', doubts: ['address-changed'], contactIds: [] },
    });
    expect([
      await isClosed(app),
      await isClosed(app, 'neu@kita.example'),
      await app.contactState(),
    ]).toEqual([true, false, 'active']);
  });

  test('and the present one where no name says who it is; somebody looks', async () => {
    const app = await wayBack();
    await change(app, { email: 'neu@kita.example' as never });
    const { incoming } = await app.read(write(link(app)));
    expect(incoming).toMatchObject({
      needsReview: true,
      leave: { state: 'done', doubts: ['address-changed'], contactIds: ['con_1'] },
    });
    expect([await isClosed(app), await isClosed(app, 'neu@kita.example')]).toEqual([true, true]);
  });

  test('and the present one when the mail came from there', async () => {
    const app = await wayBack();
    await change(app, { email: 'neu@kita.example' as never });
    const { incoming } = await app.read(write({ ...link(app), from: 'neu@kita.example' }));
    expect(incoming).toMatchObject({
      needsReview: false,
      leave: { state: 'done', doubts: [], contactIds: ['con_1'] },
    });
    expect([await isClosed(app), await isClosed(app, 'neu@kita.example')]).toEqual([true, true]);
  });
});
