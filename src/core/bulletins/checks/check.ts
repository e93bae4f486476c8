// What a check is: it looks at a bulletin and at the mail made of it, and names what must or should
// be repaired. One rule per file, named like the rule.
import type { Block } from '#shared/contract/blocks.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { BlobId, BlockId, LocalDate } from '#shared/values.ts';
import type { PlacedImage } from '#core/bulletins/blocks-to-mjml.ts';
import type { Tag } from '#core/bulletins/markup.ts';

export interface Examined {
  readonly bulletin: Bulletin;
  /** null when there is none. */
  readonly sender: Sender | null;
  readonly template: Template;
  /** The bulletin's blocks, rich text sanitised. */
  readonly blocks: readonly Block[];
  readonly images: ReadonlyMap<BlobId, PlacedImage>;
  readonly html: string;
  readonly tags: readonly Tag[];
  readonly text: string;
  /** Of the longest mail this becomes: see `longest-mail.ts`. */
  readonly htmlBytes: number;
  readonly subjectLength: number;
  readonly preheaderLength: number;
  /** The day it is in Berlin. */
  readonly today: LocalDate;
  /** Of the last other bulletin that went out by mail; null when none did. */
  readonly lastSentSubject: string | null;
}

export interface Found {
  readonly blockId?: BlockId;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** Nothing found = silent. Severity is the table's: see `check-bulletin.ts`. */
export type Check = (examined: Examined) => Found[];

export const once = (isFound: boolean, data: Found['data'] = {}): Found[] =>
  isFound ? [{ data }] : [];
