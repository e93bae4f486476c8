// What stands beside the files of a release, made over a folder as the packager leaves it:
//   * SHA256SUMS names every file of the release and nothing else, as `sha256sum -c` reads it
//   * the bill of materials (CycloneDX) names what is in the package, the screen's libraries and
//     Electron included, each with version, licence and the hash of its archive
//   * the same release gives the same bytes
// And how the installed program offers itself for mails and lists: "open with", never the default.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { applicationRoot } from '#adapters/places.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const run = promisify(execFile);
const root = applicationRoot();
const read = (path: string) => readFile(join(root, path), 'utf8');

async function sealed(): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'Kiezbrief-0.1.0.AppImage'), 'program');
  await writeFile(join(folder, 'Kiezbrief Setup 0.1.0.exe'), 'installer');
  await writeFile(join(folder, 'builder-debug.yml'), 'x');
  await mkdir(join(folder, 'linux-unpacked'));
  await run(process.execPath, [join(root, 'scripts', 'seal-package.ts'), folder]);
  return folder;
}

interface Component {
  type: string;
  name: string;
  version: string;
  purl: string;
  licenses?: unknown[];
  hashes?: { alg: string; content: string }[];
}
interface Bill {
  bomFormat: string;
  specVersion: string;
  metadata: { component: Component };
  components: Component[];
}

it('has checksums of every file of the release', async () => {
  const folder = await sealed();
  const lines = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
  const names = [
    'Kiezbrief Setup 0.1.0.exe',
    'Kiezbrief-0.1.0.AppImage',
    'kiezbrief-0.1.0.cdx.json',
  ];
  const due = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}`;
  });
  expect(lines).toEqual(await Promise.all(due));
});

it('has a bill of materials of what is in the package', async () => {
  const bill = JSON.parse(
    await readFile(join(await sealed(), 'kiezbrief-0.1.0.cdx.json'), 'utf8'),
  ) as Bill;
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { type: 'application', name: 'kiezbrief', version: '0.1.0' } },
  });
  const named = new Map(bill.components.map((one) => [one.name, one]));
  for (const name of ['electron', 'nodemailer', 'vue', '@tiptap/core', 'mjml-core', 'zod']) {
    const one = named.get(name);
    expect(one?.purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${one?.version}`);
    expect(one?.licenses).toHaveLength(1);
    expect(one?.hashes?.map(({ alg }) => alg)).toEqual(['SHA-512']);
    expect(one?.hashes?.[0]?.content).toMatch(/^[\da-f]{128}$/);
  }
  for (const name of ['vitest', 'eslint', 'typescript', 'electron-builder', 'playwright-core']) {
    expect(named.has(name)).toBe(false);
  }
});

it('gives the same bytes for the same release', async () => {
  const sums = async () => readFile(join(await sealed(), 'SHA256SUMS'), 'utf8');
  expect(await sums()).toBe(await sums());
});

it('is sealed by the packager itself', async () => {
  expect(await read('electron-builder.yml')).toContain(
    '\nafterAllArtifactBuild: scripts/after-packaging.mjs\n',
  );
});

/** The indented lines below a heading of the packager's description. */
const section = (yml: string, name: string) =>
  yml.split(`\n${name}:\n`)[1]?.split(/\n(?=\S)/)[0] ?? '';

it('is offered on a Mac and on Linux, as one way among others', async () => {
  const yml = await read('electron-builder.yml');
  for (const ext of ['eml', 'csv']) {
    expect(section(yml, 'mac')).toMatch(new RegExp(`ext: ${ext}, .*role: Viewer, rank: Alternate`));
  }
  expect(section(yml, 'linux')).toContain('mimeTypes: [message/rfc822, text/csv]');
  // Elsewhere this word makes the program the default.
  expect(yml.match(/^ *fileAssociations:/gm)).toHaveLength(1);
});

it('is offered on Windows without touching what opens a mail or a list by default', async () => {
  const script = await read('build/installer.nsh');
  expect(section(await read('electron-builder.yml'), 'nsis')).toContain(
    'include: build/installer.nsh',
  );
  const writes = script.split('\n').filter((line) => line.trim().startsWith('WriteRegStr'));
  const keys = writes.map(
    (line) => /^ +WriteRegStr HKCU "Software\\Classes\\([^"]+)" "/.exec(line)?.[1],
  );
  const own = 'Kiezbrief${EXTENSION}';
  expect(keys).toEqual([
    own,
    `${own}\\DefaultIcon`,
    `${own}\\shell\\open\\command`,
    '${EXTENSION}\\OpenWithProgids',
  ]);
  const removed = script.split('\n').filter((line) => line.trim().startsWith('DeleteReg'));
  expect(removed).toEqual([
    `  DeleteRegKey HKCU "Software\\Classes\\${own}"`,
    `  DeleteRegValue HKCU "Software\\Classes\\\${EXTENSION}\\OpenWithProgids" "${own}"`,
  ]);
});
