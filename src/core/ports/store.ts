// Keeps the nouns of the contract, and what belongs to them, across the end of the program.
import type { Actor } from '#shared/contract/actor.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Segment } from '#shared/contract/segments.ts';
import type {
  ExampleRecord,
  ImportRecord,
  SettingsRecord,
  StoredRecord,
  SuppressionEntry,
} from './stored-records.ts';

/**
 * One kind of noun. What it hands out is frozen: change a copy and put it back. A put is durable
 * when it resolves, or refused as a whole (`store.conflict`, `store.full`, `store.write-failed`,
 * `store.read-only`).
 */
export interface Collection<T extends StoredRecord> {
  get(id: T['id']): Promise<T | undefined>;
  /** In the order of creation. */
  list(): Promise<readonly T[]>;
  /**
   * `record.revision` is the one it was read with, 0 for a new one. Resolves with the record at its
   * next revision.
   */
  put(record: T): Promise<T>;
  /** All or none, one write. */
  putMany(records: readonly T[]): Promise<readonly T[]>;
  /** `store.conflict` when the revision is stale; removing what is not there is fine. */
  remove(id: T['id'], revision: number): Promise<void>;
  /** Puts and removals together: all or none, one write. Resolves with what was put. */
  change(changes: {
    readonly put?: readonly T[];
    readonly remove?: readonly StoredRecord[];
  }): Promise<readonly T[]>;
  /**
   * Puts back what was removed, at a revision nobody has seen. `store.conflict` when the id exists.
   */
  restore(record: T): Promise<T>;
}

export interface Store {
  readonly settings: Collection<SettingsRecord>;
  readonly actors: Collection<Actor>;
  readonly suppressions: Collection<SuppressionEntry>;
  readonly imports: Collection<ImportRecord>;
  readonly example: Collection<ExampleRecord>;
  readonly segments: Collection<Segment>;
  readonly bulletins: Collection<Bulletin>;
  readonly deliveries: Collection<Delivery>;
  readonly concerns: Collection<Concern>;
  readonly incoming: Collection<Incoming>;
  readonly folder: {
    readonly path: string;
    readonly isReadOnly: boolean;
    readonly restored: readonly { file: string; keptAs: string | null }[];
    /** Single records that could not be worked with, and the copy of the file they are kept in. */
    readonly setAside: readonly { file: string; keptAs: string | null; names: readonly string[] }[];
  };
}
