// How a browser is let in by the web host, shown by the real process with a browser that writes
// down what it was given:
//   * the start key stands in no argument of any program and in nothing that is printed to
//     something else than a terminal
//   * it stands in a page for its owner only, which is gone when the key was used, and when the
//     program ends
//   * a page left by a program that was killed is written over by the next start
import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { openingPageOf } from '#tests/support/opening-address.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const onLinux = it.skipIf(process.platform !== 'linux');
type Host = ChildProcessByStdio<null, Readable, Readable>;

async function startHost(
  folder: string,
  data: string,
): Promise<{ host: Host; said: () => string }> {
  const programs = join(folder, 'bin');
  await mkdir(programs, { recursive: true });
  await writeFile(
    join(programs, 'xdg-open'),
    `#!/bin/sh\nprintf '%s %s\\n' "$@" "$KIEZBRIEF_PASSPHRASE" > "${folder}/opened"\n`,
    { mode: 0o755 },
  );
  const host = spawn(
    process.execPath,
    [resolve('src/web/index.ts'), '--open', '--data', data, '--language', 'en'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HOME: folder,
        PATH: `${programs}${delimiter}${process.env['PATH']}`,
        DISPLAY: ':0',
        KIEZBRIEF_PASSPHRASE: 'nur-für-Kiezbrief',
      },
    },
  );
  onTestFinished(async () => {
    if (host.exitCode === null && host.signalCode === null) {
      host.kill('SIGKILL');
      await once(host, 'exit');
    }
  });
  let said = '';
  for (const stream of [host.stdout, host.stderr])
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  return { host, said: () => said };
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const keyOf = (address: string) => address.split('#token=')[1]!;
async function exchange(address: string): Promise<void> {
  const { origin } = new URL(address);
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: keyOf(address) }),
  });
  expect(answer.status).toBe(200);
}

onLinux('a page of the owner leads in; nobody else ever sees the key', async () => {
  const folder = await temporaryFolder();
  const { host, said } = await startHost(folder, join(folder, 'daten'));
  const { file, address } = await openingPageOf(host.stdout);
  expect(dirname(file)).toBe(join(folder, 'daten'));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect.poll(() => isThere(join(folder, 'opened'))).toBe(true);
  await expect
    .poll(async () => (await readFile(join(folder, 'opened'), 'utf8')).trim())
    .not.toBe('');
  const given = (await readFile(join(folder, 'opened'), 'utf8')).trim();
  expect(fileURLToPath(given)).toBe(file);
  expect(given).not.toContain('nur-für');
  const { stdout: processes } = await promisify(execFile)('ps', ['-eo', 'args']);
  expect([given, said(), processes].join('\n')).not.toContain(keyOf(address));

  await exchange(address);
  await expect.poll(() => isThere(file)).toBe(false);
  host.kill('SIGTERM');
  await once(host, 'exit');
  expect(said()).not.toContain(keyOf(address));
});

onLinux(
  'the page goes with the program, and one that was left behind is written over',
  async () => {
    const folder = await temporaryFolder();
    const data = join(folder, 'daten');
    const killed = await startHost(folder, data);
    const first = await openingPageOf(killed.host.stdout);
    killed.host.kill('SIGKILL');
    await once(killed.host, 'exit');
    expect(await isThere(first.file)).toBe(true);
    const next = await startHost(folder, data);
    const second = await openingPageOf(next.host.stdout);
    expect([second.file, keyOf(second.address) === keyOf(first.address)]).toEqual([
      first.file,
      false,
    ]);
    next.host.kill('SIGTERM');
    await once(next.host, 'exit');
    expect(await isThere(second.file)).toBe(false);
  },
);

onLinux(
  'data in a hidden folder, where a packed browser cannot look: the page lies in the home folder for a moment',
  async () => {
    const folder = await temporaryFolder();
    const { host } = await startHost(folder, join(folder, '.local', 'share', 'kiezbrief'));
    const { file, address } = await openingPageOf(host.stdout);
    expect([dirname(file), (await stat(file)).mode & 0o777]).toEqual([folder, 0o600]);
    await exchange(address);
    await expect
      .poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.html')))
      .toEqual([]);
  },
);
