// An earlier state of a file of the data folder.
import { z } from 'zod';
import { Instant, LocalDate } from '#shared/values.ts';

/** A file of the data folder. */
export const BackupFile = z.enum([
  'settings.json',
  'actors.json',
  'suppressions.json',
  'segments.json',
  'bulletins.json',
  'deliveries.json',
  'concerns.json',
  'incoming.json',
  'imports.json',
  'example.json',
]);
export type BackupFile = z.infer<typeof BackupFile>;

export const Backup = z.object({
  file: BackupFile,
  /** Counts the saves of the file and names this state for good. */
  generation: z.int(),
  savedAt: Instant,
  bytes: z.int(),
  isReadable: z.boolean(),
  /** The day whose daily copy it is; null = one of the latest five. */
  day: LocalDate.nullable(),
});
