// An office that is open 7.5 hours a day, one recipient whose server says "later" each time:
//   * what ran until the program was closed is kept, so giving up needs a day of running and eight
//     tries, and comes
//   * a retry that falls into closed hours happens at the next start, whatever the clock was set to
//     overnight
//   * nights, weekends, sleep, a crash and a rest of the whole run count for nothing; nobody is
//     given up early
//   * the end of a run is one write, and a cancelled mail stays cancelled
import { expect, test } from 'vitest';
import { foldJournal } from '#core/deliveries/journal-fold.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import {
  accepted,
  openDesk,
  rejected,
  scriptedTransport,
  type Desk,
} from '#tests/support/sending-desk.ts';
import { steadyClock, type SteadyClock } from '#tests/support/steady-machine.ts';

const hour = 3_600_000;
const busy = rejected('rcpt-to', '450 4.2.0 busy');

/**
 * Opens at nine on day number `day`, starts the delivery, and closes after so many hours, unless it
 * ended before.
 */
async function oneDay(
  desk: Desk,
  clock: SteadyClock,
  day: number,
  hours = 7.5,
  leave?: () => Promise<unknown>,
): Promise<boolean> {
  clock.set(new Date(Date.parse('2026-03-02T09:00:00.000Z') + day * 24 * hour).toISOString());
  return untilClosing(desk, clock, hours, leave);
}

async function untilClosing(
  desk: Desk,
  clock: SteadyClock,
  hours: number,
  leave = (): Promise<unknown> => desk.engine.pause(desk.id),
): Promise<boolean> {
  const closing = closeAt(clock, clock.monotonicMs() + hours * hour, leave);
  await desk.engine.start(desk.id);
  await desk.engine.idle();
  closing.cancel();
  await closing.over;
  return (await desk.delivery()).state !== 'finished';
}

function closeAt(clock: SteadyClock, dueMs: number, leave: () => Promise<unknown>) {
  const listeners = new Set<() => void>();
  let aborted = false;
  const signal = {
    get aborted() {
      return aborted;
    },
    addEventListener: (_type: 'abort', listener: () => void) => {
      listeners.add(listener);
    },
    removeEventListener: (_type: 'abort', listener: () => void) => {
      listeners.delete(listener);
    },
  };
  const over = clock.wait(dueMs - clock.monotonicMs(), signal).then(async () => {
    if (!aborted) await leave();
  });
  return {
    over,
    cancel: () => {
      aborted = true;
      for (const listener of [...listeners]) listener();
    },
  };
}

const putOff = (isBusy: (count: number) => boolean = () => true) =>
  scriptedTransport((mail, count) =>
    mail.rcptTo.startsWith('kontakt1') && isBusy(count) ? busy : accepted,
  );
const storyOf = async (desk: Desk) =>
  (await desk.engine.stories(desk.id)).get(desk.envelopes[0]!.id)!;

test('an office open 7.5 hours a day gives up after a day of running and at least eight tries', async () => {
  const clock = steadyClock();
  const transport = putOff();
  const desk = await openDesk({ transport, clock });
  let days = 1;
  while (days < 30 && (await oneDay(desk, clock, days - 1))) days += 1;
  expect(await desk.states()).toEqual(['refused', 'accepted', 'accepted']);
  expect((await storyOf(desk)).attempts).toBeGreaterThanOrEqual(8);
  // Three days are 22.5 hours.
  expect(days).toBe(4);
});

test('what ran until closing is kept to the millisecond, and nothing of the night', async () => {
  const clock = steadyClock();
  const desk = await openDesk({ transport: putOff(), clock });
  await oneDay(desk, clock, 0);
  expect((await storyOf(desk)).ranMs).toBe(7.5 * hour);
  await oneDay(desk, clock, 3);
  expect((await storyOf(desk)).ranMs).toBe(15 * hour);
});

test('a recipient whose server takes the mail after 22 hours of running gets it, over nights and a weekend', async () => {
  const clock = steadyClock();
  let ranMs = 0;
  const transport = putOff(() => ranMs < 22 * hour);
  const desk = await openDesk({ transport, clock });
  for (const day of [3, 4, 7, 8, 9]) {
    if (!(await oneDay(desk, clock, day))) break;
    ({ ranMs } = await storyOf(desk));
  }
  expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0 });
});

test('a retry that falls into closed hours happens when the office opens', async () => {
  const clock = steadyClock();
  const transport = putOff();
  const desk = await openDesk({ transport, clock });
  await oneDay(desk, clock, 0, 4);
  const { attempts, retryAt } = await storyOf(desk);
  expect(Date.parse(retryAt!)).toBeGreaterThan(Date.parse(clock.now()));
  await oneDay(desk, clock, 1, 0.01);
  expect((await storyOf(desk)).attempts).toBe(attempts + 1);
});

test('a clock set back by a year while the office was closed keeps the retry no longer than the longest step, over short days too', async () => {
  const clock = steadyClock();
  const transport = putOff();
  const desk = await openDesk({ transport, clock });
  await oneDay(desk, clock, 0, 4);
  const { attempts } = await storyOf(desk);
  for (const day of [1, 2, 3]) {
    clock.set(new Date(Date.parse('2026-03-02T09:00:00.000Z') + day * 24 * hour).toISOString());
    clock.setWall(`2025-03-0${day + 2}T09:00:00.000Z`);
    await untilClosing(desk, clock, 4);
  }
  expect((await storyOf(desk)).attempts).toBeGreaterThan(attempts);
});

test('what ran until a crash is lost since the last record, and no more', async () => {
  const clock = steadyClock();
  const journal = memoryJournal();
  const desk = await openDesk({ transport: putOff(), clock, journal });
  await oneDay(desk, clock, 0);
  // As a crash leaves it: without the last word of the run.
  const records = (await journal.entries(desk.id)).filter((entry) => !('isRepeated' in entry));
  const story = foldJournal(desk.envelopes, records).get(desk.envelopes[0]!.id)!;
  expect(story.ranMs).toBeGreaterThan(3 * hour);
  expect(story.ranMs).toBeLessThan(7.5 * hour);
});

test('the end of a run is one write, and none where nobody who was tried waits', async () => {
  const writes: (readonly JournalEntry[])[] = [];
  const memory = memoryJournal();
  const journal: Journal = {
    ...memory,
    append: async (id, entries) => {
      writes.push(entries);
      await memory.append(id, entries);
    },
  };
  const clock = steadyClock();
  const desk = await openDesk({
    transport: scriptedTransport(() => busy),
    clock,
    journal,
    contacts: 20,
  });
  await oneDay(desk, clock, 0, 1);
  const repeats = writes.filter((entries) => entries.some((entry) => 'isRepeated' in entry));
  expect(repeats.map(({ length }) => length)).toEqual([20]);
  const quiet = await openDesk({
    transport: scriptedTransport(() => accepted),
    clock: steadyClock(),
  });
  await quiet.engine.start(quiet.id);
  await quiet.engine.idle();
  expect((await quiet.journal.entries(quiet.id)).some((entry) => 'isRepeated' in entry)).toBe(
    false,
  );
});

test('a repeated deferral counts as no try, does not change when something last happened, and brings back nobody who was cancelled', async () => {
  const clock = steadyClock();
  const desk = await openDesk({ transport: putOff(), clock });
  await oneDay(desk, clock, 0, 1);
  expect(await storyOf(desk)).toMatchObject({
    state: 'deferred',
    attempts: 4,
    deferrals: 4,
    changedAt: '2026-03-02T09:50:00.000Z',
  });
  await oneDay(desk, clock, 1, 1, () => desk.engine.cancel(desk.id));
  expect((await storyOf(desk)).state).toBe('cancelled');
  const [id] = desk.envelopes.map((envelope) => envelope.id);
  const late = {
    type: 'deferred',
    at: clock.now(),
    envelopeId: id!,
    reason: 'server-busy',
    reply: null,
    retryAt: clock.now(),
    ranMs: 9 * hour,
    isRepeated: true,
  } as const;
  expect(
    foldJournal(desk.envelopes, [...(await desk.journal.entries(desk.id)), late]).get(id!)!.state,
  ).toBe('cancelled');
});

test('who was put off and then held up with everybody keeps the time too', async () => {
  const clock = steadyClock();
  const limit = rejected('rcpt-to', '450 Mail send limit exceeded');
  const transport = scriptedTransport((_mail, count) => (count === 1 ? busy : limit));
  const desk = await openDesk({ transport, clock, contacts: 1 });
  // Tried at once and after five minutes; then the whole run rests.
  await oneDay(desk, clock, 0, 0.3);
  expect(await storyOf(desk)).toMatchObject({ state: 'open', deferrals: 1, ranMs: 300_000 });
});
