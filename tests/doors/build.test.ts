// What the build must be, whatever the bundler says about itself (it may be green with a broken
// output):
//   * the preload is one CommonJS file that needs Electron only
//   * the Node side imports what Node has and what package.json declares; Electron reaches its own
//     entry only
//   * the screen is self-contained and loads nothing from elsewhere
//   * the built web host and command line run
//   * it is made again when anything it is made of changed
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { importsOf } from '#tests/support/imports-of.ts';
import { openingPageOf } from '#tests/support/opening-address.ts';

let out: string;
beforeAll(async () => {
  out = await ensureBuilt();
}, 180_000);
const read = (file: string) => readFile(join(out, file), 'utf8');
const builtFiles = async () =>
  (await readdir(join(out, 'main'))).filter((file) => file.endsWith('.js'));

it('is made again when a source, the way it is built or a package changes', async () => {
  const { buildInputs } = (await import(
    pathToFileURL(join(applicationRoot(), 'scripts', 'build-if-needed.mjs')).href
  )) as { buildInputs: () => string[] };
  const inputs = buildInputs();
  const own = importsOf(await readFile(join(applicationRoot(), 'electron.vite.config.ts'), 'utf8'))
    .filter((name) => name.startsWith('./'))
    .map((name) => join(name));
  expect(own.length).toBeGreaterThan(0);
  expect(inputs).toEqual(
    expect.arrayContaining([
      ...own,
      'electron.vite.config.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.renderer.json',
      join('src', 'renderer', 'main.ts'),
    ]),
  );
});

it('the preload is one CommonJS file that needs electron only', async () => {
  expect(await readdir(join(out, 'preload'))).toEqual(['index.cjs']);
  const code = await read('preload/index.cjs');
  expect([...new Set(importsOf(code))]).toEqual(['electron']);
  expect(code).toContain('exposeInMainWorld');
});

describe('the Node side', () => {
  it('has all its entries and workers side by side', async () => {
    expect(await builtFiles()).toEqual(
      expect.arrayContaining([
        'index.js',
        'host.js',
        'cli.js',
        'mjml-worker.js',
        'mail-parser-worker.js',
      ]),
    );
    expect(
      (await readdir(join(out, 'main'), { withFileTypes: true })).filter((entry) =>
        entry.isDirectory(),
      ),
    ).toEqual([]);
  });

  it('imports built-ins, declared dependencies and, in the Electron entry alone, electron', async () => {
    const { dependencies } = JSON.parse(
      await readFile(join(applicationRoot(), 'package.json'), 'utf8'),
    ) as { dependencies: Record<string, string> };
    const seen = new Set<string>();
    for (const file of await builtFiles()) {
      for (const name of importsOf(await read(join('main', file)))) {
        if (name.startsWith('./') || name.startsWith('node:') || builtinModules.includes(name))
          continue;
        seen.add(name);
        if (name === 'electron') expect(file).toBe('index.js');
        else
          expect(Object.keys(dependencies), `${file} imports ${name}`).toContain(
            name
              .split('/')
              .slice(0, name.startsWith('@') ? 2 : 1)
              .join('/'),
          );
      }
    }
    // Proves that the reading of imports works at all.
    expect([...seen]).toEqual(
      expect.arrayContaining(['electron', 'hono', 'zod', 'mjml', 'nodemailer/lib/smtp-connection']),
    );
  });

  it.each(['host.js', 'cli.js'])(
    'reaches no electron from %s, directly or through what it imports',
    async (entry) => {
      const visited = new Set<string>();
      const visit = async (file: string): Promise<void> => {
        if (visited.has(file)) return;
        visited.add(file);
        for (const name of importsOf(await read(join('main', file)))) {
          expect(name, file).not.toBe('electron');
          if (name.startsWith('./')) await visit(name.slice(2));
        }
      };
      await visit(entry);
      expect(visited.size).toBeGreaterThan(2);
    },
  );
});

describe('the screen', () => {
  it('loads its own files by relative addresses and nothing inline', async () => {
    const html = await read('renderer/index.html');
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses).toContainEqual(expect.stringMatching(/^\.\/assets\/.*\.js$/));
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/);
  });

  it('names no address of a network service', async () => {
    for (const file of await readdir(join(out, 'renderer', 'assets'))) {
      const code = await read(join('renderer', 'assets', file));
      expect(code, file).not.toMatch(
        /fonts\.(?:googleapis|gstatic)|api\.iconify|cdn\.jsdelivr|unpkg\.com/,
      );
      expect(code, file).not.toMatch(/@import|url\(["']?https?:/);
    }
  });
});

describe('started from the build', () => {
  it('the command line says what it can do', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(out, 'main', 'cli.js'),
      'help',
      '--language',
      'de',
    ]);
    expect(stdout).toContain('deliveries');
  });

  it('the web host answers at the address its page leads to, and gives its folder free at the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kiezbrief-built-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const host = spawn(
        process.execPath,
        [join(out, 'main', 'host.js'), '--no-open', '--data', folder, '--language', 'en'],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const { address } = await openingPageOf(host.stdout);
      expect(await (await fetch(address)).text()).toContain('<div id="app">');
      host.kill(signal);
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
      expect(
        await new Promise((resolve) => {
          if (host.exitCode === null) host.once('exit', resolve);
          else resolve(host.exitCode);
        }),
      ).toBe(0);
    }
  });

  it.each([
    [['--port', 'x'], 'port'],
    [['--colour'], 'colour'],
    [['stray'], 'stray'],
  ])('the web host refuses %j with a sentence', async (args, named) => {
    const failed = await promisify(execFile)(
      process.execPath,
      [join(out, 'main', 'host.js'), '--no-open', ...args],
      { env: { ...process.env, LANG: 'en', LC_ALL: '' } },
    ).catch((error: unknown) => error as { code: number; stderr: string });
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining(named) as string });
    expect(failed.stderr).not.toMatch(/^\s+at /m);
  });
});
