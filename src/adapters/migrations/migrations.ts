// How stored data follows a new shape: one file `NNNN-name.ts` per migration in this folder, listed
// here in order.
import { stopReason } from './0001-stop-reason.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [stopReason];
