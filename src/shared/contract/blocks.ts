// The typed pieces a bulletin is made of. Rich text is a small HTML: p, br, strong, em, ul, ol, li,
// a[href].
import { z } from 'zod';
import { BlobId, BlockId, Line, LocalDateTime, PlainText } from '#shared/values.ts';

/** https, http, mailto or tel, a number as people write it; nothing else ever becomes a link. */
export const LinkTarget = z
  .string()
  .trim()
  .max(2000)
  .regex(
    /^(?:https?:\/\/[^\s]+|mailto:[^\s]+|tel:(?=[^\d]{0,3}\d)(?:[\d\s+./()\u2010-\u2015-]|%20|%28|%29|%2b|%2f)+)$/i,
  );

/**
 * Alternative text is a decision: a text, or "decorative". `null` = not decided yet, which blocks
 * sending.
 */
const ImageAlt = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: Line(500).min(1) }),
  z.object({ kind: z.literal('decorative') }),
]);

const HeadingBlock = z.object({
  id: BlockId,
  type: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3)]),
  text: Line(300),
});
const TextBlock = z.object({
  id: BlockId,
  type: z.literal('text'),
  html: PlainText(100_000),
});
const ImageBlock = z.object({
  id: BlockId,
  type: z.literal('image'),
  image: BlobId.nullable(),
  alt: ImageAlt.nullable().default(null),
  caption: Line(500).default(''),
  link: z.union([z.literal(''), LinkTarget]).default(''),
});
const ButtonBlock = z.object({
  id: BlockId,
  type: z.literal('button'),
  text: Line(100),
  link: z.union([z.literal(''), LinkTarget]),
});
const EventBlock = z.object({
  id: BlockId,
  type: z.literal('event'),
  title: Line(300),
  startsAt: LocalDateTime.nullable().default(null),
  endsAt: LocalDateTime.nullable().default(null),
  place: Line(300).default(''),
  html: PlainText(20_000).default(''),
  link: z.union([z.literal(''), LinkTarget]).default(''),
});
const DividerBlock = z.object({ id: BlockId, type: z.literal('divider') });

export const Block = z.discriminatedUnion('type', [
  HeadingBlock,
  TextBlock,
  ImageBlock,
  ButtonBlock,
  EventBlock,
  DividerBlock,
]);
export type Block = z.infer<typeof Block>;
export type BlockType = Block['type'];
export type BlockOf<Type extends BlockType> = Extract<Block, { type: Type }>;
export const BlockType = z.enum(['heading', 'text', 'image', 'button', 'event', 'divider']);
