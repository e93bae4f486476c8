// What a command that begins long work promises:
//   * it is waited for and its final state is printed; a signal pauses it and says how to go on
//   * nothing leaves by SMTP before a person agreed; a rehearsal asks nobody
import { describe, expect, it } from 'vitest';
import { run } from '#cli/run.ts';
import type { EventBus } from '#core/event-bus.ts';
import { recordingShell } from '#tests/support/recording-shell.ts';
import { program, start } from '#tests/support/typed-command.ts';

const progress = (events: EventBus) => {
  events.publish('deliveries.progressed', {
    deliveryId: 'dlv_1',
    state: 'running',
    done: 1,
    total: 2,
  });
  return Promise.resolve();
};

describe('long work', () => {
  it('is waited for, and its final state is printed', async () => {
    const shell = recordingShell({ app: program({ work: progress }).app });
    expect(await run([...start, '--json'], shell)).toBe(0);
    expect(JSON.parse(shell.out)).toMatchObject({
      delivery: { state: 'finished' },
      figures: { accepted: 2 },
    });
    expect(shell.err).toBe('');
  });

  it('shows a line on a terminal and takes it away, and none in a pipe', async () => {
    const terminal = recordingShell({ app: program({ work: progress }).app, columns: 80 });
    await run(start, terminal);
    expect(terminal.err).toBe('\r\u001b[K1 von 2 (50 %)\r\u001b[K');
    const pipe = recordingShell({ app: program({ work: progress }).app });
    await run(start, pipe);
    expect(pipe.err).toBe('');
  });

  it('prints one line per event with --follow', async () => {
    const plain = recordingShell({ app: program({ work: progress }).app });
    await run([...start, '--follow'], plain);
    expect(plain.err).toBe('deliveries.progressed deliveryId=dlv_1 state=running done=1 total=2\n');
    const json = recordingShell({ app: program({ work: progress }).app });
    await run([...start, '--follow', '--json'], json);
    expect(JSON.parse(json.err)).toEqual({
      event: 'deliveries.progressed',
      data: { deliveryId: 'dlv_1', state: 'running', done: 1, total: 2 },
    });
  });

  it.each([
    [{ refused: 1 }, '1 Sendung wurde abgelehnt.'],
    [{ unclear: 2 }, 'Bei 2 Sendungen ist unklar, ob sie ankamen.'],
    [{ open: 1, deferred: 2 }, '3 Sendungen warten noch'],
    [{ cancelled: 7 }, '7 Sendungen wurden nicht verschickt'],
    [{ skipped: 1, flawed: 1 }, '1 Sendung wurde ausgelassen, weil'],
  ])('that ended with %o is no success for a script', async (missed, sentence) => {
    const shell = recordingShell({ app: program({ missed }).app });
    expect(await run(start, shell)).toBe(7);
    expect(shell.err).toContain(sentence);
    expect(shell.out).toContain('finished');
  });

  it('that a decision sends again is waited for like any other', async () => {
    const shell = recordingShell({ app: program({ missed: { refused: 1 } }).app });
    const decide = 'deliveries.decide id=dlv_1 envelopeId=env_1 decision=send-again --yes'.split(
      ' ',
    );
    expect(await run(decide, shell)).toBe(7);
    expect(shell.out).toContain('finished');
  });

  it('that left out only who may not be written to is a success', async () => {
    expect(await run(start, recordingShell({ app: program({ missed: { skipped: 1 } }).app }))).toBe(
      0,
    );
  });

  it('that stopped by itself exits with the kind of its reason, and says it as the screen does', async () => {
    const reply = { code: 535, enhanced: '5.7.8', text: 'no such pair' };
    const stoppedBy = {
      code: 'smtp.auth-failed',
      data: { host: 'mail.example', step: 'auth' as const, reply },
    };
    const shell = recordingShell({ app: program({ stoppedBy }).app });
    expect(await run(start, shell)).toBe(6);
    expect(shell.err).toContain('smtp.auth-failed');
    expect(shell.err).toContain('Der Mailserver mail.example hat die Anmeldung abgelehnt.');
    expect(shell.err).toContain('Der Mailserver schrieb zur Anmeldung: „535 5.7.8 no such pair“');
    expect(shell.out).toContain('paused');
  });

  it('pauses on a signal, says how to go on, and closes once', async () => {
    const { app, closed } = program({
      work: () => {
        shell.send('SIGINT');
        shell.send('SIGINT');
        return new Promise(() => undefined);
      },
    });
    const shell = recordingShell({ app });
    expect(await run([...start, '--data', 'mein ordner'], shell)).toBe(130);
    expect(shell.err).toContain('kiezbrief deliveries.start id=dlv_1 --data "mein ordner"');
    expect(shell.out).toBe('');
    expect(closed()).toBe(1);
    const term = recordingShell({
      app: program({
        work: () => {
          term.send('SIGTERM');
          return new Promise(() => undefined);
        },
      }).app,
    });
    expect(await run(start, term)).toBe(143);
  });
});

describe('sending by SMTP', () => {
  const smtp = { accountKind: 'smtp' as const };
  const isStarted = (calls: { name: string }[]) =>
    calls.some(({ name }) => name === 'deliveries.start');

  it('begins when the person agrees, in either language', async () => {
    for (const answer of ['j\n', 'Ja\n', 'y\n', 'yes\n']) {
      const { app, calls } = program(smtp);
      const shell = recordingShell({ app, isInteractive: true, stdin: answer });
      expect(await run(start, shell)).toBe(0);
      expect(shell.err).toContain('an 2 Adressen');
      expect(isStarted(calls)).toBe(true);
    }
  });

  it('does not begin on any other answer, nor on none', async () => {
    for (const answer of ['n\n', '\n', 'jein\n', '']) {
      const { app, calls, closed } = program(smtp);
      expect(await run(start, recordingShell({ app, isInteractive: true, stdin: answer }))).toBe(2);
      expect(isStarted(calls)).toBe(false);
      expect(closed()).toBe(1);
    }
  });

  it('needs --yes where nobody can be asked', async () => {
    const { app, calls } = program(smtp);
    const shell = recordingShell({ app });
    expect(await run([...start, '--json'], shell)).toBe(2);
    expect(shell.err).toContain('command.confirmation-needed');
    expect(isStarted(calls)).toBe(false);
    expect(await run([...start, '--yes'], recordingShell({ app }))).toBe(0);
  });

  it('is not asked about for a rehearsal', async () => {
    const shell = recordingShell({ app: program().app, isInteractive: true });
    expect(await run(start, shell)).toBe(0);
    expect(shell.err).toBe('');
  });
});
