// One program, three doors. What is promised whichever of them is used:
//   * the same question gets the same Reply, right or wrong; nothing throws
//   * names from outside reach methods of the contract and nothing else
//   * what happened is announced to everyone
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reactive } from 'vue';
import { createClient } from '#shared/client.ts';
import { ActorId } from '#shared/values.ts';
import { doors, fakeIpc, type Door } from '#tests/support/doors.ts';
import { stubApp, type StubApp } from '#tests/support/stub-app.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { bindIpc } from '#main/bind-ipc.ts';

const umlauts = 'Akteur*innen „Süd“ – Straße №5, 🏘️ \u202etest';
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `Kita Sonnenschein ${index};kita${index}@example.org`,
  );
const csv = (count: number) =>
  Buffer.from(['Einrichtung;E-Mail', ...rows(count)].join('\n')).toString('base64');

/** Asked of every door; the first answer is the measure. */
const questions: [what: string, name: string, input: unknown][] = [
  ['a query', 'settings.get', {}],
  ['a query without input', 'templates.list', undefined],
  ['a list with defaults', 'actors.list', {}],
  ['an expected failure', 'actors.get', { id: 'act_0000000000' }],
  ['an input of the wrong shape', 'actors.get', { id: 7 }],
  ['an input that is no object', 'actors.list', 'x'],
  ['an input that is null', 'actors.list', null],
  ['unicode in a refused value', 'segments.get', { id: umlauts }],
  ['a file', 'actors.previewImport', { file: csv(3), fileName: umlauts }],
  ['a big file', 'actors.previewImport', { file: csv(20_000), fileName: 'liste.csv' }],
  ['a file that is no base64', 'actors.previewImport', { file: '%%%', fileName: 'liste.csv' }],
  ['an unknown method', 'actors.explode', {}],
  ['an unknown feature', 'explode.actors', {}],
  ...[
    '',
    '.',
    'actors',
    'actors.',
    '.get',
    'constructor',
    '__proto__',
    'actors.constructor',
    'actors.__proto__',
    '__proto__.get',
    'toString.call',
    'actors.get.x',
    'actors/get',
    '../settings.get',
    'a'.repeat(500),
  ].map((name): [string, string, unknown] => [`the name ${name.slice(0, 20)}`, name, {}]),
  [
    'a rule nested 2,000 deep',
    'segments.preview',
    { rule: JSON.parse(`${'{"type":"not","rule":'.repeat(2000)}{}${'}'.repeat(2000)}`) as unknown },
  ],
  [
    'an input nested 50,000 deep',
    'actors.list',
    { search: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown },
  ],
  [
    'a poisoned input',
    'actors.list',
    JSON.parse('{"__proto__":{"limit":1},"constructor":{"prototype":{"limit":1}}}'),
  ],
];

describe.each(Object.keys(doors) as (keyof typeof doors)[])('through %s', (kind) => {
  let app: TestApp;
  let door: Door;
  beforeAll(async () => {
    app = await openTestApp();
    door = await doors[kind](app);
  });
  afterAll(async () => {
    await door.close();
    await app.close();
  });

  it.each(questions)('%s (%s) gets the Reply of the program itself', async (_what, name, input) => {
    const expected = await app.call(name, input);
    expect(await door.bridge.call(name, input)).toEqual(expected);
    expect(await door.bridge.call(name, input)).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it('a change is made once, is seen by the next question and is announced', async () => {
    const client = createClient(door.bridge);
    await untilListening(door);
    const announced = new Promise((resolve) => {
      client.on('settings.changed', resolve);
    });
    const before = await client.settings.get({});
    const lists = {
      ...before.lists,
      topics: [...before.lists.topics, { id: 'top_sommerfest', name: umlauts.slice(0, 20) }],
    };
    const after = await client.settings.saveLists({ revision: before.revision, lists });
    expect(after.revision).toBe(before.revision + 1);
    expect((await client.settings.get({})).lists.topics).toEqual(lists.topics);
    expect(await announced).toEqual({});
    await expect(
      client.settings.saveLists({ revision: before.revision, lists }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
  });

  it('an input made of Vue proxies arrives as what it stands for', async () => {
    const client = createClient(door.bridge);
    const input = reactive({ file: csv(2), fileName: 'liste.csv', columns: undefined });
    await expect(client.actors.previewImport(input)).resolves.toMatchObject({ rows: [{}, {}] });
  });

  it('many questions at once each get their own answer', async () => {
    const client = createClient(door.bridge);
    const ids = Array.from({ length: 50 }, (_, index) => `act_gibtesnicht${index}`);
    const outcomes = await Promise.allSettled(
      ids.map((id) => client.actors.get({ id: ActorId.parse(id) })),
    );
    expect(
      outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as { data: unknown }).data : 'answered',
      ),
    ).toEqual(ids.map((id) => ({ id })));
  });
});

describe.each(Object.keys(doors) as (keyof typeof doors)[])('a defect through %s', (kind) => {
  it('is answered with an incident number and nothing of its cause', async () => {
    const app: StubApp = stubApp();
    const door = await doors[kind](app);
    expect(await door.bridge.call('settings.get', {})).toEqual({
      ok: false,
      error: { code: 'internal', data: { incident: 'test' } },
    });
    await door.close();
  });
});

describe('over IPC', () => {
  it.each([
    ['a page of another address', { url: 'https://evil.example/', parent: null }],
    ['a frame inside our page', { url: 'app://kiezbrief/', parent: {} }],
    ['a frame that is gone', null],
  ])('%s is refused and nothing is executed', async (_who, frame) => {
    const app = stubApp();
    const line = fakeIpc();
    bindIpc(line.ipcMain, app, {
      windows: () => [],
      isOwnPage: (url) => url === 'app://kiezbrief/',
    });
    expect(await line.invoke(frame, 'overview.get', {})).toEqual({
      ok: false,
      error: { code: 'host.foreign-origin', data: {} },
    });
    expect(app.calls).toEqual([]);
  });
});

it('a program that has gone is reported as unreachable by both remote doors', async () => {
  for (const kind of ['HTTP', 'IPC'] as const) {
    const door = await doors[kind](stubApp());
    await door.bridge.call('overview.get', {});
    await door.close();
    expect(await door.bridge.call('overview.get', {})).toEqual({
      ok: false,
      error: { code: 'host.unreachable', data: {} },
    });
  }
});

/**
 * Over HTTP listening begins a moment after subscribing. Resolves when an announcement made now
 * arrives: asks the door, not the clock. The listener stays, so that the line stays open.
 */
async function untilListening(door: Door): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    door.bridge.subscribe(() => {
      resolve();
    });
  });
  const client = createClient(door.bridge);
  let isHeard = false;
  void heard.then(() => {
    isHeard = true;
  });
  for (let turn = 0; turn < 200 && !isHeard; turn += 1) {
    const { revision, lists } = await client.settings.get({});
    await client.settings.saveLists({ revision, lists: { regions: lists.regions } });
  }
  await heard;
}
