// What reporting a screen's defect promises:
//   * it stands in the technical log under the number the person saw, with the places in the code
//   * free text has no way into it: not as a name, not as a place, not as an id
//   * ten a minute are written, whatever a screen does; then there is room again
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createIncidentsHandlers } from '#core/incidents/handlers.ts';
import { ScreenDefect } from '#shared/contract/incidents.ts';
import { incidentNumber, incidentPattern } from '#shared/incident-number.ts';
import { silentLog, steadyClock } from '#tests/support/steady-machine.ts';
import { openTestApp } from '#tests/support/test-app.ts';

const defect = {
  incident: 'K7Q-M4X',
  name: 'TypeError',
  stack: [
    { at: 'setup', file: 'ActorsPage-B1x_9.js', line: 3, column: 120 },
    { at: '', file: 'index.js', line: 1, column: 2 },
  ],
  view: 'actors',
  ids: ['act_eins'],
};

it('writes it down under the number the person saw', async () => {
  const app = await openTestApp();
  expect(await app.call('incidents.report', defect)).toEqual({
    ok: true,
    value: { incident: 'K7Q-M4X' },
  });
  const log = await readFile(join(app.dataFolder, 'logs', 'kiezbrief.log'), 'utf8');
  await app.close();
  expect(JSON.parse(log)).toMatchObject({
    incident: 'K7Q-M4X',
    method: 'incidents.report',
    view: 'actors',
    ids: ['act_eins'],
    error: {
      name: 'TypeError',
      stack: 'TypeError\n    at setup (ActorsPage-B1x_9.js:3:120)\n    at  (index.js:1:2)',
    },
  });
});

it.each([
  ['a message as a name', { name: 'Erika Muster fehlt' }],
  ['an address as a name', { name: 'erika@example.org' }],
  ['words as a function', { stack: [{ ...defect.stack[0], at: 'Erika Muster' }] }],
  ['an address as a file', { stack: [{ ...defect.stack[0], file: 'erika@example.org' }] }],
  ['a path as a file', { stack: [{ ...defect.stack[0], file: '/home/erika/a.js' }] }],
  ['a search as a view', { view: 'Adressbuch?q=Erika' }],
  ['a name as an id', { ids: ['Erika'] }],
  ['a number of its own kind', { incident: 'Erika' }],
  ['a long stack', { stack: Array.from({ length: 21 }, () => defect.stack[0]) }],
])('refuses %s', (_what, part) => {
  expect(ScreenDefect.safeParse({ ...defect, ...part }).success).toBe(false);
});

it('writes ten a minute', async () => {
  const written: (string | undefined)[] = [];
  const clock = steadyClock();
  const { report } = createIncidentsHandlers({
    clock,
    log: {
      ...silentLog,
      incident: (_error, { incident }) => {
        written.push(incident);
        return incident ?? '';
      },
    },
  });
  const answers: (string | null)[] = [];
  for (let count = 0; count < 12; count += 1) answers.push((await report(defect)).incident);
  expect([written.length, answers.slice(9)]).toEqual([10, ['K7Q-M4X', null, null]]);
  await clock.wait(60_000);
  expect((await report(defect)).incident).toBe('K7Q-M4X');
});

it('makes numbers of the form the contract asks for', () => {
  for (let byte = 0; byte < 256; byte += 1)
    expect(incidentNumber(new Uint8Array(6).fill(byte))).toMatch(incidentPattern);
});
