// Rows + stored actors + suppression list -> what an import would do, without doing it. Three rules
// keep people safe and files repeatable:
//   an update never empties a field, never takes a region or topic away and never changes whether
//   somebody is written to; what an earlier row of the same file said stands, so the same file
//   imported twice changes nothing the second time; whoever left is not brought back by a list.
import type { Actor } from '#shared/contract/actor.ts';
import type { ImportCounts, ImportRow } from '#shared/contract/actor-import.ts';
import { nameKey } from './fold-text.ts';
import type { ImportCircumstances } from './import-circumstances.ts';
import { ImportIndex } from './import-index.ts';
import { basesOf } from './merge-row.ts';
import { placeRow } from './place-row.ts';
import { RowReader } from './read-row.ts';

export interface ImportPlan {
  readonly counts: ImportCounts;
  /** One for each row of the file, in its order. */
  readonly rows: readonly ImportRow[];
  /** New actors (revision 0) and changed ones, ready to be put. */
  readonly actors: readonly Actor[];
}

/** So many rows or stored actors take a few milliseconds. */
const AT_ONCE = 500;

/**
 * Linear in rows and stored actors. Stops every few milliseconds to say how many rows are placed,
 * so that others can have a turn and the rest can be left undone. Ids are drawn for what would be
 * created, even if the plan is only shown.
 */
export function* planImport(given: ImportCircumstances): Generator<number, ImportPlan, void> {
  const reader = new RowReader(
    given.table.header,
    given.fields,
    given.lists,
    given.at.slice(0, 10),
  );
  const index = new ImportIndex();
  let known = 0;
  for (const actor of given.existing) {
    index.know(actor);
    if (++known % AT_ONCE === 0) yield 0;
  }
  const circumstances = {
    ...given,
    departments: new Map(
      given.lists.departments.map(({ id, name }) => [nameKey(name), id] as const),
    ),
    bases: basesOf(given),
  };
  const rows: ImportRow[] = [];
  for (const row of given.table.rows) {
    const result = reader.read(row);
    rows.push(
      'refused' in result
        ? result.refused
        : placeRow(result.values, result.notes, index, circumstances),
    );
    if (rows.length % AT_ONCE === 0) yield rows.length;
  }
  const count = { create: 0, update: 0, unchanged: 0, refuse: 0 };
  for (const { action } of rows) count[action]++;
  return {
    counts: {
      rows: rows.length,
      created: count.create,
      updated: count.update,
      unchanged: count.unchanged,
      refused: count.refuse,
    },
    rows,
    actors: index.changed(),
  };
}
