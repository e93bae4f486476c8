// What the moment before each mail promises:
//   * nobody is written to once it is durable that they may not be, whether anybody announced it or
//     not
//   * it counts when it becomes durable while the mail is built, while a line is opened, or while
//     the journal notes that the mail is about to leave
//   * the envelope says why it was left out; whoever is left out costs no connection and no turn
//   * an unclear envelope, a deferred one and a test are asked about like any other
import { describe, expect, it } from 'vitest';
import { suppressionId } from '#core/actors/suppression.ts';
import type { Store } from '#core/ports/store.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import type { EmailAddress } from '#shared/values.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import {
  accepted,
  actorNumber,
  openDesk,
  rejected,
  scriptedTransport,
  type Desk,
} from '#tests/support/sending-desk.ts';
import { steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
const secondAddress = 'kontakt2@verein.example' as EmailAddress;
type Change = (store: Store) => Promise<unknown>;

const changed =
  (change: Partial<Contact>): Change =>
  async (store) => {
    const actor = (await store.actors.get('act_2' as Actor['id']))!;
    await store.actors.put({ ...actor, contacts: [{ ...actor.contacts[0]!, ...change }] });
  };
const elsewhere =
  (change: Partial<Contact>): Change =>
  async (store) => {
    const other = actorNumber(9);
    await store.actors.put({
      ...other,
      contacts: [{ ...other.contacts[0]!, email: secondAddress, ...change }],
    });
  };
const suppressed: Change = (store) =>
  store.suppressions.put({
    id: suppressionId(testFingerprint, secondAddress),
    revision: 0,
    at,
    reason: 'objection',
  });
const removed: Change = async (store) => {
  const { id, revision } = (await store.actors.get('act_2' as Actor['id']))!;
  await store.actors.remove(id, revision);
};

const obstacles: [string, string, Change][] = [
  ['unsubscribed', 'unsubscribed', changed({ state: 'unsubscribed' })],
  ['is restricted', 'restricted', changed({ state: 'restricted' })],
  ['is suppressed', 'suppressed', suppressed],
  ['unsubscribed at another actor', 'unsubscribed', elsewhere({ state: 'unsubscribed' })],
  ['is restricted at another actor', 'restricted', elsewhere({ state: 'restricted' })],
  ['was removed', 'contact-removed', removed],
  ['has no address any more', 'no-address', changed({ email: null })],
  [
    'has another address',
    'address-changed',
    changed({ email: 'neu@verein.example' as EmailAddress }),
  ],
  ['has no legal basis any more', 'no-legal-basis', changed({ legalBasis: null })],
];

const run = async (desk: Desk) => {
  await desk.engine.start(desk.id);
  await desk.engine.idle();
};
const second = async (desk: Desk) => {
  const { id } = desk.envelopes[1]!;
  const story = (await desk.engine.stories(id && desk.id)).get(id)!;
  const told = (await desk.journal.entries(desk.id))
    .filter(({ envelopeId }) => envelopeId === id)
    .map(({ type }) => type);
  return { state: story.state, reason: story.reason, told };
};
const leftOut = (reason: string, told: string[] = ['skipped']) => ({
  state: 'skipped',
  reason,
  told,
});

describe.each(obstacles)('somebody who %s', (_, reason, change) => {
  it('while another mail is on its way gets none, though nobody announced it', async () => {
    const transport = scriptedTransport(async ({ rcptTo }) => {
      if (rcptTo.startsWith('kontakt1')) await change(desk.store);
      return accepted;
    });
    const desk = await openDesk({ transport });
    await run(desk);
    expect(transport.sent.map(({ rcptTo }) => rcptTo)).toEqual([
      'kontakt1@verein.example',
      'kontakt3@verein.example',
    ]);
    expect(await second(desk)).toEqual(leftOut(reason));
    expect((await desk.delivery()).state).toBe('finished');
  });
});

describe('somebody who left', () => {
  it('before it begins costs no connection', async () => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, contacts: 2 });
    await changed({ state: 'unsubscribed' })(desk.store);
    const first = (await desk.store.actors.get('act_1' as Actor['id']))!;
    await desk.store.actors.remove(first.id, first.revision);
    await run(desk);
    expect(transport.opened).toBe(0);
    expect(await desk.states()).toEqual(['skipped', 'skipped']);
  });

  it('while the line is opened gets no mail, and the journal knows of no attempt', async () => {
    const transport = scriptedTransport(
      () => accepted,
      (count) =>
        count === 2
          ? changed({ state: 'restricted' })(desk.store).then(() => undefined)
          : undefined,
    );
    const losing = scriptedTransport(
      ({ rcptTo }) => (rcptTo.startsWith('kontakt1') ? { type: 'lost-after-data-end' } : accepted),
      () => transport.open({} as never, undefined).then(() => undefined),
    );
    const desk = await openDesk({ transport: losing });
    await run(desk);
    expect(await second(desk)).toEqual(leftOut('restricted'));
    expect(losing.sent.map(({ rcptTo }) => rcptTo)).toEqual([
      'kontakt1@verein.example',
      'kontakt3@verein.example',
    ]);
  });

  it.each(['before', 'after'])(
    'just %s the journal has noted that the mail is about to leave gets none',
    async (when) => {
      const journal = memoryJournal();
      const transport = scriptedTransport(() => accepted);
      const desk: Desk = await openDesk({
        transport,
        journal: {
          ...journal,
          async append(id, entries) {
            const isAboutTo = entries.some(
              ({ type, envelopeId }) =>
                type === 'attempted' && envelopeId === desk.envelopes[1]!.id,
            );
            if (isAboutTo && when === 'before') await suppressed(desk.store);
            await journal.append(id, entries);
            if (isAboutTo && when === 'after') await suppressed(desk.store);
          },
        },
      });
      await run(desk);
      expect(transport.sent.map(({ rcptTo }) => rcptTo)).toEqual([
        'kontakt1@verein.example',
        'kontakt3@verein.example',
      ]);
      expect(await second(desk)).toEqual(
        leftOut('suppressed', ['attempted', 'reopened', 'skipped']),
      );
      expect((await desk.delivery()).state).toBe('finished');
    },
  );

  it('at the last moment leaves the turn to the next', async () => {
    const clock = steadyClock();
    const journal = memoryJournal();
    const desk: Desk = await openDesk({
      transport: scriptedTransport(() => accepted),
      clock,
      pace: { perMinute: 20 },
      journal: {
        ...journal,
        async append(id, entries) {
          if (
            entries.some(
              ({ type, envelopeId }) =>
                type === 'attempted' && envelopeId === desk.envelopes[1]!.id,
            )
          )
            await suppressed(desk.store);
          await journal.append(id, entries);
        },
      },
    });
    await run(desk);
    expect(await desk.states()).toEqual(['accepted', 'skipped', 'accepted']);
    expect(clock.waits).toEqual([3000]);
  });

  it('while it waits for another try gets no second one', async () => {
    const transport = scriptedTransport(async ({ rcptTo }) => {
      if (rcptTo.startsWith('kontakt3')) await changed({ state: 'restricted' })(desk.store);
      return rcptTo === secondAddress ? rejected('rcpt-to', '450 4.2.1 later') : accepted;
    });
    const desk = await openDesk({ transport });
    await run(desk);
    expect(transport.sent).toHaveLength(3);
    expect(await second(desk)).toEqual(leftOut('restricted', ['attempted', 'deferred', 'skipped']));
  });

  it('after their envelope became unclear is not written to again, whatever is decided', async () => {
    const transport = scriptedTransport(({ rcptTo }) =>
      rcptTo === secondAddress ? { type: 'lost-after-data-end' } : accepted,
    );
    const desk = await openDesk({ transport });
    await run(desk);
    await suppressed(desk.store);
    await desk.engine.decide(desk.id, desk.envelopes[1]!.id, 'send-again');
    await desk.engine.idle();
    expect(transport.sent).toHaveLength(3);
    expect(await second(desk)).toEqual(
      leftOut('suppressed', ['attempted', 'unclear', 'decided', 'skipped']),
    );
  });
});

describe('a test', () => {
  it.each([
    ['unsubscribed', changed({ state: 'unsubscribed' })],
    ['restricted', elsewhere({ state: 'restricted' })],
    ['suppressed', suppressed],
  ])('does not go to a mailbox that is %s', async (reason, change) => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, kind: 'test' });
    await change(desk.store);
    await run(desk);
    expect(transport.sent.map(({ rcptTo }) => rcptTo)).toEqual([
      'kontakt1@verein.example',
      'kontakt3@verein.example',
    ]);
    expect(await second(desk)).toEqual(leftOut(reason));
  });

  it.each([
    ['nobody has', removed],
    [
      'is not the one of the contact it shows',
      changed({ email: 'neu@verein.example' as EmailAddress }),
    ],
    ['has no legal basis', changed({ legalBasis: null })],
  ])('goes to an address that %s', async (_, change) => {
    const transport = scriptedTransport(() => accepted);
    const desk = await openDesk({ transport, kind: 'test' });
    await change(desk.store);
    await run(desk);
    expect(transport.sent).toHaveLength(3);
  });
});
