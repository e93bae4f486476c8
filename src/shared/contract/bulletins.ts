import { z } from 'zod';
import { command, event, query } from '#shared/define.ts';
import {
  BlobId,
  BlockId,
  BulletinId,
  Bytes,
  ContactId,
  FileName,
  Instant,
  Language,
  Line,
  MiB,
  Page,
  PageInput,
  Revision,
  SenderId,
  TemplateId,
} from '#shared/values.ts';
import { Block } from './blocks.ts';

export const MAX_IMAGE_BYTES = 5 * MiB;

export const Bulletin = z.object({
  id: BulletinId,
  revision: Revision,
  subject: Line(300),
  preheader: Line(300).default(''),
  language: Language,
  templateId: TemplateId,
  /** null = the first sender of the settings. */
  senderId: SenderId.nullable().default(null),
  blocks: z.array(Block).max(200),
  /** The subject it was copied with. Kept while it has none of its own. */
  copyOf: Line(300).optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Bulletin = z.infer<typeof Bulletin>;

export const Severity = z.enum(['block', 'warn']);
export type Severity = z.infer<typeof Severity>;
export const FindingRule = z.enum([
  'sender-missing',
  'imprint-missing',
  'subject-missing',
  'subject-long',
  'preheader-missing',
  'preheader-length',
  'content-missing',
  'language-unsupported',
  'size-too-large',
  'size-large',
  'images-large',
  'alt-missing',
  'image-missing',
  'link-missing',
  'link-text-generic',
  'link-text-ambiguous',
  'link-personalised',
  'button-text-missing',
  'heading-empty',
  'heading-skipped',
  'heading-shouting',
  'event-incomplete',
  'event-ends-before-start',
  'merge-field-unknown',
  'contrast-low',
  'block-not-allowed',
  'html-lang',
  'html-dir',
  'html-title',
  'html-headings',
  'html-alt',
  'html-table-role',
  'html-remote',
  'text-part-incomplete',
  'event-past',
  'subject-as-last-time',
  'address-unsendable',
  'image-moves',
  'subject-past',
  'deadline-past',
  'weekday-wrong',
  'date-impossible',
]);
export type FindingRule = z.infer<typeof FindingRule>;
/** One thing to repair. `block` prevents sending. */
export const Finding = z.object({
  rule: FindingRule,
  severity: Severity,
  blockId: BlockId.nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

const Rendered = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** Size of the HTML part as it arrives, in bytes. */
  htmlBytes: z.int(),
});
const Checked = z.object({
  findings: z.array(Finding),
  /** A finding of severity `block` exists. */
  isBlocked: z.boolean(),
  /** Of the longest mail this becomes. */
  htmlBytes: z.int(),
});
const Draft = Bulletin.omit({ copyOf: true, createdAt: true, updatedAt: true });

export const bulletins = {
  create: command('Begins a bulletin from a template.', {
    input: z.object({
      subject: Line(300).default(''),
      templateId: TemplateId.optional(),
      language: Language.default('de'),
      blocks: z.array(Block).max(200).default([]),
    }),
    output: Bulletin,
    errors: ['template.not-found', 'block.not-allowed'],
  }),
  save: command('Saves a bulletin that was read at this revision.', {
    input: z.object({ bulletin: Draft }),
    output: Bulletin,
    errors: ['bulletin.not-found', 'store.conflict', 'template.not-found', 'block.not-allowed'],
  }),
  duplicate: command('Begins a new bulletin with the content of another one.', {
    input: z.object({ id: BulletinId }),
    output: Bulletin,
    errors: ['bulletin.not-found', 'template.not-found', 'block.not-allowed'],
  }),
  remove: command(
    'Removes a bulletin; answers with what was removed, which `restore` takes back. Deliveries keep their frozen content.',
    {
      input: z.object({ id: BulletinId, revision: Revision }),
      output: Bulletin,
      errors: ['bulletin.not-found', 'store.conflict'],
    },
  ),
  restore: command('Puts a removed bulletin back. Refused when there is one with its id.', {
    input: z.object({ bulletin: Bulletin }),
    output: Bulletin,
    errors: ['store.conflict'],
  }),
  get: query('One bulletin.', {
    input: z.object({ id: BulletinId }),
    output: Bulletin,
    errors: ['bulletin.not-found'],
  }),
  list: query('Bulletins, newest first.', {
    input: z.object({
      /**
       * Found in subject or preheader, whatever the case, the accents and the signs of inclusive
       * German.
       */
      search: z.string().max(200).default(''),
      ...PageInput,
    }),
    output: Page(Bulletin.omit({ blocks: true }).extend({ blockCount: z.int() })),
  }),
  addImage: command(
    'Keeps an image for bulletins. PNG, JPEG or GIF; place and camera data (EXIF) are removed, what moves for more than five seconds stands still.',
    {
      input: z.object({ file: Bytes(MAX_IMAGE_BYTES), fileName: FileName.default('') }),
      output: z.object({
        image: BlobId,
        mime: z.string(),
        width: z.int(),
        height: z.int(),
        bytes: z.int(),
        /** It moved; its first picture alone was kept. */
        isStilled: z.boolean(),
      }),
      errors: ['image.unsupported', 'image.too-large'],
    },
  ),
  image: query('An image kept for bulletins.', {
    input: z.object({ image: BlobId }),
    output: z.object({
      file: Bytes(MAX_IMAGE_BYTES),
      mime: z.string(),
      width: z.int(),
      height: z.int(),
    }),
    errors: ['image.not-found'],
  }),
  render: query(
    'The bulletin as a mail program will show it, for one contact or a sample person. Images are inlined as data URLs.',
    {
      input: z.object({ id: BulletinId, contactId: ContactId.optional() }),
      output: Rendered,
      errors: [
        'bulletin.not-found',
        'contact.not-found',
        'template.not-found',
        'template.broken',
        'render.failed',
      ],
    },
  ),
  preview: query(
    'A draft as it stands in the editor, saved or not: what `render` shows and what `check` finds, made at once. Keeps nothing.',
    {
      input: z.object({ bulletin: Draft, contactId: ContactId.optional() }),
      output: Rendered.extend(Checked.shape).extend({
        /**
         * What each merge field says for this person; empty = nothing. Without the link to
         * unsubscribe.
         */
        merge: z.record(z.string(), z.string()),
      }),
      errors: ['contact.not-found', 'template.not-found', 'template.broken', 'render.failed'],
    },
  ),
  check: query('What must or should be repaired before sending.', {
    input: z.object({ id: BulletinId }),
    output: Checked,
    errors: ['bulletin.not-found', 'template.not-found', 'template.broken', 'render.failed'],
  }),
};

export const bulletinsEvents = {
  'bulletins.changed': event(
    'A bulletin was created, changed or removed.',
    z.object({ id: BulletinId }),
  ),
};
