// actors.previewImport, import, importState, cancelImport, listImports, undoImport: how lists get
// into the address book and out of it again.
import { loadSettings } from '#core/settings/load-settings.ts';
import type { EventBus } from '#core/event-bus.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Fingerprint } from '#core/ports/fingerprint.ts';
import type { Ids } from '#core/ports/ids.ts';
import type { SpreadsheetReader, Table } from '#core/ports/spreadsheet-reader.ts';
import type { Store } from '#core/ports/store.ts';
import type { StoredRecord } from '#core/ports/stored-records.ts';
import { fromBase64 } from '#shared/base64.ts';
import type { ImportField, ImportInput, ImportOutcome } from '#shared/contract/actor-import.ts';
import type { actors } from '#shared/contract/actors.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { ImportJob, ImportJobs } from './import-jobs.ts';
import { keepClosed } from './kept-leaves.ts';
import { restrictedAgain } from './kept-restrictions.ts';
import { mapColumns } from './map-columns.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { loadSuppression } from './suppression.ts';
import { importRecord, KEPT_IMPORTS, planUndo } from './undo-import.ts';

export interface ImportSurroundings {
  imports: ImportJobs;
  store: Store;
  spreadsheet: SpreadsheetReader;
  fingerprint: Fingerprint;
  ids: Ids;
  clock: Clock;
  events: EventBus;
}
type ImportHandlers = Pick<
  Handlers<typeof actors>,
  'previewImport' | 'import' | 'importState' | 'cancelImport' | 'listImports' | 'undoImport'
>;

const PREVIEW_ROWS = 200;
const SAMPLES = 3;

export function createImportHandlers({
  store,
  spreadsheet,
  fingerprint,
  ids,
  clock,
  events,
  imports,
}: ImportSurroundings): ImportHandlers {
  async function read({ file, fileName, columns }: ImportInput, job: ImportJob) {
    await job.reached('reading', 0, 0);
    const table = await spreadsheet.read(fromBase64(file), fileName, (rows) =>
      job.reached('reading', rows, 0),
    );
    const fields = columns
      ? table.header.map((_, at) => columns[at] ?? 'ignore')
      : mapColumns(table.header);
    if (!namesSomebody(fields)) throw new AppError('import.no-address-column', {});
    return { table, fields };
  }

  const seenNow = async () => ({
    existing: await store.actors.list(),
    suppressions: await store.suppressions.list(),
  });
  type Seen = Awaited<ReturnType<typeof seenNow>>;
  const isOutdated = async (seen: Seen) => {
    const now = await seenNow();
    return (
      !isSameList(seen.existing, now.existing) || !isSameList(seen.suppressions, now.suppressions)
    );
  };

  async function plan(
    { table, fields }: Awaited<ReturnType<typeof read>>,
    { legalBasis, defaults, fileName }: ImportInput,
    job: ImportJob,
  ) {
    const total = table.rows.length;
    await job.reached('checking', 0, total);
    const [seen, { lists }, isSuppressed] = await Promise.all([
      seenNow(),
      loadSettings(store),
      loadSuppression(store, fingerprint),
    ]);
    const planning = planImport({
      table,
      fields,
      existing: seen.existing,
      lists,
      isSuppressed,
      legalBasis,
      defaults,
      fileName,
      ids,
      at: clock.now(),
    });
    let step = planning.next();
    for (; !step.done; step = planning.next()) await job.reached('checking', step.value, total);
    return { planned: step.value, seen, outcome: importOutcome(table, fields, step.value) };
  }

  return {
    previewImport: (input) =>
      imports.preview(input, async (job) => {
        const { planned, outcome } = await plan(await read(input, job), input, job);
        return {
          ...outcome,
          rows: planned.rows.filter(({ action }) => action !== 'refuse').slice(0, PREVIEW_ROWS),
        };
      }),

    import: (input) =>
      imports.import(input, async (job): Promise<ImportOutcome> => {
        const list = await read(input, job);
        for (;;) {
          const { planned, seen, outcome } = await plan(list, input, job);
          if (planned.actors.length === 0) return { ...outcome, importId: null };
          job.beginSaving();
          // First, so that nothing is imported that could not be undone; without the actors it says
          // nothing about anybody.
          const record = await store.imports.put(
            importRecord(
              { id: job.id, at: clock.now(), fileName: input.fileName },
              planned.actors,
              seen.existing,
            ),
          );
          try {
            // Whoever was edited or left meanwhile is planned for as they are now.
            if (!(await isOutdated(seen))) {
              await store.actors.putMany(planned.actors);
              // One too many does no harm; the import itself is done.
              await store.imports
                .change({ remove: (await store.imports.list()).slice(0, -KEPT_IMPORTS) })
                .catch(() => undefined);
              events.publish('actors.changed', { count: planned.actors.length });
              return { ...outcome, importId: record.id };
            }
          } catch (error) {
            await store.imports.remove(record.id, record.revision).catch(() => undefined);
            throw error;
          }
          await store.imports.remove(record.id, record.revision);
        }
      }),

    importState: ({ id }) => Promise.resolve(imports.state(id)),

    // One that can be undone is past cancelling, however long ago it was.
    async cancelImport({ id }) {
      return { isCancelled: !(await store.imports.get(id)) && (await imports.cancel(id)) };
    },

    async listImports() {
      const kept = (await store.imports.list()).toReversed();
      return {
        items: kept.map(({ id, at, fileName = '', created, updated }) => ({
          id,
          at,
          fileName,
          created: created.length,
          updated: updated.length,
        })),
      };
    },

    async undoImport({ importId }) {
      const record = await store.imports.get(importId);
      if (!record) throw new AppError('import.not-found', { id: importId });
      const existing = await store.actors.list();
      const { put, remove, kept } = planUndo(record, existing);
      const touched = new Set([...put, ...remove].map(({ id }) => id));
      const changed = existing.filter(({ id }) => touched.has(id));
      const asListed = await keepClosed({ store, fingerprint, clock }, changed, put);
      await store.actors.change({ put: asListed, remove });
      await restrictedAgain({ store, fingerprint, clock }, asListed);
      await store.imports.remove(record.id, record.revision);
      imports.forget(importId);
      const undone = put.length + remove.length;
      events.publish('actors.changed', { count: undone });
      return { undone, kept };
    },
  };
}

const isSameList = (some: readonly StoredRecord[], others: readonly StoredRecord[]): boolean =>
  some === others || (some.length === others.length && some.every((one, at) => one === others[at]));

const namesSomebody = (fields: readonly ImportField[]) =>
  (['actor', 'fullName', 'lastName', 'email'] as const).some((field) => fields.includes(field));

function importOutcome(
  table: Table,
  fields: readonly ImportField[],
  { counts, rows, actors }: ImportPlan,
) {
  const samples = (column: number) =>
    [
      ...new Set(
        table.rows
          .slice(0, 50)
          .map(({ cells }) => cells[column] ?? '')
          .filter((cell) => cell.trim() !== ''),
      ),
    ].slice(0, SAMPLES);
  return {
    counts: { ...counts },
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: table.header.map((header, column) => ({
      header,
      field: fields[column]!,
      samples: samples(column),
    })),
    refused: rows.filter(({ action }) => action === 'refuse'),
    withoutLegalBasis: actors.reduce(
      (sum, { contacts }) =>
        sum +
        contacts.filter(
          ({ email, legalBasis, state }) =>
            email !== null && legalBasis === null && state === 'active',
        ).length,
      0,
    ),
  };
}
