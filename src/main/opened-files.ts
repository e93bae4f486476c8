// Files a person opened with the program ("Öffnen mit", or dropped on its icon): mails and lists.
// They wait here, named by their paths, until the page takes what is in them.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { MAX_IMPORT_BYTES } from '#shared/contract/actor-import.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/incoming.ts';
import type { OpenedFile } from '#shared/ipc.ts';

/** One byte more than either of them may have: the page says by itself that it is too large. */
const MAX_BYTES = Math.max(MAX_MAIL_BYTES, MAX_IMPORT_BYTES) + 1;
/** What the package offers itself for. */
const offered = new Set(['.eml', '.csv']);

export interface OpenedFiles {
  /** From a command line or from the system, whatever else is among it. */
  add(given: readonly string[], workingFolder: string): void;
  /** What came since the last time, each file once. */
  take(): Promise<readonly OpenedFile[]>;
}

/** `announce` is called when there is something to take. */
export function createOpenedFiles(announce: () => void): OpenedFiles {
  let paths: string[] = [];
  return {
    add(given, workingFolder) {
      const more = filesAmong(given, workingFolder);
      paths.push(...more);
      if (more.length > 0) announce();
    },
    async take() {
      const taken = [...new Set(paths)];
      paths = [];
      const files: OpenedFile[] = [];
      for (const path of taken) files.push({ name: basename(path), bytes: await bytesOf(path) });
      return files;
    },
  };
}

/**
 * Absolute paths of what the package offers itself for; switches and the program's own path are
 * none of them.
 */
export const filesAmong = (given: readonly string[], workingFolder: string): string[] =>
  given
    .filter((one) => !one.startsWith('-') && offered.has(extname(one).toLowerCase()))
    .map((one) => resolve(workingFolder, one));

/** null = it could not be read. Only an ordinary file: others may never end, or never begin. */
async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    if (!(await stat(path)).isFile()) return null;
    const parts: Buffer[] = [];
    for await (const part of createReadStream(path, { end: MAX_BYTES - 1 }))
      parts.push(part as Buffer);
    return new Uint8Array(Buffer.concat(parts));
  } catch {
    return null;
  }
}
