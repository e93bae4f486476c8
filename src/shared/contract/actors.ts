import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  ActorId,
  ActorKindId,
  Bytes,
  ContactId,
  DepartmentId,
  EmailAddress,
  FileName,
  ImportId,
  Instant,
  Language,
  Line,
  MiB,
  Name,
  Page,
  PageInput,
  PlainText,
  RegionId,
  Revision,
  TopicId,
} from '#shared/values.ts';

export const Level = z.enum(['local', 'district']);
export type Level = z.infer<typeof Level>;

export const PostalAddress = z.object({
  street: Line(200).default(''),
  postalCode: Line(20).default(''),
  city: Line(100).default(''),
});

/** What was agreed to, where it came from, and when (Art. 7 (1) DSGVO). */
export const ConsentProof = z.object({
  wording: PlainText(4000).default(''),
  source: Line(500),
  at: Instant,
});
/**
 * Why this contact may be written to (Art. 6 DSGVO). Every basis needs its proof: an origin at
 * least.
 */
export const LegalBasis = z.object({
  basis: z.enum(['consent', 'public-task', 'agreement', 'own-request']),
  proof: ConsentProof,
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/**
 * `active` is written to; `unsubscribed` left by themselves and is never written to again;
 * `restricted` is out for now (Art. 18 DSGVO).
 */
export const ContactState = z.enum(['active', 'unsubscribed', 'restricted']);

/** How a person wants to be addressed; `neutral` greets by full name without Frau or Herr. */
export const Salutation = z.enum(['ms', 'mr', 'neutral']);
export type Salutation = z.infer<typeof Salutation>;

export const Contact = z.object({
  id: ContactId,
  /** The function survives the person: "Leitung", "Sekretariat". */
  function: Line(200).default(''),
  salutation: Salutation.default('neutral'),
  title: Line(50).default(''),
  firstName: Line(100).default(''),
  lastName: Line(100).default(''),
  email: EmailAddress.nullable().default(null),
  phone: Line(50).default(''),
  language: Language.default('de'),
  /**
   * null = nobody has said why this contact may be written to; such a contact is never written to.
   */
  legalBasis: LegalBasis.nullable().default(null),
  state: ContactState.default('active'),
  stateChangedAt: Instant.nullable().default(null),
  /** Was restricted before leaving: coming back does not lift that. Kept by the program alone. */
  wasRestricted: z.boolean().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const Actor = z.object({
  id: ActorId,
  revision: Revision,
  name: Name,
  kind: ActorKindId.nullable().default(null),
  level: Level.default('local'),
  regions: z.array(RegionId).max(100).default([]),
  topics: z.array(TopicId).max(100).default([]),
  /** For actors of the district level: which department they are. */
  department: DepartmentId.nullable().default(null),
  address: PostalAddress.prefault({}),
  website: Line(300).default(''),
  contacts: z.array(Contact).max(200).default([]),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Actor = z.infer<typeof Actor>;

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
/** As many contacts may get a legal basis at once. */
export const MAX_LEGAL_BASES = 20_000;

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

const importOutcome = {
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

const ImportOutcome = z.object({
  ...importOutcome,
  /** What `undoImport` takes; null = nothing changed. The last five imports can be undone. */
  importId: ImportId.nullable(),
});
export type ImportOutcome = z.input<typeof ImportOutcome>;

/** What an import or a preview is doing. Until `saving` it can be cancelled. */
export const ImportStep = z.enum(['reading', 'checking', 'saving', 'ended']);
export type ImportStep = z.infer<typeof ImportStep>;
const importProgress = {
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

const importErrors = [
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

/**
 * Why a contact is not written to: the first of these that holds. `suppressed` = the mailbox is on
 * the suppression list, whatever this contact says.
 */
export const WritingObstacle = z.enum([
  'unsubscribed',
  'restricted',
  'no-address',
  'suppressed',
  'no-legal-basis',
]);
export type WritingObstacle = z.infer<typeof WritingObstacle>;

/**
 * A contact about whom nothing says so, but whose mailbox is closed: by the suppression list, or at
 * another actor.
 */
const ClosedContact = z.object({ contactId: ContactId, obstacle: WritingObstacle });
export type ClosedContact = z.infer<typeof ClosedContact>;

/** `changed`: by their last change, the longest unchanged first. */
export const ActorSort = z.enum(['name', 'changed']);
export type ActorSort = z.infer<typeof ActorSort>;

export const ActorFilter = z.object({
  /**
   * Every word must be in a name, a function, an address, a street, or in the name of a region,
   * topic or kind; ignores case, accents and gender signs ("akteurinnen" finds "Akteur*innen").
   * Telephone numbers are found in any spelling ("+49 30 ..." finds "030/...").
   */
  search: z.string().max(200).default(''),
  regions: z.array(RegionId).default([]),
  topics: z.array(TopicId).default([]),
  kinds: z.array(ActorKindId).default([]),
  levels: z.array(Level).default([]),
  /** Actors with a contact that is not written to for one of these reasons. */
  obstacles: z.array(WritingObstacle).default([]),
  /** Only what this import created or changed; known of the last five. */
  importId: ImportId.optional(),
});
export type ActorFilter = z.infer<typeof ActorFilter>;

/** Where a search found somebody. */
export const FoundField = z.enum([
  'kind',
  'regions',
  'topics',
  'contacts',
  'email',
  'address',
  'phone',
]);
export type FoundField = z.infer<typeof FoundField>;
/** What was searched for stands there, in these words, and not in the actor's name. */
const FoundPlace = z.object({ actorId: ActorId, field: FoundField, text: z.string() });
export type FoundPlace = z.infer<typeof FoundPlace>;

/** A consent that brings somebody back is proven in full. */
const NewConsent = z.object({
  wording: PlainText(4000).min(1),
  source: Line(500).min(1),
  at: Instant,
});
const Returned = z.object({
  contactId: ContactId,
  legalBasis: LegalBasis.nullable(),
  wasUnsubscribed: z.boolean(),
  wasClosed: z.boolean(),
});

export const actors = {
  previewImport: query('What an import would do, row by row. Changes nothing.', {
    input: ImportInput,
    output: z.object({
      ...importOutcome,
      /** The first 200 rows that would be taken. */
      rows: z.array(ImportRow),
    }),
    errors: importErrors,
  }),
  import: command(
    'Imports a list of actors. All good rows are kept; each refused row is listed with its line and reason.',
    {
      input: ImportInput,
      output: ImportOutcome,
      errors: [...importErrors, 'import.running'],
    },
  ),
  importState: query(
    'How far an import is, or the import that is running. Tells the outcome of the last one until the next ends; null = nothing came of it, or it is not known.',
    {
      input: z.object({
        /** Left out = the import that is running now. */
        id: ImportId.optional(),
      }),
      output: ImportState.nullable(),
    },
  ),
  cancelImport: command(
    'Ends an import or a preview before anything is saved; answers when it has ended. One that has not begun yet will not begin.',
    {
      input: z.object({ id: ImportId }),
      output: z.object({
        /** false = too late: it is being saved, or has ended. */
        isCancelled: z.boolean(),
      }),
    },
  ),
  listImports: query('The imports that can be undone, newest first: the last five.', {
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: ImportId,
          at: Instant,
          /** Empty = not known. */
          fileName: z.string(),
          /** Actors. */
          created: z.int(),
          updated: z.int(),
        }),
      ),
    }),
  }),
  undoImport: command(
    'Takes an import back: what it created is removed, what it changed is as before. Whatever was changed since stays.',
    {
      input: z.object({ importId: ImportId }),
      output: z.object({
        /** Actors that are as before the import. */
        undone: z.int(),
        /** Actors that were changed or removed since and stay as they are. */
        kept: z.int(),
      }),
      errors: ['import.not-found', 'store.conflict'],
    },
  ),
  list: query(
    'Actors by name or by their last change, and how many of their contacts are not written to.',
    {
      input: ActorFilter.extend({
        ...PageInput,
        sort: ActorSort.default('name'),
        isDescending: z.boolean().default(false),
      }),
      output: Page(Actor).extend({
        /** Contacts per obstacle, among all actors found when `obstacles` asks nothing. */
        obstacles: z.record(WritingObstacle, z.int()),
        /** Of the actors on this page. */
        closed: z.array(ClosedContact),
        /** Of the actors on this page, where their names do not say why they were found. */
        places: z.array(FoundPlace),
      }),
    },
  ),
  closed: query(
    'Contacts of an actor who are not written to although nothing about them says so: their mailbox is on the suppression list, or closed at another actor.',
    {
      input: z.object({ id: ActorId }),
      output: z.array(ClosedContact),
      errors: ['actor.not-found'],
    },
  ),
  addLegalBasis: command(
    'Notes one legal basis for every contact found that lacks nothing else. Changes nothing when there are more or fewer of them than somebody saw.',
    {
      input: z.object({
        filter: ActorFilter,
        /** How many contacts somebody saw. */
        expected: z.int().min(1).max(MAX_LEGAL_BASES),
        legalBasis: LegalBasis,
      }),
      output: z.object({
        /** What `removeLegalBasis` takes. */
        contactIds: z.array(ContactId),
      }),
      errors: ['contacts.others-meanwhile', 'store.conflict'],
    },
  ),
  removeLegalBasis: command(
    'Takes a legal basis back from those contacts who still have exactly this one.',
    {
      input: z.object({
        contactIds: z.array(ContactId).max(MAX_LEGAL_BASES),
        legalBasis: LegalBasis,
      }),
      output: z.object({
        /** Contacts who have none again. */
        undone: z.int(),
        /** Contacts who are gone or have another one since. */
        kept: z.int(),
      }),
      errors: ['store.conflict'],
    },
  ),
  get: query('One actor with its contacts.', {
    input: z.object({ id: ActorId }),
    output: Actor,
    errors: ['actor.not-found'],
  }),
  save: command(
    'Creates or changes an actor. Without an id a new one is made; revision 0 with it. Whoever left stays unsubscribed whatever `state` says.',
    {
      input: z.object({
        actor: Actor.omit({ createdAt: true, updatedAt: true })
          .partial({ id: true })
          .extend({
            contacts: z
              .array(Contact.partial({ id: true }))
              .max(200)
              .default([]),
          }),
      }),
      output: Actor,
      errors: ['actor.not-found', 'store.conflict'],
    },
  ),
  remove: command(
    'Removes an actor with its contacts; answers with what was removed, which `restore` takes back. Who unsubscribed stays on the suppression list.',
    {
      input: z.object({ id: ActorId, revision: Revision }),
      output: Actor,
      errors: ['actor.not-found', 'store.conflict'],
    },
  ),
  restore: command(
    'Puts a removed actor back. Refused when there is one with its id. Whoever unsubscribed meanwhile is not written to.',
    {
      input: z.object({ actor: Actor }),
      output: Actor,
      errors: ['store.conflict'],
    },
  ),
  unsubscribe: command(
    'Notes that a contact does not want to be written to any more, as said by phone or at a meeting.',
    {
      input: z.object({
        contactId: ContactId,
        /** Kept with it. */
        reason: Line(500).default(''),
      }),
      output: Actor,
      errors: ['contact.not-found', 'store.conflict'],
    },
  ),
  undoUnsubscribe: command(
    'Takes an unsubscribe back; that it was, and why it was taken back, stays on record. What a mail set off needs a reason.',
    {
      input: z.object({ contactId: ContactId, reason: Line(500).default('') }),
      output: Actor,
      errors: ['contact.not-found', 'unsubscribe.reason-needed', 'store.conflict'],
    },
  ),
  addConsent: command(
    'Notes a new consent of somebody who left or is on the suppression list: they are written to again. Counts for the mailbox, at every actor; that they had left stays on record.',
    {
      input: z.object({ contactId: ContactId, consent: NewConsent }),
      output: z.object({
        actor: Actor,
        /** What `undoConsent` takes: how every contact of the mailbox was before. */
        before: z.array(Returned),
      }),
      errors: [
        'contact.not-found',
        'consent.before-leaving',
        'consent.in-future',
        'store.conflict',
      ],
    },
  ),
  undoConsent: command(
    'Takes a new consent back from those who still have exactly this one; who had left has left again.',
    {
      input: z.object({ consent: NewConsent, before: z.array(Returned).max(1000) }),
      output: z.object({ undone: z.int() }),
      errors: ['store.conflict'],
    },
  ),
};

export const actorsEvents = {
  'actors.importProgressed': event(
    'An import or a preview moved on or ended.',
    z.object({ importId: ImportId, ...importProgress }),
  ),
  'actors.changed': event('Actors were created, changed or removed.', z.object({ count: z.int() })),
};
