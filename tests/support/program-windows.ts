// The built program as a person starts it, in a process of its own, with its window: the web host
// in a browser, or Electron's main process and preload with the double. It can die like in a power
// cut and be started again on the same data folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { joinChromium } from './chromium.ts';
import { startElectron } from './electron-run.ts';
import { ensureBuilt } from './ensure-built.ts';
import { openingPageOf } from './opening-address.ts';

export interface ProgramWindow {
  readonly page: Page;
  /** Requests to anybody else, and errors in the console while the program lived. */
  readonly problems: readonly string[];
  kill(): Promise<void>;
  close(): Promise<void>;
}
export type StartProgram = (dataFolder: string) => Promise<ProgramWindow>;

export const overWebHost =
  (browser: () => Browser): StartProgram =>
  async (dataFolder) => {
    const out = await ensureBuilt();
    const child = spawn(
      process.execPath,
      [join(out, 'main', 'host.js'), '--data', dataFolder, '--no-open', '--language', 'de'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    const { address } = await openingPageOf(child.stdout);
    const context = await browser().newContext({
      locale: 'de-DE',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    const problems = listenTo(page, new URL(address).origin);
    await page.goto(address);
    const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
      problems.stop();
      child.kill(signal);
      await ended;
      await context.close();
    };
    return {
      page,
      problems: problems.heard,
      kill: () => end('SIGKILL'),
      close: () => end('SIGTERM'),
    };
  };

export const overElectron: StartProgram = async (dataFolder) => {
  const port = await freePort();
  const electron = await startElectron(dataFolder, { env: { DOUBLE_STEERING_PORT: String(port) } });
  await electron.ask('evaluate', 'document.title');
  const page = await joinChromium(port);
  const problems = listenTo(page, new URL(page.url()).origin);
  await page.setViewportSize({ width: 1280, height: 900 });
  return {
    page,
    problems: problems.heard,
    async kill() {
      problems.stop();
      await electron.kill();
    },
    async close() {
      problems.stop();
      await electron.stop();
    },
  };
};

function listenTo(page: Page, origin: string) {
  const heard: string[] = [];
  let isOver = false;
  const add = (text: string) => {
    if (!isOver) heard.push(text);
  };
  page.on('request', (request) => {
    if (!/^(?:blob|data|about):/.test(request.url()) && !request.url().startsWith(`${origin}/`))
      add(request.url());
  });
  page.on('pageerror', (error) => {
    add(error.message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') add(message.text());
  });
  return {
    heard,
    stop: () => {
      isOver = true;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
