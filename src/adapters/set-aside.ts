// Records this program cannot work with, taken out of a file so that everything else in it goes on.
// They stay in a copy of the file as it was.
import { basename, dirname, join } from 'node:path';
import { isNestedTooDeep } from '#shared/nesting.ts';
import { nodeFileSystem, unreadable, type FileSystem } from './file-system.ts';
import { replaceFile } from './replace-file.ts';

/**
 * `names` are the words a person knows the records by; `keptAs` is the copy, null where nothing may
 * be written.
 */
export interface SetAside {
  readonly file: string;
  readonly keptAs: string | null;
  readonly names: readonly string[];
}

/** Frees the list of what nests too deep, before anything recursive looks at it. */
export function withoutTooDeep(records: readonly unknown[]): {
  readonly kept: readonly unknown[];
  readonly names: readonly string[];
} {
  const deep = records.filter((record) => isNestedTooDeep(record));
  if (deep.length === 0) return { kept: records, names: [] };
  return { kept: records.filter((record) => !deep.includes(record)), names: deep.map(nameOf) };
}

function nameOf(record: unknown): string {
  const { name, subject, fileName, id } = record as Partial<
    Record<'name' | 'subject' | 'fileName' | 'id', unknown>
  >;
  const found = [name, subject, fileName, id].find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found.slice(0, 200) : '?';
}

/**
 * Durable when it resolves: only then may the file itself lose them. Gives the name of the copy.
 */
export async function keepCopy(
  path: string,
  at: Date,
  files: FileSystem = nodeFileSystem,
): Promise<string> {
  const name = `${basename(path)}.set-aside-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  const bytes = await files.readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  await replaceFile(files, join(dirname(path), name), bytes);
  return name;
}
