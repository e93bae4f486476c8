// Starts the built program with the double of Electron in a process of its own, and lets a test ask
// it things.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './ensure-built.ts';
import { expect } from 'vitest';
import { createApp, templatesFolder } from '#create-app';

/** What the double of Electron saw. */
export interface Recorded {
  windowOptions: { webPreferences: object }[];
  schemes: object[];
  menu: { label: string; submenu: { label?: string }[] }[][];
  isSandboxed: boolean;
  prevented: string[];
  deniedWindows: string[];
  blocked: string[];
  focusCount: number;
  secondInstances: number;
}

export interface ElectronRun {
  /** Asks the double (see electron-double-answers.ts). */
  ask<Answer = unknown>(question: string, ...parameters: unknown[]): Promise<Answer>;
  /** The exit status, when it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it as a person would, or by force if it does not go. */
  stop(): Promise<number | null>;
  /** SIGKILL; its window goes with it. */
  kill(): Promise<void>;
  readonly errors: () => string;
}

export interface ElectronStart {
  readonly env?: Record<string, string>;
  /** As the system names them on the command line when a person opens them with the program. */
  readonly files?: readonly string[];
  /** What the system takes away from the rights of new files; a shell sets it. */
  readonly umask?: string;
}

export async function startElectron(
  dataFolder: string,
  { env = {}, files = [], umask }: ElectronStart = {},
): Promise<ElectronRun> {
  const out = await ensureBuilt();
  const register = fileURLToPath(new URL('./electron-register.mjs', import.meta.url));
  const main = join(out, 'main', 'index.js');
  const command = ['--import', register, main, '--data', dataFolder, ...files];
  const given =
    umask === undefined
      ? [process.execPath, ...command]
      : ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', process.execPath, ...command];
  const child = spawn(given[0]!, given.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ...env },
  });
  let errors = '';
  child.stderr?.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);

  let count = 0;
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  child.on('message', (message: { id: number; value?: unknown; failure?: string }) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.failure !== undefined) asked?.reject(new Error(message.failure));
    else asked?.resolve(message.value as never);
  });
  void ended.then((code) => {
    for (const { reject } of waiting.values()) reject(new Error(`ended with ${code}: ${errors}`));
  });

  const ask = <Answer>(question: string, ...parameters: unknown[]) =>
    new Promise<Answer>((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      child.send({ id, question, parameters }, (error) => {
        if (error) reject(error);
      });
    });
  return {
    ask,
    ended,
    errors: () => errors,
    async stop() {
      if (child.exitCode === null) await ask('closeLastWindow').catch(() => child.kill('SIGKILL'));
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** For a page to evaluate: resolves when it shows this. */
export const untilPageHas = (selector: string): string => `new Promise((resolve) => {
  const look = () => document.querySelector(${JSON.stringify(selector)}) ? resolve(true) : requestAnimationFrame(look);
  look();
})`;

/** A data folder that has something to show. */
export async function fillWithTwoActors(folder: string): Promise<void> {
  const app = await createApp({
    dataFolder: folder,
    door: 'test',
    templatesFolder: templatesFolder(),
  });
  const list = Buffer.from(
    'Einrichtung;E-Mail\nKita Löwenzahn;kita@example.org\nSchule am Park;schule@example.org\n',
  ).toString('base64');
  expect(await app.call('actors.import', { file: list, fileName: 'liste.csv' })).toMatchObject({
    ok: true,
  });
  await app.close();
}
