// The whole program on a real, new data folder. The apps of one test file share their
// workers: starting one takes longer than most tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createApp, openWorkers, templatesFolder, type AppConfig } from '#create-app';
import type { App } from '#shared/define.ts';

export interface TestApp extends App {
  readonly dataFolder: string;
}

const workers = openWorkers();
afterAll(() => workers.close());

/** On a folder that is there, and stays. */
export const openTestAppAt = (dataFolder: string, config: Partial<AppConfig> = {}): Promise<App> =>
  createApp({ dataFolder, door: 'test', templatesFolder: templatesFolder(), workers, ...config });

/** Closing it removes the folder. */
export async function openTestApp(config: Partial<AppConfig> = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kiezbrief-app-'));
  const app = await openTestAppAt(dataFolder, config);
  return {
    ...app,
    dataFolder,
    async close() {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
