// Earlier states of the store's files, and the way back to one of them.
import type { BackupFile } from '#shared/contract/backup.ts';
import type { Instant, LocalDate } from '#shared/values.ts';

/** An earlier state of one file of the store. */
export interface Backup {
  readonly file: BackupFile;
  /**
   * Counts the saves of this file; names the state for good, whatever the copy is called by now.
   */
  readonly generation: number;
  readonly savedAt: Instant;
  readonly bytes: number;
  /** Its checksum is right and its shape is known. */
  readonly isReadable: boolean;
  /** The day whose daily copy it is; null = one of the latest five. */
  readonly day: LocalDate | null;
}

export interface Backups {
  /** By file, newest first; what the file holds now is not among them. */
  list(): Promise<readonly Backup[]>;
  /**
   * Its content becomes the newest generation, and what was there before a backup like the others.
   * Records that come back have a revision nobody has seen, and the suppression list forgets
   * nobody. Resolves, durably, with the generation it took the place of; null = nothing was
   * different. `backup.not-found`, `backup.unreadable`, `store.*`; then nothing has changed.
   * `before`: awaited with the records, before they are.
   */
  restore(
    file: BackupFile,
    generation: number,
    before?: (records: readonly unknown[]) => Promise<void>,
  ): Promise<number | null>;
}
