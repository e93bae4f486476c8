// A store in files with segments in it, on real files or on files that fail.
import { openJsonStore } from '#adapters/json-store.ts';
import type { Migration } from '#adapters/migrations/migration.ts';
import type { Segment } from '#shared/contract/segments.ts';
import type { FaultFs } from '#tests/support/fault-fs.ts';

export const segment = (id: string, name = id, revision = 0) =>
  ({ id: `seg_${id}`, revision, name, rule: { regions: ['reg_a'] } }) as unknown as Segment;
export const openReal = (folder: string) => openJsonStore(folder, { isReadOnly: false });
export const openFault = (fileSystem: FaultFs, migrations?: readonly Migration[]) =>
  openJsonStore('/data', { isReadOnly: false, fileSystem, ...(migrations && { migrations }) });
export const names = (records: readonly Segment[]) => records.map((record) => record.name);
export const namesOnDisk = async (files: FaultFs) =>
  names(await (await openFault(files)).segments.list());
