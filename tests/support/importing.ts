// What an address book needs to import lists, besides its store: the real reader, and turns given as the test says.
import { spreadsheetReader } from '#adapters/spreadsheet-reader.ts';
import { createImportJobs } from '#core/actors/import-jobs.ts';
import type { EventBus } from '#core/event-bus.ts';
import type { Clock, GiveWay, Ids } from '#core/ports.ts';

export const importing = (around: { events: EventBus; clock: Clock; ids: Ids }, giveWay: GiveWay = () => Promise.resolve()) =>
  ({ spreadsheet: spreadsheetReader, imports: createImportJobs({ ...around, giveWay }) });
