// A list as text, and what an import of it would do.
import type { ImportCircumstances } from '#core/actors/import-circumstances.ts';
import { mapColumns } from '#core/actors/map-columns.ts';
import { planImport } from '#core/actors/plan-import.ts';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';
import { defaultSettings } from '#core/settings/default-settings.ts';
import { ImportRow } from '#shared/contract/actor-import.ts';
import { Actor } from '#shared/contract/actor.ts';
import { countedIds } from '#tests/support/steady-machine.ts';

export const at = '2026-03-02T09:00:00.000Z';
export const later = '2026-04-01T09:00:00.000Z';
const ids = countedIds();

function finished<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The first line is the header; cells are cut at semicolons, `|` stands for a line break inside a
 * cell.
 */
export function plan(text: string, more: Partial<ImportCircumstances> = {}) {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.replaceAll('|', '\n')));
  const planned = finished(
    planImport({
      table: { header: header!, rows: rows.map((cells, row) => ({ line: row + 2, cells })) },
      fields: mapColumns(header!),
      existing: [],
      lists: defaultSettings().lists,
      isSuppressed: () => false,
      legalBasis: undefined,
      defaults: {},
      fileName: 'liste.csv',
      ids,
      at,
      ...more,
    }),
  );
  for (const actor of planned.actors) Actor.parse(actor);
  for (const row of planned.rows) ImportRow.parse(row);
  return planned;
}
export const stored = (actors: readonly Actor[]) =>
  actors.map((actor) => Actor.parse({ ...actor, revision: actor.revision + 1 }));
export const notesOf = ({ rows }: ReturnType<typeof plan>) =>
  rows.map(({ line, action, notes }) => [line, action, ...notes.map(({ note }) => note)]);
export const suppressing = (address: string) => (one: string) =>
  mailboxKey(one) === mailboxKey(address);
