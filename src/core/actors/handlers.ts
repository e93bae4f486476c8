// actors.*: the address book, and how lists get into it.
import { loadSettings } from '#core/settings/load-settings.ts';
import type { EventBus } from '#core/event-bus.ts';
import type { Clock, Fingerprint, Ids, SpreadsheetReader, Store, Table } from '#core/ports.ts';
import { fromBase64 } from '#shared/base64.ts';
import type { actors, ImportField, ImportInput } from '#shared/contract/actors.ts';
import type { Handlers } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { ActorId } from '#shared/values.ts';
import { mapColumns } from './map-columns.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { editedActor, newlyUnsubscribed } from './save-actor.ts';
import { nameOrder, searchActors } from './search-actors.ts';
import { loadSuppression } from './suppression.ts';
import { importRecord, KEPT_IMPORTS, planUndo } from './undo-import.ts';
import { suppress, undoUnsubscribe, unsubscribeContact } from './unsubscribe.ts';

interface Surroundings { store: Store; spreadsheet: SpreadsheetReader; fingerprint: Fingerprint; ids: Ids; clock: Clock; events: EventBus }

const PREVIEW_ROWS = 200;
const SAMPLES = 3;

export function createActorsHandlers(around: Surroundings): Handlers<typeof actors> {
  const { store, spreadsheet, fingerprint, ids, clock, events } = around;
  const inNameOrder = nameOrder();

  const plan = async ({ file, fileName, columns, legalBasis, defaults }: ImportInput) => {
    const table = await spreadsheet.read(fromBase64(file), fileName);
    const fields = columns ? table.header.map((_, at) => columns[at] ?? 'ignore') : mapColumns(table.header);
    if (!namesSomebody(fields)) throw new AppError('import.no-address-column', {});
    const [existing, { lists }, isSuppressed] = await Promise.all([store.actors.list(), loadSettings(store), loadSuppression(store, fingerprint)]);
    const planned = planImport({ table, fields, existing, lists, isSuppressed, legalBasis, defaults, fileName, ids, at: clock.now() });
    return { planned, existing, outcome: importOutcome(table, fields, planned) };
  };

  const byId = async (id: ActorId) => {
    const actor = await store.actors.get(id);
    if (!actor) throw new AppError('actor.not-found', { id });
    return actor;
  };

  return {
    async previewImport(input) {
      const { planned, outcome } = await plan(input);
      return { ...outcome, rows: planned.rows.filter(({ action }) => action !== 'refuse').slice(0, PREVIEW_ROWS) };
    },

    async import(input) {
      const { planned, existing, outcome } = await plan(input);
      if (planned.actors.length === 0) return { ...outcome, importId: null };
      // First, so that nothing is imported that could not be undone; without the actors it says nothing about anybody.
      const record = await store.imports.put(importRecord(ids.next('imp'), clock.now(), planned.actors, existing));
      try {
        await store.actors.putMany(planned.actors);
      } catch (error) {
        await store.imports.remove(record.id, record.revision).catch(() => undefined);
        throw error;
      }
      // One too many does no harm; the import itself is done.
      await store.imports.change({ remove: (await store.imports.list()).slice(0, -KEPT_IMPORTS) }).catch(() => undefined);
      events.publish('actors.changed', { count: planned.actors.length });
      return { ...outcome, importId: record.id };
    },

    async undoImport({ importId }) {
      const record = await store.imports.get(importId);
      if (!record) throw new AppError('import.not-found', { id: importId });
      const { put, remove, kept } = planUndo(record, await store.actors.list());
      await store.actors.change({ put, remove });
      await store.imports.remove(record.id, record.revision);
      const undone = put.length + remove.length;
      events.publish('actors.changed', { count: undone });
      return { undone, kept };
    },

    async list({ offset, limit, ...filter }) {
      const found = searchActors(inNameOrder(await store.actors.list()), filter);
      return { total: found.length, items: found.slice(offset, offset + limit) };
    },

    get: ({ id }) => byId(id),

    async save({ actor: edited }) {
      const known = edited.id === undefined ? undefined : await store.actors.get(edited.id);
      if (edited.id !== undefined && !known) throw new AppError('actor.not-found', { id: edited.id });
      if (edited.revision !== (known?.revision ?? 0)) throw new AppError('store.conflict', { id: edited.id ?? '', revision: edited.revision });
      const at = clock.now();
      const actor = editedActor(edited, known, ids, at);
      // Before the record, so a crash in between leaves the mailbox safe.
      for (const { email } of newlyUnsubscribed(actor, known)) if (email !== null) await suppress({ store, fingerprint }, email, at, 'unsubscribed', 'office');
      const saved = await store.actors.put(actor);
      events.publish('actors.changed', { count: 1 });
      return saved;
    },

    async remove({ id, revision }) {
      const actor = await byId(id);
      await store.actors.remove(id, revision);
      events.publish('actors.changed', { count: 1 });
      return actor;
    },

    async restore({ actor }) {
      const restored = await store.actors.restore(actor);
      events.publish('actors.changed', { count: 1 });
      return restored;
    },

    unsubscribe: ({ contactId }) => unsubscribeContact(around, contactId, 'unsubscribed', 'office'),
    undoUnsubscribe: ({ contactId }) => undoUnsubscribe(around, contactId),
  };
}

const namesSomebody = (fields: readonly ImportField[]) => (['actor', 'fullName', 'lastName', 'email'] as const).some((field) => fields.includes(field));

function importOutcome(table: Table, fields: readonly ImportField[], { counts, rows, actors }: ImportPlan) {
  const samples = (column: number) => [...new Set(table.rows.slice(0, 50).map(({ cells }) => cells[column] ?? '').filter((cell) => cell.trim() !== ''))].slice(0, SAMPLES);
  return {
    counts: { ...counts },
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: table.header.map((header, column) => ({ header, field: fields[column]!, samples: samples(column) })),
    refused: rows.filter(({ action }) => action === 'refuse'),
    withoutLegalBasis: actors.reduce((sum, { contacts }) => sum + contacts.filter(({ email, legalBasis, state }) => email !== null && legalBasis === null && state === 'active').length, 0),
  };
}
