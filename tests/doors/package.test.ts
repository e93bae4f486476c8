// What a package for people holds, shown without Electron's program: electron-builder packs the
// real files around a dummy.
//   * the built program, the templates and the production libraries; beside them the user guide; no
//     sources, tests, nothing of the screen's own libraries
//   * what was packed runs: web host and command line start from it
//   * the program file is locked: not to be run as plain Node, not to be debugged, its archive not
//     to be replaced
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { openingPageOf } from '#tests/support/opening-address.ts';

const run = promisify(execFile);
// Where a real program file keeps its switches: a mark, a version, how many, then one character
// each (electron docs: fuses).
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const switches = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserV8Snapshot',
  'fileProtocolPrivileges',
];

let folder: string;
let packed: string;
let files: string[];

beforeAll(async () => {
  await ensureBuilt();
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-package-'));
  const root = applicationRoot();
  const electron = join(root, 'node_modules', 'electron');
  const dummy = join(folder, 'dummy');
  await mkdir(join(dummy, 'resources'), { recursive: true });
  await writeFile(
    join(dummy, 'electron'),
    Buffer.concat([
      Buffer.from(`dummy ${mark}`),
      Buffer.from([1, switches.length]),
      Buffer.from('1'.repeat(switches.length)),
      Buffer.from(' end'),
    ]),
  );
  await chmod(join(dummy, 'electron'), 0o755);
  await writeFile(
    join(dummy, 'version'),
    (JSON.parse(await readFile(join(electron, 'package.json'), 'utf8')) as { version: string })
      .version,
  );
  await copyFile(join(electron, 'LICENSE'), join(dummy, 'LICENSE'));
  await writeFile(join(dummy, 'LICENSES.chromium.html'), '');
  await run(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      '--dir',
      '--linux',
      `-c.electronDist=${dummy}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  packed = join(folder, 'dist', 'linux-unpacked');
  files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  );
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('holds the built program, the templates and its own description', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/out/main/index.js',
      '/out/main/mjml-worker.js',
      '/out/main/mail-parser-worker.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
    ]),
  );
  expect(files.some((file) => /^\/templates\/[^/]+\/template\.mjml$/.test(file))).toBe(true);
});

it('holds every production library', async () => {
  const { dependencies } = JSON.parse(
    await readFile(join(applicationRoot(), 'package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies))
    expect(files).toContain(`/node_modules/${name}/package.json`);
});

it('holds nothing else', () => {
  expect([...new Set(files.map((file) => file.split('/')[1]))].sort()).toEqual([
    'LICENSE',
    'examples',
    'node_modules',
    'out',
    'package.json',
    'templates',
  ]);
  for (const name of [
    'vue',
    'electron',
    'vite',
    'typescript',
    'vitest',
    'playwright-core',
    '@sparticuz',
    'axe-core',
    'smtp-server',
    '@tiptap',
    'reka-ui',
    'node',
  ]) {
    expect(files, name).not.toContain(`/node_modules/${name}`);
  }
  expect(
    files.filter((file) => file.endsWith('.map') || /^\/(?:out|templates)\/.*\.ts$/.test(file)),
  ).toEqual([]);
});

it('brings the user guide and its pictures as files people can open', async () => {
  const guide = await readdir(join(packed, 'docs', 'anleitung'));
  expect(guide).toEqual(expect.arrayContaining(['README.md', '01-erste-schritte.md']));
  expect(await readdir(join(packed, 'docs', 'pictures'))).toContain('overview.jpg');
});

it('runs: the command line and the web host start from what was packed', async () => {
  const app = join(folder, 'app');
  extractAll(join(packed, 'resources', 'app.asar'), app);
  const cli = (...args: string[]) =>
    run(
      process.execPath,
      [join(app, 'out', 'main', 'cli.js'), ...args, '--data', join(folder, 'data'), '--json'],
      { cwd: folder },
    );
  const { id } = JSON.parse((await cli('bulletins.create', 'subject=Grüße')).stdout) as {
    id: string;
  };
  // Template folder, MJML worker and its library, all from the package.
  expect(
    (JSON.parse((await cli('bulletins.render', `id=${id}`)).stdout) as { html: string }).html,
  ).toContain('<html');

  const host = spawn(
    process.execPath,
    [join(app, 'out', 'main', 'host.js'), '--no-open', '--data', join(folder, 'data')],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { address } = await openingPageOf(host.stdout);
  const page = await (await fetch(address)).text();
  host.kill('SIGTERM');
  await once(host, 'exit');
  expect(page).toContain('<div id="app">');
}, 60_000);

it('has checksums and a bill of materials beside it', async () => {
  expect(await readdir(join(folder, 'dist'))).toEqual(
    expect.arrayContaining(['SHA256SUMS', 'kiezbrief-0.1.0.cdx.json']),
  );
});

it('is locked', async () => {
  const program = await readFile(join(packed, 'kiezbrief'));
  const wire = program
    .subarray(program.indexOf(mark) + mark.length + 2)
    .toString('latin1')
    .slice(0, switches.length);
  expect(Object.fromEntries(switches.map((name, position) => [name, wire[position]]))).toEqual({
    runAsNode: '0',
    cookieEncryption: '1',
    nodeOptions: '0',
    nodeCliInspect: '0',
    asarIntegrity: '1',
    onlyLoadAppFromAsar: '1',
    browserV8Snapshot: '0',
    fileProtocolPrivileges: '0',
  });
});
