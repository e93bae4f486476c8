// A store in files whose one segment is saved under one name after the other.
import { openJsonStore, type JsonStore } from '#adapters/json-store.ts';
import type { Segment } from '#shared/contract/segments.ts';

export const segment = (name: string, id = 'a', revision = 0) =>
  ({ id: `seg_${id}`, revision, name, rule: { type: 'all', rules: [] } }) as unknown as Segment;
export const file = 'segments.json' as const;
export const open = (folder: string, today?: () => string) =>
  openJsonStore(folder, { isReadOnly: false, ...(today && { today }) });
export const names = async (store: JsonStore) =>
  (await store.segments.list()).map(({ name }) => name);
export const states = async (store: JsonStore) =>
  (await store.backups.list())
    .filter((backup) => backup.file === file)
    .map(({ generation }) => generation);
/** Saves the names one after the other into one record. */
export async function filled(store: JsonStore, ...saves: string[]): Promise<void> {
  for (const name of saves) {
    const [known] = await store.segments.list();
    await store.segments.put(known ? { ...known, name } : segment(name));
  }
}
