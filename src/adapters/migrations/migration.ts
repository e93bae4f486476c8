// What every migration is.

/**
 * Brings all records of one collection from schema `to - 1` to schema `to`. Pure, because it runs
 * again if it was interrupted: the file keeps its old shape until the new one is durable, and after
 * that as its newest backup.
 */
export interface Migration {
  readonly collection: string;
  /** The first schema is 1, so a collection's first migration leads to 2. */
  readonly to: number;
  migrate(records: readonly unknown[]): readonly unknown[];
}
