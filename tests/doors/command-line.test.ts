// What the real command promises, started as a person starts it:
//   * help and version answer without a data folder and without loading the program
//   * it runs under an older Node by handing over to the project's own; exit status, streams and
//     signals pass through
//   * a reader that goes away early ends it quietly
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { api, methodNames } from '#shared/api.ts';

const launcher = resolve('scripts/kiezbrief.mjs');
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kiezbrief-home-'));
});

const environment = () => ({
  PATH: process.env['PATH'],
  HOME: home,
  APPDATA: home,
  LANG: 'de_DE.UTF-8',
});

interface Outcome {
  status: number;
  out: string;
  err: string;
}

const kiezbrief = (...args: string[]) =>
  new Promise<Outcome>((done) => {
    execFile(
      process.execPath,
      [launcher, ...args],
      { env: environment(), maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        done({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });

describe('help', () => {
  it('lists every command, and touches no folder', async () => {
    const { status, out, err } = await kiezbrief('help');
    expect(status).toBe(0);
    expect(err).toBe('');
    for (const name of methodNames) expect(out).toContain(`  ${name}`);
    expect(await readdir(home)).toEqual([]);
  });

  it('explains every feature and every command in both languages', async () => {
    const { out } = await kiezbrief('help', '--json');
    expect((JSON.parse(out) as { name: string }[]).map(({ name }) => name)).toEqual(methodNames);
    const { printHelp } = await import('#cli/help.ts');
    const { parseArguments } = await import('#cli/arguments.ts');
    const { recordingShell } = await import('#tests/support/recording-shell.ts');
    for (const topic of [...Object.keys(api), ...methodNames]) {
      for (const language of ['de', 'en']) {
        const shell = recordingShell();
        printHelp(shell, parseArguments(['--language', language], {}).options, [topic]);
        expect(shell.out).toContain(topic);
        expect(shell.out).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('describes a command as data, with its schema and exit codes', async () => {
    const { out } = await kiezbrief('deliveries.start', '--help', '--json');
    expect(JSON.parse(out)).toMatchObject({
      name: 'deliveries.start',
      kind: 'command',
      continues: 'deliveries.get',
      input: { required: ['id'] },
      errors: expect.arrayContaining([
        { code: 'delivery.not-found', kind: 'not-found', exitCode: 3 },
      ]) as unknown,
    });
  });

  it('is the answer to no command at all', async () => {
    expect((await kiezbrief()).out).toContain('actors.import');
  });

  it('never loads the program behind the contract', async () => {
    for (const file of ['run.ts', 'help.ts', 'print.ts', 'call.ts', 'index.ts']) {
      expect(await readFile(resolve('src/cli', file), 'utf8')).not.toMatch(
        /^import .*#create-app/m,
      );
    }
  });
});

describe('the process', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(await kiezbrief('--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    { args: ['actors.improt'], status: 3, says: '„actors.import“' },
    { args: ['actors.list', 'serach=Kita'], status: 2, says: '„search“' },
    { args: ['actors.list', '--jsno'], status: 2, says: '„--json“' },
    { args: ['actors.import', 'file=@gibt-es-nicht.csv'], status: 2, says: 'gibt-es-nicht.csv' },
    { args: ['help', 'actros'], status: 3, says: '„actors“' },
  ])('exits with $status and a sentence for $args', async ({ args, status, says }) => {
    const outcome = await kiezbrief(...args);
    expect(outcome).toMatchObject({ status, out: '' });
    expect(outcome.err).toContain(says);
    expect(outcome.err).not.toContain('    at ');
  });

  it('ends quietly when its reader has gone', async () => {
    const child = spawn(process.execPath, [launcher, 'help', '--json'], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.destroy();
    await once(child, 'close');
    expect(err).toBe('');
  });

  // `npm ci` under Node 20 is promised; where the machine has no second Node there is nothing to
  // prove.
  const older = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path) && realpathSync(path) !== realpathSync(process.execPath));
  it.skipIf(!older)('hands over from another Node, with exit status and streams', async () => {
    const run = (...args: string[]) =>
      new Promise<Outcome>((done) => {
        execFile(older!, [launcher, ...args], { env: environment() }, (error, out, err) => {
          done({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
        });
      });
    expect((await run('help')).out).toContain('actors.import');
    expect(await run('actors.improt')).toMatchObject({ status: 3, out: '' });
  });
});
