// What a mail that means to leave sets off:
//   * at once where a key known only to who has the mail comes back from whom it was written to;
//     whatever a gateway or a mail program did to it
//   * it waits for a person when somebody else or nobody sent it, when it may cancel an event, when
//     it answers a test; then nothing is done
//   * the mailbox leaves: also of somebody who was removed, or has another address by now; a
//     successor stays
//   * a person decides, and can take back what a mail set off with a reason; everything that
//     happened stays on record
import { describe, expect, test } from 'vitest';
import { loadSuppression } from '#core/actors/suppression.ts';
import { undoUnsubscribe } from '#core/actors/take-back.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { concerns as contract } from '#shared/contract/concerns.ts';
import { testFingerprint } from '#tests/support/steady-machine.ts';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

const own = 'leitung@kita.example';

interface Letter {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  headers?: readonly string[];
}
const write = ({
  from = own,
  to = 'rk@bezirk.example',
  subject = '',
  text = '',
  headers = [],
}: Letter) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Message-ID: <a1@kita.example>',
    ...headers,
    '',
    text,
  ].join('\r\n');
const link = ({ sent }: WayBack): Letter => ({
  to: `regionalkoordination+${sent.token}@bezirk.example`,
  subject: `Abmelden ${sent.token}`,
});
const answer = ({ sent }: WayBack, text: string): Letter => ({
  subject: 'Re: Kiezbrief',
  text,
  headers: [`In-Reply-To: ${sent.messageId}`],
});
const isClosed = async ({ store }: WayBack, address = own) =>
  (await loadSuppression(store, testFingerprint))(address);
const decide = (app: WayBack, input: object) =>
  app.concerns.decideLeave(contract.decideLeave.input.parse(input));
const change = async ({ store }: WayBack, part: Partial<Actor['contacts'][number]>) => {
  const actor = (await store.actors.get('act_1' as never))!;
  await store.actors.put({ ...actor, contacts: [{ ...actor.contacts[0]!, ...part }] });
};
const remove = async ({ store }: WayBack) => {
  const actor = (await store.actors.get('act_1' as never))!;
  await store.actors.remove(actor.id, actor.revision);
};

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

describe('a person decides', () => {
  const waiting = async () => {
    const app = await wayBack();
    const { incoming } = await app.read(write({ ...link(app), from: 'fremd@anders.example' }));
    return { app, incoming };
  };

  test('to end writing: to whom it was written, not to who wrote', async () => {
    const { app, incoming } = await waiting();
    const decided = await decide(app, {
      id: incoming.id,
      revision: incoming.revision,
      decision: 'leave',
    });
    expect(decided).toMatchObject({
      needsReview: false,
      leave: { state: 'done', doubts: ['other-sender'], contactIds: ['con_1'] },
    });
    expect([
      await isClosed(app),
      await isClosed(app, 'fremd@anders.example'),
      await app.contactState(),
    ]).toEqual([true, false, 'unsubscribed']);
  });

  test('not to; and another way afterwards', async () => {
    const { app, incoming } = await waiting();
    const declined = await decide(app, {
      id: incoming.id,
      revision: incoming.revision,
      decision: 'stay',
    });
    expect(declined).toMatchObject({ needsReview: false, leave: { state: 'declined' } });
    expect([await isClosed(app), await app.contactState()]).toEqual([false, 'active']);
    await expect(
      decide(app, { id: incoming.id, revision: incoming.revision, decision: 'leave' }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    await decide(app, { id: incoming.id, revision: declined.revision, decision: 'leave' });
    expect([await isClosed(app), await app.contactState()]).toEqual([true, 'unsubscribed']);
  });

  test('to take back what a mail set off, with a reason; the trace stays', async () => {
    const app = await wayBack();
    const {
      incoming: { id, revision },
    } = await app.read(write(link(app)));
    await expect(decide(app, { id, revision, decision: 'stay' })).rejects.toMatchObject({
      code: 'unsubscribe.reason-needed',
    });
    expect(await isClosed(app)).toBe(true);
    const taken = await decide(app, {
      id,
      revision,
      decision: 'stay',
      reason: 'Am Telefon geklärt',
    });
    expect([taken.leave?.state, await isClosed(app), await app.contactState()]).toEqual([
      'declined',
      false,
      'active',
    ]);
    expect((await app.store.suppressions.list())[0]!.causes).toMatchObject([
      { by: 'mail', incomingId: id, lifted: { by: 'office', why: 'Am Telefon geklärt' } },
    ]);
    expect((await app.read(write(link(app)))).wasKnown).toBe(true);
    expect(await isClosed(app)).toBe(false);
  });

  test('about a wish of somebody nobody knows: the mailbox that wrote leaves', async () => {
    const app = await wayBack();
    const { incoming, concern } = await app.read(
      write({ from: 'frueher@weg.example', subject: 'Stopp' }),
    );
    expect([incoming.type, incoming.needsReview, concern !== null]).toEqual([
      'concern',
      true,
      true,
    ]);
    await decide(app, { id: incoming.id, revision: incoming.revision, decision: 'leave' });
    expect(await isClosed(app, 'frueher@weg.example')).toBe(true);
  });

  test('about a mail that earlier versions carried out', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(write(link(app)));
    const { leave: _leave, ...earlier } = incoming;
    const { revision } = await app.store.incoming.put(earlier as never);
    await expect(
      decide(app, { id: incoming.id, revision, decision: 'stay' }),
    ).rejects.toMatchObject({ code: 'unsubscribe.reason-needed' });
    await decide(app, { id: incoming.id, revision, decision: 'stay', reason: 'Irrtum' });
    expect([await isClosed(app), await app.contactState()]).toEqual([false, 'active']);
  });

  test('never about a report or an automatic answer', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('auto-sieve');
    await expect(
      decide(app, { id: incoming.id, revision: incoming.revision, decision: 'leave' }),
    ).rejects.toMatchObject({ code: 'leave.nobody' });
  });

  test('at the contact as well, and then the mail may ask again', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(write(link(app)));
    await undoUnsubscribe(app.around, 'con_1' as never, 'Irrtum');
    expect(await isClosed(app)).toBe(false);
    await decide(app, { id: incoming.id, revision: incoming.revision, decision: 'leave' });
    expect(await isClosed(app)).toBe(true);
  });
});
