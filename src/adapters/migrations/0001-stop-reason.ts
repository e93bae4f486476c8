// A delivery that stopped said so by a code alone; now the reason has data. What was stored keeps
// its code.
import { readStopReason } from '#shared/stop-reason.ts';
import type { Migration } from './migration.ts';

export const stopReason: Migration = {
  collection: 'deliveries',
  to: 2,
  migrate: (records) =>
    records.map((record) => {
      const { stoppedBy } = record as { stoppedBy?: unknown };
      return { ...(record as object), stoppedBy: readStopReason(stoppedBy) };
    }),
};
