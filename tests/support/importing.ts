// What an address book needs to import lists, besides its store: the real reader, and turns given
// as the test says.
import { spreadsheetReader } from '#adapters/spreadsheet-reader.ts';
import { createImportJobs } from '#core/actors/import-jobs.ts';
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { GiveWay } from '#core/ports/give-way.ts';
import type { Ids } from '#core/ports/ids.ts';

export const importing = (
  around: { events: EventBus; clock: Clock; ids: Ids },
  giveWay: GiveWay = () => Promise.resolve(),
) => ({ spreadsheet: spreadsheetReader, imports: createImportJobs({ ...around, giveWay }) });

export interface Turnstile {
  readonly giveWay: GiveWay;
  /** The first who gives way while `isHere` is true waits until it is opened. */
  holdWhen(isHere: () => boolean): void;
  /** Resolves when somebody waits. */
  arrived(): Promise<void>;
  open(): void;
}

/** Long work stopped at the place a test wants to look at. */
export function turnstile(): Turnstile {
  let isHere = () => false;
  let arrival = Promise.withResolvers<void>();
  let opening = Promise.withResolvers<void>();
  return {
    giveWay: async () => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (!isHere()) return;
      isHere = () => false;
      arrival.resolve();
      await opening.promise;
    },
    holdWhen(condition) {
      isHere = condition;
      arrival = Promise.withResolvers();
      opening = Promise.withResolvers();
    },
    arrived: () => arrival.promise,
    open() {
      opening.resolve();
    },
  };
}
