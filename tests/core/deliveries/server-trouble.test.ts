// What a run makes of what servers do:
//   * what is not the recipient's fault is never counted against the recipient
//   * what passes is waited for, with growing pauses; what would happen to everyone stops the run
//     and is shown to a person
import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '#core/ports/transport.ts';
import { AppError } from '#shared/errors.ts';
import {
  accepted,
  openDesk,
  rejected,
  scriptedTransport,
  unreachable,
} from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';

const finished = async (desk: Awaited<ReturnType<typeof openDesk>>) => {
  await desk.engine.start(desk.id);
  await desk.engine.idle();
};
const lost = (when: 'before' | 'after'): SendOutcome => ({ type: `lost-${when}-data-end` });

describe('a server', () => {
  test('that asks for patience for one recipient gets it after 5, 15, 30 minutes; the others do not wait', async () => {
    const clock = steadyClock();
    const transport = scriptedTransport((mail, count) =>
      mail.rcptTo.startsWith('kontakt1') && count < 4
        ? rejected('rcpt-to', '451 4.7.1 Greylisted')
        : accepted,
    );
    const desk = await openDesk({ transport, clock });
    await finished(desk);
    expect(transport.sent.map(({ rcptTo }) => rcptTo.slice(7, 8))).toEqual([
      '1',
      '2',
      '3',
      '1',
      '1',
      '1',
    ]);
    expect(clock.waits).toEqual([5, 15, 30].map((minutes) => minutes * 60_000));
    expect(await desk.figures()).toMatchObject({ accepted: 3 });
  });

  test('that asks for patience for a whole day gets no more of it', async () => {
    const desk = await openDesk({
      transport: scriptedTransport((mail) =>
        mail.rcptTo.startsWith('kontakt1') ? rejected('rcpt-to', '450 4.2.0 busy') : accepted,
      ),
    });
    await finished(desk);
    expect(await desk.states()).toEqual(['refused', 'accepted', 'accepted']);
    expect((await desk.delivery()).state).toBe('finished');
  });

  test('that asks for patience is given it over pauses and a weekend: two tries are no day of trying', async () => {
    const clock = steadyClock();
    const transport = scriptedTransport((mail, count) =>
      mail.rcptTo.startsWith('kontakt1') && count < 4
        ? rejected('rcpt-to', '451 4.7.1 Greylisted')
        : accepted,
    );
    const desk = await openDesk({ transport, clock });
    for (const instant of [
      '2026-03-06T15:00:00.000Z',
      '2026-03-09T08:00:00.000Z',
      '2026-03-11T08:00:00.000Z',
    ]) {
      clock.set(instant);
      const announced = new Promise<void>((resolve) => {
        desk.events.subscribe(() => {
          void desk.states().then((states) => {
            if (states[0] === 'deferred') resolve();
          });
        });
      });
      await desk.engine.start(desk.id);
      await announced;
      await desk.engine.pause(desk.id);
      await desk.engine.idle();
    }
    clock.set('2026-03-16T08:00:00.000Z');
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0 });
  });

  test('is asked again in time although the clock was set back by a year, and nobody is given up although it was set forward by one', async () => {
    for (const year of ['2025', '2027']) {
      const clock = steadyClock();
      const transport = scriptedTransport((mail, count) => {
        if (mail.rcptTo.startsWith('kontakt1') && count === 2)
          clock.setWall(`${year}-03-02T09:00:00.000Z`);
        return mail.rcptTo.startsWith('kontakt1') && count < 5
          ? rejected('rcpt-to', '451 4.7.1 Greylisted')
          : accepted;
      });
      const desk = await openDesk({ transport, clock });
      await finished(desk);
      expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0 });
      expect(clock.waits).toEqual([5, 15, 30, 60].map((minutes) => minutes * 60_000));
    }
  });

  test('that says 421 or drops the line is asked again; the recipient is untouched', async () => {
    for (const outcome of [rejected('mail-from', '421 4.3.2 closing'), lost('before')]) {
      const transport = scriptedTransport((_mail, _count, total) =>
        total === 2 ? outcome : accepted,
      );
      const desk = await openDesk({ transport });
      await finished(desk);
      expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0, unclear: 0 });
      expect([transport.opened, transport.sent.length]).toEqual([2, 4]);
      expect((await desk.engine.stories(desk.id)).get(desk.envelopes[1]!.id)).toMatchObject({
        attempts: 2,
        deferrals: 0,
      });
    }
  });

  test('that loses the line after the final dot leaves one unclear envelope, never sent again by itself; the rest goes out', async () => {
    const transport = scriptedTransport((_mail, _count, total) =>
      total === 2 ? lost('after') : accepted,
    );
    const desk = await openDesk({ transport, contacts: 5 });
    await finished(desk);
    expect(await desk.states()).toEqual([
      'accepted',
      'unclear',
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(transport.sent.length).toBe(5);
    expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: null });
  });

  test('that never answers after the dot stops the run before a whole list is unclear', async () => {
    const desk = await openDesk({
      transport: scriptedTransport(() => lost('after')),
      contacts: 10,
    });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ unclear: 2, open: 8 });
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'smtp.unreachable' },
    });
  });

  test('that says the sender has sent enough makes the whole run wait and go on by itself; nobody is blamed', async () => {
    const clock = steadyClock();
    let asSeen: unknown;
    const transport = scriptedTransport((_mail, _count, total) =>
      total === 2
        ? rejected(
            'rcpt-to',
            '450 Requested mail action not taken: mailbox unavailable, Mail send limit exceeded',
          )
        : accepted,
    );
    const desk = await openDesk({ transport, clock });
    desk.events.subscribe((_, data) => {
      if ((data as { state: string }).state === 'paused')
        void desk.delivery().then((delivery) => {
          asSeen ??= delivery;
        });
    });
    await finished(desk);
    expect(asSeen).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'smtp.limit-reached' },
      retryAt: '2026-03-02T09:15:00.000Z',
    });
    expect(clock.waits[0]).toBe(15 * 60_000);
    expect(await desk.figures()).toMatchObject({ accepted: 3, deferred: 0, refused: 0 });
    expect(await desk.delivery()).toMatchObject({
      state: 'finished',
      stoppedBy: null,
      retryAt: null,
    });
  });

  test('that refuses the sender stops the run at once; no recipient is touched', async () => {
    const transport = scriptedTransport(() =>
      rejected('mail-from', '550 5.7.1 Sender address rejected'),
    );
    const desk = await openDesk({ transport });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ open: 3, refused: 0 });
    expect([transport.sent.length, (await desk.delivery()).stoppedBy?.code]).toEqual([
      1,
      'smtp.sender-refused',
    ]);
  });

  test('that refuses three mails in a row by its rules stops the run, and those three are open again', async () => {
    const transport = scriptedTransport(() =>
      rejected('data', '554 5.7.26 This mail is unauthenticated'),
    );
    const desk = await openDesk({ transport, contacts: 10 });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ open: 10, refused: 0 });
    expect(transport.sent.length).toBe(3);
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'smtp.sender-refused' },
    });
  });

  test.each(['smtp.auth-failed', 'smtp.tls-failed', 'smtp.not-smtp'] as const)(
    'that cannot be talked to (%s) stops the run after one attempt; nobody is touched',
    async (code) => {
      const transport = scriptedTransport(
        () => accepted,
        () => {
          throw new AppError(code, { host: 'localhost', reason: 'x' });
        },
      );
      const desk = await openDesk({ transport });
      await finished(desk);
      expect([transport.opened, await desk.entries()]).toEqual([1, []]);
      expect(await desk.delivery()).toMatchObject({ state: 'paused', stoppedBy: { code } });
    },
  );

  test('that is not there is asked three times with growing pauses, then a person', async () => {
    const clock = steadyClock();
    const transport = scriptedTransport(() => accepted, unreachable);
    const desk = await openDesk({ transport, clock });
    await finished(desk);
    expect([transport.opened, clock.waits]).toEqual([3, [5_000, 15_000]]);
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'smtp.unreachable' },
    });
    expect(await desk.figures()).toMatchObject({ open: 3 });
  });

  test('that allows fewer connections than the account names gets everything over those it allows', async () => {
    const transport = scriptedTransport(
      async () => {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        return accepted;
      },
      (count) => {
        if (count > 2) unreachable();
      },
    );
    const desk = await openDesk({ transport, contacts: 12, pace: { connections: 5 } });
    await finished(desk);
    expect(await desk.figures()).toMatchObject({ accepted: 12 });
  });
});
