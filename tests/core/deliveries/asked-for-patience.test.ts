// A mail server that says "later" before or between mails, spoken to over a real socket; the clock
// is the test's:
//   * a 4xx at the greeting, EHLO, AUTH or MAIL FROM rests the whole run for 15, 30, 60 minutes; it
//     says until when and goes on by itself
//   * a session that is ended with 421 is opened once more before the run rests
//   * nobody is blamed and nobody is written to twice
//   * one recipient who is told "later" each time holds up nobody: the others go first, and then
//     this one is deferred and given up like any recipient's temporary failure
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import type { Transport } from '#core/ports/transport.ts';
import { startScriptedSmtp, type Script } from '#tests/support/scripted-smtp.ts';
import { openDesk } from '#tests/support/sending-desk.ts';
import { steadyClock } from '#tests/support/steady-machine.ts';

const minute = 60_000;
const busy = '421 4.3.2 Service not available';

async function office(
  script: Script,
  part: { username?: string; connections?: number; contacts?: number } = {},
) {
  const server = await startScriptedSmtp(script);
  onTestFinished(() => server.close());
  const smtp = createSmtpTransport();
  const transport: Transport = {
    open: async (account, _password, patience) =>
      smtp.open(
        {
          ...account,
          host: '127.0.0.1',
          port: server.port,
          username: part.username ?? '',
        } as typeof account,
        'geheim',
        patience,
      ),
  };
  const clock = steadyClock();
  const desk = await openDesk({
    transport,
    clock,
    contacts: part.contacts ?? 3,
    pace: { connections: part.connections ?? 1 },
  });
  const seen: { code: string | undefined; retryAt: string }[] = [];
  const { put } = desk.store.deliveries;
  desk.store.deliveries.put = async (delivery) => {
    if (delivery.retryAt !== null)
      seen.push({ code: delivery.stoppedBy?.code, retryAt: delivery.retryAt });
    return put(delivery);
  };
  return {
    server,
    clock,
    desk,
    seen,
    go: async () => {
      await desk.engine.start(desk.id);
      await desk.engine.idle();
    },
  };
}

/** The first three times it is heard. */
const threeTimes =
  (reply: string) =>
  ({ count }: { count: number }) =>
    count <= 3 ? reply : null;

describe('later', () => {
  test.each<[string, Script, string?]>([
    ['421 as a greeting', { CONNECT: threeTimes(busy) }],
    ['450 as a greeting', { CONNECT: threeTimes('450 4.3.2 busy') }],
    ['421 at EHLO', { EHLO: threeTimes(busy) }],
    [
      '451 at EHLO and HELO',
      { EHLO: threeTimes('451 4.3.0 not now'), HELO: () => '451 4.3.0 not now' },
    ],
    [
      '454 at AUTH',
      {
        EHLO: () => '250-sink\r\n250 AUTH PLAIN',
        AUTH: threeTimes('454 4.7.0 Temporary authentication failure'),
      },
      'rk',
    ],
    ['451 at MAIL FROM', { MAIL: threeTimes('451 4.3.0 Local problem') }],
  ])(
    '%s rests the run for 15, 30 and 60 minutes, says until when, and goes on by itself',
    async (_, script, username) => {
      const { server, clock, desk, seen, go } = await office(script, username ? { username } : {});
      await go();
      expect(clock.waits.filter((ms) => ms > minute)).toEqual(
        [15, 30, 60].map((minutes) => minutes * minute),
      );
      expect(seen.map(({ code }) => code)).toEqual(Array(3).fill('smtp.try-later'));
      expect(seen[0]!.retryAt.slice(0, 17)).toBe('2026-03-02T09:15:');
      expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0, unclear: 0 });
      expect(server.mails.map(({ to }) => to).sort()).toEqual(
        desk.envelopes.map(({ address }) => address),
      );
      expect(await desk.delivery()).toMatchObject({
        state: 'finished',
        stoppedBy: null,
        retryAt: null,
      });
    },
  );

  test('an hourly quota told as a greeting is called by its name', async () => {
    const { desk, seen, go } = await office({
      CONNECT: ({ count }) => (count === 1 ? '421 4.7.0 Too many messages per hour' : null),
    });
    await go();
    expect(seen).toMatchObject([{ code: 'smtp.limit-reached' }]);
    expect(await desk.figures()).toMatchObject({ accepted: 3 });
  });

  test('a session ended with 421 is opened once more at once; ended again, the run rests', async () => {
    const once = await office({
      MAIL: ({ count, socket }) => {
        if (count !== 2) return null;
        socket.end(`${busy}\r\n`);
        return undefined;
      },
    });
    await once.go();
    expect([once.seen, once.server.connections]).toEqual([[], 2]);
    const twice = await office({
      MAIL: ({ count, socket }) => {
        if (count !== 2 && count !== 3) return null;
        socket.end(`${busy}\r\n`);
        return undefined;
      },
    });
    await twice.go();
    expect([twice.seen.length, twice.server.connections]).toEqual([1, 3]);
    for (const { desk } of [once, twice])
      expect(await desk.figures()).toMatchObject({ accepted: 3, refused: 0, unclear: 0 });
  });

  test('a server that turns away all but one connection gets everything over that one, without a rest', async () => {
    let open = 0;
    const alone: Script['CONNECT'] = ({ socket }) => {
      open += 1;
      socket.on('close', () => {
        open -= 1;
      });
      return open > 1 ? '421 4.7.0 Too many connections from you' : null;
    };
    const { desk, seen, go } = await office({ CONNECT: alone }, { connections: 4, contacts: 8 });
    await go();
    expect(seen).toEqual([]);
    expect(await desk.figures()).toMatchObject({ accepted: 8 });
  });

  test('a day of patience is enough: then a person looks', async () => {
    const { desk, server, go } = await office({ CONNECT: () => busy });
    await go();
    expect(server.connections).toBe(25);
    expect(await desk.delivery()).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'smtp.try-later' },
      retryAt: null,
    });
    expect(await desk.figures()).toMatchObject({ open: 3 });
  });
});

describe('"later" for one recipient only', () => {
  const toSome = (isOne: (line: string) => boolean, reply: string): Script => ({
    RCPT: ({ line }) => (isOne(line) ? reply : null),
  });

  test.each(
    [
      '451 4.3.0 Error',
      '452 4.3.1 Insufficient system storage',
      '451 4.7.0 Try again later',
      '421 4.3.2 Not now',
      '421 4.7.0 closing connection',
      '450 4.7.0 Rate limit exceeded',
    ].flatMap((reply) =>
      [['first'], ['last'], ['first', 'last']].map((where) => ({ reply, where })),
    ),
  )(
    '$reply for the $where: all others get their mail within the hour, and it is given up after a day',
    async ({ reply, where }) => {
      const contacts = 12;
      let heard = 0;
      const order: string[] = [];
      const isOne = (line: string) => {
        const address = line.slice(line.indexOf('<') + 1, line.indexOf('>'));
        if (!order.includes(address)) order.push(address);
        const place = order.indexOf(address);
        const isIt =
          (where.includes('first') && place === 0) ||
          (where.includes('last') && place === contacts - 1);
        if (isIt) heard += 1;
        return isIt;
      };
      const { desk, server, seen, go } = await office(toSome(isOne, reply), { contacts });
      await go();
      const one = where.length;
      expect(server.mails).toHaveLength(contacts - one);
      expect(new Set(server.mails.map(({ to }) => to)).size).toBe(contacts - one);
      if (reply.includes('Rate limit') && where.includes('last')) return;
      expect(seen.length).toBeLessThanOrEqual(one);
      expect(await desk.figures()).toMatchObject({
        accepted: contacts - one,
        refused: one,
        open: 0,
      });
      expect(heard).toBeGreaterThanOrEqual(8 * one);
      expect(await desk.delivery()).toMatchObject({ state: 'finished', stoppedBy: null });
    },
  );

  test.each(['421 4.3.2 Not now', '451 4.7.500 Server busy. Please try again later'])(
    '%s for the only one there is: it is tried for a day and given up, and nobody has to look',
    async (reply) => {
      const { desk, server, go } = await office(
        toSome(() => true, reply),
        { contacts: 1 },
      );
      await go();
      expect(server.heard.filter((line) => line.startsWith('RCPT')).length).toBeGreaterThanOrEqual(
        8,
      );
      expect(await desk.figures()).toMatchObject({ accepted: 0, refused: 1, open: 0 });
      expect(await desk.delivery()).toMatchObject({ state: 'finished', stoppedBy: null });
    },
  );

  test('at the end of the data as well', async () => {
    const script: Script = {
      DATA: ({ count }) => (count === 1 ? '451 4.7.0 Try again later' : null),
    };
    const { desk, server, seen, go } = await office(script, { contacts: 5 });
    await go();
    expect(seen).toHaveLength(1);
    expect(server.mails.map(({ to }) => to).sort()).toEqual(
      desk.envelopes.map(({ address }) => address),
    );
  });

  test('what everybody is told still rests the run, and blames nobody', async () => {
    const { clock, desk, go } = await office(
      { RCPT: ({ count }) => (count > 2 && count <= 5 ? '451 4.7.0 Later' : null) },
      { contacts: 9 },
    );
    await go();
    expect(clock.waits.filter((ms) => ms > minute)).toEqual(
      [15, 30, 60].map((minutes) => minutes * minute),
    );
    expect(await desk.figures()).toMatchObject({ accepted: 9, refused: 0 });
  });
});
