// Backups as a calendar a person can read: by day, newest first. Pure.
import type { Output } from '#shared/define.ts';
import type { settings } from '#shared/contract/settings.ts';

export type Backup = Output<typeof settings.backups>['items'][number];
export interface BackupDay {
  /** `YYYY-MM-DD` in this machine's time. */
  day: string;
  items: Backup[];
}

/** `actors.json` is `actors` in the catalogue of names. */
export const subjectOf = (file: string): string => file.replace(/\.json$/, '');

/** The calendar day of an instant, as the person's clock has it. */
export function localDay(instant: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

export function backupsByDay(backups: readonly Backup[]): BackupDay[] {
  const days = new Map<string, Backup[]>();
  for (const backup of backups.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt))) {
    const day = localDay(new Date(backup.savedAt));
    days.set(day, [...(days.get(day) ?? []), backup]);
  }
  return [...days].map(([day, items]) => ({ day, items }));
}
