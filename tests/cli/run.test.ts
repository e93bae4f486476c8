// What a command promises, whatever program is behind it:
//   * the value alone on standard output, everything else on standard error; the exit status tells
//     the kind of failure
//   * the data folder is given free on every way out
//   * what strangers wrote cannot steer the terminal
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '#cli/run.ts';
import { AppError } from '#shared/errors.ts';
import { recordingShell } from '#tests/support/recording-shell.ts';
import { program } from '#tests/support/typed-command.ts';

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
