// A person decides about a wish to leave, and can take back what a mail set off with a reason;
// everything that happened stays on record.
import { describe, expect, test } from 'vitest';
import { undoUnsubscribe } from '#core/actors/take-back.ts';
import { write, link, isClosed, decide } from '#tests/support/leave-letters.ts';
import { wayBack } from '#tests/support/way-back.ts';

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
