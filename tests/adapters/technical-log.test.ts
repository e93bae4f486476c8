// What the technical log promises: enough to repair with, no addresses, a bounded size, and never
// an error of its own.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTechnicalLog, withoutAddresses } from '#adapters/technical-log.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const linesOf = async (folder: string, name = 'kiezbrief.log') =>
  (await readFile(join(folder, name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('writes an incident with stack, causes and method under the number the person gets', async () => {
  const folder = join(await temporaryFolder(), 'logs');
  const error = new TypeError('x is undefined', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
  const incident = createTechnicalLog(folder).incident(error, { method: 'actors.import' });
  expect(incident).toMatch(/^[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/);
  const [line] = await linesOf(folder);
  expect(line).toMatchObject({
    incident,
    method: 'actors.import',
    error: { name: 'TypeError', cause: { code: 'ECONNRESET' } },
  });
  expect(JSON.stringify(line)).toContain('technical-log.test');
  if (process.platform !== 'win32')
    expect((await stat(join(folder, 'kiezbrief.log'))).mode & 0o777).toBe(0o600);
});

it('keeps addresses out of messages, stacks, causes and notes', async () => {
  const folder = await temporaryFolder();
  const log = createTechnicalLog(folder);
  log.incident(
    new Error('550 <erika.muster@example.org> unknown', {
      cause: new Error('to=leitung@kita-süd.example'),
    }),
    {},
  );
  log.note('smtp.closed', { host: 'smtp.example.org', from: 'amt@example.org', count: 3 });
  const text = await readFile(join(folder, 'kiezbrief.log'), 'utf8');
  expect(text).not.toMatch(/erika|muster@|leitung|süd|amt@/);
  expect((await linesOf(folder))[1]).toMatchObject({
    event: 'smtp.closed',
    host: 'smtp.example.org',
    from: '[address]',
    count: 3,
  });
});

describe('what looks like an address', () => {
  it.each([
    ['an a@b.de, c@d.de;e@f.de', 'an [address], [address];[address]'],
    ['<"Erika" erika@example.org>', '<"Erika" [address]>'],
    ['mailto:x%40example.org?a', 'mailto:[address]'],
    ['https://user@host/path', 'https:[address]'],
    [
      'at file:///app/node_modules/@hono/node-server/index.js:3:1',
      'at file:///app/node_modules/@hono/node-server/index.js:3:1',
    ],
    ['/home/erika@amt/app.js', '[address]'],
  ])('%s', (text, expected) => {
    expect(withoutAddresses(text)).toBe(expected);
  });

  it('is found in a megabyte of anything in linear time, and cut text shows no half of one', () => {
    for (const text of [
      '@'.repeat(1e6),
      'a'.repeat(1e6),
      'a@'.repeat(5e5),
      ' '.repeat(1e6),
      '%4'.repeat(5e5),
    ])
      expect(withoutAddresses(text).length).toBeLessThanOrEqual(4000);
    expect(
      withoutAddresses(`${'x '.repeat(1995)} erika.muster.mit.langem.namen@example.org`),
    ).not.toContain('erika');
  });
});

it('keeps three files of a bounded size and drops the oldest lines', async () => {
  const folder = await temporaryFolder();
  const log = createTechnicalLog(folder, 1000);
  for (let count = 1; count <= 100; count++) log.note('counted', { count });
  const names = (await readdir(folder)).sort();
  expect(names).toEqual(['kiezbrief.1.log', 'kiezbrief.2.log', 'kiezbrief.log']);
  const counts: unknown[] = [];
  for (const name of ['kiezbrief.2.log', 'kiezbrief.1.log', 'kiezbrief.log']) {
    expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1000);
    for (const line of await linesOf(folder, name)) counts.push(line['count']);
  }
  expect(counts).toEqual(
    Array.from({ length: counts.length }, (_, index) => 100 - counts.length + 1 + index),
  );
});

it('never throws: not where it cannot write, not for strange errors', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  const log = createTechnicalLog(path);
  const cyclic = new Error('cyclic');
  cyclic.cause = cyclic;
  const hostile = new Proxy(new Error('x'), {
    get() {
      throw new Error('no');
    },
  });
  for (const error of [
    null,
    'text',
    cyclic,
    hostile,
    Object.assign(new Error('x'), { stack: undefined }),
  ])
    expect(log.incident(error, {})).toMatch(/-/);
  log.note('x', { a: 1 });
});
