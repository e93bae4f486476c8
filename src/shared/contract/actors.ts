// actors.*: the address book, imports, leaving and coming back.
import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  ActorId,
  ContactId,
  ImportId,
  Instant,
  Line,
  Page,
  PageInput,
  PlainText,
  Revision,
} from '#shared/values.ts';
import { LegalBasis, Contact, Actor, WritingObstacle, ClosedContact } from './actor.ts';
import { ActorSort, ActorFilter, FoundPlace } from './actor-filter.ts';
import {
  ImportInput,
  ImportRow,
  importOutcome,
  ImportOutcome,
  importProgress,
  ImportState,
  importErrors,
} from './actor-import.ts';

/** As many contacts may get a legal basis at once. */
const MAX_LEGAL_BASES = 20_000;

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
