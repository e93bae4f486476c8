// What an import is planned with: the list, what is stored, and what the person chose for all rows.
import type { Ids } from '#core/ports/ids.ts';
import type { Table } from '#core/ports/spreadsheet-reader.ts';
import type { Actor, LegalBasis } from '#shared/contract/actor.ts';
import type { ImportField, ImportInput } from '#shared/contract/actor-import.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { DepartmentId, Instant } from '#shared/values.ts';

export interface ImportCircumstances {
  readonly table: Pick<Table, 'header' | 'rows'>;
  readonly fields: readonly ImportField[];
  readonly existing: readonly Actor[];
  readonly lists: Lists;
  readonly isSuppressed: (mailbox: string) => boolean;
  readonly legalBasis: LegalBasis | undefined;
  readonly defaults: ImportInput['defaults'];
  readonly fileName: string;
  readonly ids: Ids;
  readonly at: Instant;
}

export interface Circumstances extends ImportCircumstances {
  readonly departments: ReadonlyMap<string, DepartmentId>;
  /** What a row that names a basis gets: its proof is this list. */
  readonly bases: Readonly<Record<LegalBasis['basis'], LegalBasis>>;
}
