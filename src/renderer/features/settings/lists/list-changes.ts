// One change of an editable list, and what takes it back. Pure: both work on the list as it is when
// they are asked, so that a change somebody else made in between stays.
import type { Lists } from '#shared/contract/lists.ts';

export type ListName = keyof Lists;
/** Only departments have an address. */
export interface Entry {
  id: string;
  name: string;
  address?: string | null;
}
export type ListChange = (entries: readonly Entry[]) => Entry[];

export const add =
  (entry: Entry, at?: number): ListChange =>
  (entries) =>
    entries.some(({ id }) => id === entry.id)
      ? [...entries]
      : entries.toSpliced(at ?? entries.length, 0, entry);
export const remove =
  (id: string): ListChange =>
  (entries) =>
    entries.filter((entry) => entry.id !== id);
export const replace =
  (entry: Entry): ListChange =>
  (entries) =>
    entries.map((other) => (other.id === entry.id ? entry : other));

export const moveTo =
  (id: string, place: number): ListChange =>
  (entries) => {
    const entry = entries.find((one) => one.id === id);
    return entry
      ? entries.filter((one) => one.id !== id).toSpliced(Math.max(0, place), 0, entry)
      : [...entries];
  };

/** In this order; what is not named stays at the end as it was. */
export const inOrder =
  (ids: readonly string[]): ListChange =>
  (entries) => {
    const place = new Map(ids.map((id, index) => [id, index]));
    return entries.toSorted(
      (one, other) => (place.get(one.id) ?? ids.length) - (place.get(other.id) ?? ids.length),
    );
  };

export const alphabetical =
  (locale: string): ListChange =>
  (entries) =>
    entries.toSorted((one, other) => one.name.localeCompare(other.name, locale, { numeric: true }));

const prefixes: Record<ListName, string> = {
  regions: 'reg',
  topics: 'top',
  departments: 'dep',
  actorKinds: 'kin',
};

/** 80 random bits: two windows may add at the same time. */
export const newEntryId = (list: ListName): string =>
  `${prefixes[list]}_${[...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

export const isTwice = (entries: readonly Entry[], name: string, except?: string): boolean =>
  entries.some(
    (entry) => entry.id !== except && entry.name.trim().toLowerCase() === name.trim().toLowerCase(),
  );
