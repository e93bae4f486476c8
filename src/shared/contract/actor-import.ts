// A list on its way into the address book: what is handed in, what became of each row, how far
// it is.
import { z } from 'zod';
import { ActorKindId, Bytes, FileName, ImportId, MiB, RegionId, TopicId } from '#shared/values.ts';
import { Level, LegalBasis } from './actor.ts';

export const ImportField = z.enum([
  'actor',
  'kind',
  'level',
  'regions',
  'topics',
  'street',
  'postalCode',
  'city',
  'website',
  'function',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'phone',
  'language',
  'legalBasis',
  'ignore',
]);
export type ImportField = z.infer<typeof ImportField>;

export const MAX_IMPORT_BYTES = 50 * MiB;

export const MAX_IMPORT_ROWS = 200_000;

export const MAX_IMPORT_COLUMNS = 200;

export const ImportInput = z.object({
  /**
   * Made by the caller: asked about with `importState`, ended with `cancelImport`, taken back with
   * `undoImport`. Left out = given by the program.
   */
  id: ImportId.optional(),
  /** CSV with `;`, `,` or tab; UTF-8 (with or without BOM) or Windows-1252. */
  file: Bytes(MAX_IMPORT_BYTES),
  fileName: FileName.default(''),
  /** Which column is what, by position; left out = worked out from the header words. */
  columns: z.array(ImportField).max(MAX_IMPORT_COLUMNS).optional(),
  /**
   * Applies to rows that name none of their own. Left out = such contacts are kept but not written
   * to.
   */
  legalBasis: LegalBasis.optional(),
  /** Applies to rows that name none. */
  defaults: z
    .object({
      kind: ActorKindId.optional(),
      level: Level.optional(),
      regions: z.array(RegionId).optional(),
      topics: z.array(TopicId).optional(),
    })
    .prefault({}),
});
export type ImportInput = z.infer<typeof ImportInput>;

export const RowAction = z.enum(['create', 'update', 'unchanged', 'refuse']);
export type RowAction = z.infer<typeof RowAction>;

/** Why a row was refused, or what is worth knowing about a row that was taken. */
export const RowNote = z.enum([
  'no-actor-name',
  'no-address',
  'address-invalid',
  'address-suppressed',
  'contact-unsubscribed',
  'duplicate-of-line',
  'too-few-columns',
  'too-many-columns',
  'too-many-contacts',
  'unknown-region',
  'unknown-topic',
  'unknown-kind',
  'unknown-level',
  'unknown-legal-basis',
  'value-too-long',
  'control-character',
  'same-address-elsewhere',
  'name-unclear',
  'name-shortened',
  'person-died',
  'person-gone',
  'other-person-at-address',
]);
export type RowNote = z.infer<typeof RowNote>;

export const ImportRow = z.object({
  /**
   * Line in the file where the row begins, the header being line 1 (or later, after a `sep=` line).
   */
  line: z.int(),
  action: RowAction,
  actor: z.string(),
  email: z.string(),
  notes: z.array(
    z.object({ note: RowNote, value: z.string().default(''), line: z.int().optional() }),
  ),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportCounts = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const importOutcome = {
  counts: ImportCounts,
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum([';', ',', '\t']),
  columns: z.array(
    z.object({ header: z.string(), field: ImportField, samples: z.array(z.string()) }),
  ),
  /** Every refused row, in the order of the file. */
  refused: z.array(ImportRow),
  /**
   * Contacts with an address among the actors created or updated who cannot be written to, because
   * nobody said why they may be.
   */
  withoutLegalBasis: z.int(),
};

export const ImportOutcome = z.object({
  ...importOutcome,
  /** What `undoImport` takes; null = nothing changed. The last five imports can be undone. */
  importId: ImportId.nullable(),
});
export type ImportOutcome = z.input<typeof ImportOutcome>;

/** What an import or a preview is doing. Until `saving` it can be cancelled. */
export const ImportStep = z.enum(['reading', 'checking', 'saving', 'ended']);
export type ImportStep = z.infer<typeof ImportStep>;

export const importProgress = {
  step: ImportStep,
  /** Rows. */
  done: z.int(),
  /** Rows; 0 = not known yet. */
  total: z.int(),
};

export const ImportState = z.object({
  id: ImportId,
  fileName: z.string(),
  ...importProgress,
  /** Of an import that has ended. */
  outcome: ImportOutcome.nullable(),
});
export type ImportState = z.input<typeof ImportState>;

export const importErrors = [
  'import.empty',
  'import.no-rows',
  'import.not-text',
  'import.encoding-unknown',
  'import.too-large',
  'import.too-many-rows',
  'import.too-many-columns',
  'import.unclosed-quote',
  'import.no-address-column',
  'import.cancelled',
  'store.conflict',
] as const;
