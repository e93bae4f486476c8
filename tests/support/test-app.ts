// The whole program on a real, new data folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, templatesFolder, type AppConfig } from '#create-app';
import type { App } from '#shared/define.ts';

export interface TestApp extends App {
  readonly dataFolder: string;
}

/** Closing it removes the folder. */
export async function openTestApp(config: Partial<AppConfig> = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kiezbrief-app-'));
  const app = await createApp({
    dataFolder,
    door: 'test',
    templatesFolder: templatesFolder(),
    ...config,
  });
  return {
    ...app,
    dataFolder,
    async close() {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
