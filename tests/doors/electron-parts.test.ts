// Parts of the Electron door, each without Electron:
//   * sleep and the end of a session pause what runs, in order and once; waking goes on with
//     exactly that; an end that was called off goes on too
//   * a page's file is saved where the person says, and nowhere else
//   * a packaged program has no developer tools
import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { restWithTheMachine } from '#main/rest-with-the-machine.ts';
import { saveFile } from '#main/save-file.ts';
import { windowOptions } from '#main/window.ts';
import type { App } from '#shared/define.ts';

afterEach(() => {
  vi.useRealTimers();
});

function machine({ isVisitor = false } = {}) {
  const states = new Map([
    ['dlv_1', 'running'],
    ['dlv_2', 'paused'],
    ['dlv_3', 'finished'],
  ]);
  const steps: string[] = [];
  const app: Pick<App, 'call' | 'isVisitor'> = {
    isVisitor: () => isVisitor,
    async call(name, input) {
      await Promise.resolve();
      if (name === 'deliveries.list')
        return {
          ok: true,
          value: { items: [...states].map(([id, state]) => ({ delivery: { id, state } })) },
        };
      const { id } = input as { id: string };
      steps.push(`${name.slice('deliveries.'.length)} ${id}`);
      states.set(id, name === 'deliveries.pause' ? 'paused' : 'running');
      return { ok: true, value: {} };
    },
  };
  const powerMonitor = new EventEmitter();
  const window = new EventEmitter();
  const quit = vi.fn();
  restWithTheMachine(powerMonitor as never, app, quit).watch(window as never);
  return { powerMonitor, window, steps, quit };
}
const settle = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

it('sleep pauses what runs, waking goes on with it and leaves the rest', async () => {
  const { powerMonitor, steps } = machine();
  powerMonitor.emit('suspend');
  powerMonitor.emit('resume');
  await settle();
  expect(steps).toEqual(['pause dlv_1', 'start dlv_1']);
  powerMonitor.emit('resume');
  await settle();
  expect(steps).toHaveLength(2);
});

it('leaves alone what another program sends, for it could not let it go on', async () => {
  const { powerMonitor, steps } = machine({ isVisitor: true });
  powerMonitor.emit('suspend');
  powerMonitor.emit('resume');
  await settle();
  expect(steps).toEqual([]);
});

it('the end of a session pauses first and quits then; one called off goes on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ended = machine();
  ended.window.emit('query-session-end');
  await settle();
  expect([ended.steps, ended.quit.mock.calls.length]).toEqual([['pause dlv_1'], 0]);
  ended.window.emit('session-end');
  vi.advanceTimersByTime(120_000);
  await settle();
  expect([ended.steps, ended.quit.mock.calls.length]).toEqual([['pause dlv_1'], 1]);

  const calledOff = machine();
  calledOff.window.emit('query-session-end');
  await settle();
  vi.advanceTimersByTime(120_000);
  await settle();
  expect(calledOff.steps).toEqual(['pause dlv_1', 'start dlv_1']);
});

it('a shutdown waits until the program has ended itself', () => {
  const { powerMonitor, quit } = machine();
  const preventDefault = vi.fn();
  powerMonitor.emit('shutdown', { preventDefault });
  expect([preventDefault.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1]);
});

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\\\Windows\\\\win.ini', 'win.ini'],
  ['abgelehnt.csv', 'abgelehnt.csv'],
])(
  '%s is suggested by its last name only, and goes where the person says',
  async (name, suggested) => {
    const ask = vi.fn(() => Promise.resolve({ canceled: false, filePath: '/gewählt/liste.csv' }));
    const write = vi.fn(() => Promise.resolve());
    expect(await saveFile(name, 'a;b', ask, write)).toBe(true);
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ defaultPath: suggested }));
    expect(write).toHaveBeenCalledWith('/gewählt/liste.csv', 'a;b');
  },
);

it('a mail is saved byte for byte', async () => {
  const write = vi.fn(() => Promise.resolve());
  const bytes = Uint8Array.from([0, 255, 13, 10]);
  expect(
    await saveFile(
      'inc_1.eml',
      bytes,
      () => Promise.resolve({ canceled: false, filePath: '/mails/a.eml' }),
      write,
    ),
  ).toBe(true);
  expect(write).toHaveBeenCalledWith('/mails/a.eml', bytes);
});

it.each([
  [undefined, 'x'],
  ['a', undefined],
  [{}, {}],
])('what is no name and no text (%j, %j) asks nobody', async (name, content) => {
  const ask = vi.fn();
  const write = vi.fn();
  expect(await saveFile(name, content, ask, write)).toBe(false);
  expect([ask.mock.calls, write.mock.calls]).toEqual([[], []]);
});

it('a person who changes their mind saves nothing', async () => {
  const write = vi.fn();
  expect(
    await saveFile('a.csv', 'x', () => Promise.resolve({ canceled: true, filePath: '' }), write),
  ).toBe(false);
  expect(write).not.toHaveBeenCalled();
});

it('developer tools are for those who build it', () => {
  expect(windowOptions('', '', false, true).webPreferences?.devTools).toBe(false);
  expect(windowOptions('', '', false, false).webPreferences?.devTools).toBe(true);
});
