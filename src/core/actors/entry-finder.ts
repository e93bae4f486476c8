// Finds what a cell names in one of the office's lists: entries are looked up, never invented.
import { nameKey } from './fold-text.ts';

export type EntryFinder<Id> = (cell: string) => {
  readonly ids: readonly Id[];
  readonly unknown: readonly string[];
};

/**
 * Finds entries of one list by name: the whole cell first, because a name may hold a comma, then
 * its parts.
 */
export function entryFinder<Id extends string>(
  entries: readonly { id: Id; name: string }[],
): EntryFinder<Id> {
  const byName = new Map(entries.map(({ id, name }) => [nameKey(name), id] as const));
  const remembered = new Map<string, ReturnType<EntryFinder<Id>>>();
  const find = (cell: string) => {
    const whole = byName.get(nameKey(cell));
    if (whole) return { ids: [whole], unknown: [] };
    const ids = new Set<Id>();
    const unknown: string[] = [];
    for (const part of cell.split(/[,;/|]/)) {
      const name = part.trim();
      const id = byName.get(nameKey(name));
      if (id) ids.add(id);
      else if (name !== '') unknown.push(name);
    }
    return { ids: [...ids].slice(0, 100), unknown: unknown.slice(0, 20) };
  };
  return (cell) => {
    const known = remembered.get(cell);
    if (known) return known;
    const found = find(cell);
    remembered.set(cell, found);
    return found;
  };
}
