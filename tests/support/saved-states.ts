// A durable file whose content tells which save it is: for tests of what is there after a fault.
import { durableFile, type DurableFile } from '#adapters/durable-file.ts';
import type { FileSystem } from '#adapters/file-system.ts';
import { AppError } from '#shared/errors.ts';

export const format = 'kiezbrief.test';
export const path = '/data/list.json';
export const open = (fileSystem?: FileSystem, at = path) =>
  durableFile({ path: at, format, schema: 1, fileSystem });
/** JSON of the given save. */
export const state = (round: number) =>
  JSON.stringify(Array.from({ length: 20 }, (_, index) => `Straße ${round} ${index}`));
export const codeOf = (error: unknown): string =>
  error instanceof AppError ? (error as AppError).code : String(error);

/** A file with the saves 1 to `rounds`. */
export async function saved(files?: FileSystem, rounds = 1, at = path): Promise<DurableFile> {
  const file = open(files, at);
  await file.load();
  for (let round = 1; round <= rounds; round++) await file.write(state(round));
  return file;
}

/** What a program that starts now would find. */
export async function loadedText(files?: FileSystem, at = path): Promise<string | undefined> {
  const loaded = await open(files, at).load();
  return loaded && JSON.stringify(loaded.data);
}
