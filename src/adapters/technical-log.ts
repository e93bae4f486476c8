// What went wrong, for people who repair it: JSON lines, three files of at most one megabyte, no
// addresses. It never fails itself.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import { incidentNumber } from '#shared/incident-number.ts';
import { filesAtOnce } from './file-system.ts';

const defaultMaxBytes = 1024 * 1024;
const keptFiles = 3;
const maxTextLength = 4000;
const maxCauses = 3;

/**
 * Writes at once: the next thing that happens may be the end of the process. `maxBytes` per file;
 * the oldest of three goes.
 */
export function createTechnicalLog(folder: string, maxBytes = defaultMaxBytes): TechnicalLog {
  const fileOf = (age: number) =>
    join(folder, age === 0 ? 'kiezbrief.log' : `kiezbrief.${age}.log`);

  function write(entry: Record<string, unknown>): void {
    try {
      filesAtOnce.makeFolder(folder);
      const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`;
      const size = statSync(fileOf(0), { throwIfNoEntry: false })?.size ?? 0;
      if (size > 0 && size + Buffer.byteLength(line) > maxBytes) rotate();
      filesAtOnce.append(fileOf(0), line);
    } catch {
      // A full or read-only disk must not turn a message about a fault into another fault.
    }
  }

  function rotate(): void {
    for (let age = keptFiles - 1; age > 0; age--) {
      if (statSync(fileOf(age - 1), { throwIfNoEntry: false }))
        filesAtOnce.rename(fileOf(age - 1), fileOf(age));
    }
  }

  return {
    incident(error, context) {
      const incident = context.incident ?? incidentNumber(randomBytes(6));
      write({ ...context, incident, error: describe(error) });
      return incident;
    },
    note(event, data = {}) {
      write({
        event,
        ...Object.fromEntries(
          Object.entries(data).map(([key, value]) => [
            key,
            typeof value === 'string' ? withoutAddresses(value) : value,
          ]),
        ),
      });
    },
  };
}

function describe(error: unknown, depth = 0): unknown {
  try {
    if (!(error instanceof Error)) return { thrown: typeof error };
    const code =
      'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
        ? { code: error.code }
        : {};
    const cause =
      error.cause !== undefined && depth < maxCauses
        ? { cause: describe(error.cause, depth + 1) }
        : {};
    return {
      name: withoutAddresses(error.name),
      ...code,
      stack: withoutAddresses(error.stack ?? error.message),
      ...cause,
    };
  } catch {
    return { thrown: 'unreadable' };
  }
}

const boundaries = /([\s<>()[\]"'`,;:|{}]+)/;

/**
 * Blanks every word with an `@` in it, also where it is written `%40`; a package's `/@scope` stays.
 */
export function withoutAddresses(text: string): string {
  return text
    .split(boundaries)
    .map((word) => (isAddressLike(word) ? '[address]' : word))
    .join('')
    .slice(0, maxTextLength);
}

const isAddressLike = (word: string): boolean =>
  word.includes('%40') || word.replaceAll('/@', '/').includes('@');
