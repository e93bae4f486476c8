// What a command promises, whatever program is behind it:
//   * the value alone on standard output, everything else on standard error; the exit status tells
//     the kind of failure
//   * long work is waited for and its final state is printed; a signal pauses it and says how to go
//     on
//   * nothing leaves by SMTP before a person agreed; a rehearsal asks nobody
//   * the data folder is given free on every way out
//   * what strangers wrote cannot steer the terminal
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '#cli/run.ts';
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { createEventBus, type EventBus } from '#core/event-bus.ts';
import type { App } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import { recordingShell } from '#tests/support/recording-shell.ts';
import { silentLog } from '#tests/support/steady-machine.ts';

interface ProgramSettings {
  missed?: Record<string, number>;
  accountKind?: 'file' | 'smtp';
  stoppedBy?: StopReason;
  subject?: string;
  work?: (events: EventBus) => Promise<void>;
}

/**
 * One delivery that runs when it is started: the contract, `dispatch` and the event bus are the
 * real ones.
 */
function program({
  accountKind = 'file',
  stoppedBy,
  missed = {},
  subject = 'Neues aus dem Kiez',
  work = () => Promise.resolve(),
}: ProgramSettings = {}) {
  const events = createEventBus((error) => {
    throw error;
  });
  const calls: { name: string; input: unknown }[] = [];
  let state = 'planned';
  let closedCount = 0;
  let background = Promise.resolve();
  const view = () => ({
    delivery: {
      id: 'dlv_1',
      revision: 1,
      kind: 'delivery',
      bulletinId: 'bul_1',
      subject,
      segmentId: 'seg_1',
      segmentName: 'Alle',
      accountId: 'acc_1',
      accountKind,
      senderId: 'snd_1',
      state,
      stoppedBy: state === 'paused' ? (stoppedBy ?? null) : null,
      retryAt: null,
      contentHash: 'x',
      envelopeCount: 2,
      plannedAt: '2026-03-02T09:00:00.000Z',
      startedAt: null,
      finishedAt: null,
    },
    figures: {
      envelopes: 2,
      open: state === 'finished' ? 0 : 2,
      sending: 0,
      deferred: 0,
      accepted: state === 'finished' ? 2 : 0,
      refused: 0,
      unclear: 0,
      skipped: 0,
      cancelled: 0,
      bounced: 0,
      ...(state === 'planned' ? {} : missed),
    },
    record: 'whole',
  });
  const begin = () => {
    state = 'running';
    background = work(events).then(() => {
      state = stoppedBy === undefined ? 'finished' : 'paused';
    });
    return Promise.resolve(view());
  };
  const dispatch = createDispatch(
    {
      settings: {
        get: () => Promise.reject(new Error('a defect')),
        checkAccount: () =>
          Promise.resolve({
            isReady: false,
            steps: [
              { step: 'address', state: 'ok', error: null },
              {
                step: 'connect',
                state: 'failed',
                error: { code: 'smtp.unreachable', data: { host: 'mail.example', port: 587 } },
              },
              { step: 'login', state: 'skipped', error: null },
            ],
          }),
      },
      actors: { import: () => Promise.reject(new AppError('import.no-rows', {})) },
      segments: { list: () => Promise.resolve({ total: 0, items: [] }) },
      bulletins: {
        get: ({ id }: { id: string }) => Promise.reject(new AppError('bulletin.not-found', { id })),
        render: () =>
          Promise.resolve({ subject, html: '<p>\u001b[2J</p>', text: 'eins\nzwei', htmlBytes: 12 }),
      },
      deliveries: {
        get: () => Promise.resolve(view()),
        list: () => Promise.resolve({ total: 5, items: [view(), view()] }),
        decide: begin,
        start: begin,
      },
    } as unknown as AllHandlers,
    silentLog,
  );
  const app: App = {
    call(name, input) {
      calls.push({ name, input });
      return dispatch(name, input);
    },
    subscribe: (listener) => events.subscribe(listener),
    idle: () => background,
    isVisitor: () => false,
    close: () => {
      closedCount += 1;
      return Promise.resolve();
    },
  };
  return { app, calls, closed: () => closedCount };
}

const start = ['deliveries.start', 'id=dlv_1'];
const progress = (events: EventBus) => {
  events.publish('deliveries.progressed', {
    deliveryId: 'dlv_1',
    state: 'running',
    done: 1,
    total: 2,
  });
  return Promise.resolve();
};

describe('a command that succeeds', () => {
  it('prints the value alone as JSON and gives the folder free', async () => {
    const { app, closed } = program();
    const shell = recordingShell({ app });
    expect(await run(['segments.list', '--json', '--data', 'anderswo'], shell)).toBe(0);
    expect(JSON.parse(shell.out)).toEqual({ total: 0, items: [] });
    expect(shell.err).toBe('');
    expect(shell.opened).toEqual(['anderswo']);
    expect(closed()).toBe(1);
  });

  it('prints a table with the length of the whole list', async () => {
    const shell = recordingShell({ app: program().app });
    expect(await run(['deliveries.list'], shell)).toBe(0);
    const lines = shell.out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]!.indexOf('dlv_1')).toBe(lines[0]!.indexOf('delivery.id'));
    expect(lines[3]).toBe('2 von 5 Einträgen');
  });

  it('prints records instead of a table that is wider than the terminal', async () => {
    const shell = recordingShell({ app: program().app, columns: 60 });
    await run(['deliveries.list'], shell);
    expect(shell.out).toMatch(/^delivery\.id +dlv_1$/m);
  });

  it('speaks English where the environment or the option says so', async () => {
    const shell = recordingShell({ app: program().app, env: { LANG: 'en_US.UTF-8' } });
    await run(['deliveries.list'], shell);
    expect(shell.out).toContain('2 of 5 entries');
    const chosen = recordingShell({ app: program().app });
    await run(['deliveries.list', '--language', 'en'], chosen);
    expect(chosen.out).toContain('2 of 5 entries');
  });
});

describe('a command that fails', () => {
  it.each([
    { args: ['actors.import', 'file=aGFsbG8='], status: 2, code: 'import.no-rows' },
    { args: ['bulletins.get', 'id=falsch'], status: 2, code: 'input.invalid' },
    { args: ['bulletins.get', 'id=bul_1'], status: 3, code: 'bulletin.not-found' },
    { args: ['bulletins.gte', 'id=bul_1'], status: 3, code: 'api.unknown-method' },
    { args: ['constructor.name'], status: 3, code: 'api.unknown-method' },
    { args: ['settings.get'], status: 1, code: 'internal' },
    {
      args: ['actors.import', 'file=@gibt-es-nicht.csv'],
      status: 2,
      code: 'command.file-unreadable',
    },
    { args: ['actors.import', 'file=@.'], status: 2, code: 'command.file-unreadable' },
    { args: ['segments.list', '--jsno'], status: 2, code: 'command.unknown-option' },
    { args: ['segments.list', 'extra'], status: 2, code: 'command.unknown-option' },
    { args: ['segments.list', '--data'], status: 2, code: 'input.invalid' },
    { args: ['segments.list', '--language=fr'], status: 2, code: 'input.invalid' },
  ])('exits with $status for $code: $args', async ({ args, status, code }) => {
    const shell = recordingShell({ app: program().app });
    expect(await run([...args, '--json'], shell)).toBe(status);
    const { error } = JSON.parse(shell.err) as {
      error: { code: string; data: unknown; message: string };
    };
    expect(error).toMatchObject({ code, data: {} });
    expect(error.message.length).toBeGreaterThan(10);
    expect(shell.out).toBe('');
  });

  it('takes a check that failed for no success, and shows all of it', async () => {
    const shell = recordingShell({ app: program().app });
    expect(await run(['settings.checkAccount', 'id=acc_1'], shell)).toBe(6);
    expect(shell.out).toContain('skipped');
    expect(shell.err).toContain('mail.example');
  });

  it('says in a sentence which key does not fit', async () => {
    const shell = recordingShell({ app: program().app });
    await run(['deliveries.list', 'limit=viele'], shell);
    expect(shell.err).toContain('limit');
  });

  it('says what was probably meant', async () => {
    const shell = recordingShell({ app: program().app });
    await run(['deliveries.lits'], shell);
    expect(shell.err).toContain('„deliveries.list“');
    await run(['deliveries.list', '--jsno'], shell);
    expect(shell.err).toContain('„--json“');
  });

  it('names who holds a locked folder', async () => {
    const shell = Object.assign(recordingShell(), {
      openApp: () =>
        Promise.reject(new AppError('store.locked', { pid: 4711, host: 'pc-12', door: 'web' })),
    });
    expect(await run(['segments.list'], shell)).toBe(6);
    expect(shell.err).toContain('(Browser, Prozess 4711 auf pc-12)');
  });
});

describe('a file as a value', () => {
  const inFolder = async (name: string, content: string | Uint8Array) => {
    const file = join(await mkdtemp(join(tmpdir(), 'kiezbrief-')), name);
    await writeFile(file, content);
    return file;
  };
  const sent = async (args: string[], stdin?: string) => {
    const { app, calls } = program();
    await run(args, recordingShell({ app, stdin }));
    return calls[0]?.input;
  };

  it('travels as content with its name, never as a path', async () => {
    const bytes = Uint8Array.of(0, 255, 10, 13);
    const file = await inFolder('Liste Süd.csv', bytes);
    expect(await sent(['actors.import', `file=@${file}`])).toEqual({
      file: Buffer.from(bytes).toString('base64'),
      fileName: 'Liste Süd.csv',
    });
    expect(await sent(['actors.import', `file=@${file}`, 'fileName=anders.csv'])).toMatchObject({
      fileName: 'anders.csv',
    });
    expect(await sent(['actors.import', 'file=@-'], 'eMail')).toEqual({
      file: Buffer.from('eMail').toString('base64'),
    });
  });

  it('is a text for a text, without byte order mark and last line end', async () => {
    expect(
      await sent(['deliveries.list', `bulletinId=@${await inFolder('a.txt', '\ufeffbul_1\r\n')}`]),
    ).toEqual({ bulletinId: 'bul_1' });
    expect(await sent(['actors.list', 'search=@-'], 'geheim\n')).toEqual({ search: 'geheim' });
    expect(await sent(['actors.list', 'search=@@haus'])).toEqual({ search: '@haus' });
  });

  it('may be the whole input', async () => {
    expect(
      await sent([
        'actors.list',
        `input=@${await inFolder('a.json', '{"search":"a","limit":5}')}`,
        'limit=7',
      ]),
    ).toEqual({ search: 'a', limit: 7 });
  });

  it('that is not text is refused for a text, and too large a file for a file', async () => {
    const shell = recordingShell({ app: program().app });
    expect(
      await run(
        ['actors.list', `search=@${await inFolder('a.bin', Uint8Array.of(0xff, 0xfe, 0xff))}`],
        shell,
      ),
    ).toBe(2);
    const large = await inFolder('large.png', new Uint8Array(5 * 1024 * 1024 + 1));
    expect(await run(['bulletins.addImage', `file=@${large}`, '--json'], shell)).toBe(2);
    expect(shell.err).toContain('input.too-large');
    expect(shell.opened).toEqual([]);
  });
});

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

describe('a hostile text', () => {
  const subject = '\u001b]0;Titel\u0007\u009b2J\u202eumgekehrt\rweg';
  const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

  it('cannot steer the terminal, as a value, as JSON or in the question', async () => {
    for (const args of [
      ['bulletins.render', 'id=bul_1'],
      ['bulletins.render', 'id=bul_1', '--json'],
      ['deliveries.list'],
      ['deliveries.start', 'id=dlv_1'],
    ]) {
      const shell = recordingShell({
        app: program({ subject, accountKind: 'smtp' }).app,
        isInteractive: true,
      });
      await run(args, shell);
      expect(shell.out + shell.err).toContain('umgekehrt');
      expect(shell.out + shell.err).not.toMatch(obeyed);
    }
  });

  it('is still the same value in JSON', async () => {
    const shell = recordingShell({ app: program({ subject }).app });
    await run(['bulletins.render', 'id=bul_1', '--json'], shell);
    expect(JSON.parse(shell.out)).toMatchObject({ subject });
  });
});
