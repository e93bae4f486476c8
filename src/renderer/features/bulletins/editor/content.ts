// What is being written: the part of a bulletin that people change. Every change makes a new value,
// so that steps can be undone and compared.
import type { Block, BlockOf, BlockType } from '#shared/contract/blocks.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { wordsOf as markupWords } from '#shared/markup.ts';
import type { BlobId, BlockId } from '#shared/values.ts';

export type Content = Pick<
  Bulletin,
  'subject' | 'preheader' | 'language' | 'templateId' | 'senderId' | 'blocks'
>;

export const contentOf = ({
  subject,
  preheader,
  language,
  templateId,
  senderId,
  blocks,
}: Content): Content => ({ subject, preheader, language, templateId, senderId, blocks });

/** Whether two contents say the same, whatever order their keys came in. */
export const isSameContent = (one: Content, other: Content): boolean =>
  one === other || stable(contentOf(one)) === stable(contentOf(other));

const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const newId = (): BlockId => `blk_${crypto.randomUUID()}` as BlockId;

const blank: { [Type in BlockType]: () => Omit<BlockOf<Type>, 'id'> } = {
  heading: () => ({ type: 'heading', level: 2, text: '' }),
  text: () => ({ type: 'text', html: '' }),
  image: () => ({ type: 'image', image: null, alt: null, caption: '', link: '' }),
  button: () => ({ type: 'button', text: '', link: '' }),
  event: () => ({
    type: 'event',
    title: '',
    startsAt: null,
    endsAt: null,
    place: '',
    html: '',
    link: '',
  }),
  divider: () => ({ type: 'divider' }),
};

export const newPicture = (image: BlobId): BlockOf<'image'> => ({
  id: newId(),
  ...blank.image(),
  image,
});
export const newBlock = (type: BlockType): Block => ({ id: newId(), ...blank[type]() });
/**
 * A text parted by pictures: the words before the caret, those around each picture, and the words
 * after the caret. Where a picture is missing the words around it stay together; nothing empty is
 * made.
 */
export function partedBy(
  words: readonly string[],
  pictures: readonly (BlockOf<'image'> | null)[],
): Block[] {
  const [before = '', first = '', ...rest] = words;
  const after = rest.pop() ?? '';
  const blocks: Block[] = [];
  let html = before + first;
  rest.forEach((part, at) => {
    const picture = pictures[at];
    if (picture) {
      if (hasWords(html)) blocks.push({ id: newId(), type: 'text', html });
      blocks.push(picture);
      html = '';
    }
    html += part;
  });
  html += after;
  return hasWords(html) ? [...blocks, { id: newId(), type: 'text', html }] : blocks;
}
const hasWords = (html: string): boolean => markupWords(html) !== '';

export const copyOf = (block: Block): Block => ({ ...block, id: newId() });

export const inserted = (blocks: readonly Block[], block: Block, at: number): Block[] =>
  blocks.toSpliced(at, 0, block);
export const without = (blocks: readonly Block[], id: BlockId): Block[] =>
  blocks.filter((block) => block.id !== id);

/** `to` is the place after the move, counted from 0; beyond the ends nothing happens. */
export function moved(blocks: readonly Block[], id: BlockId, to: number): Block[] {
  const from = blocks.findIndex((block) => block.id === id);
  const block = blocks[from];
  if (!block || to < 0 || to >= blocks.length) return [...blocks];
  return blocks.toSpliced(from, 1).toSpliced(to, 0, block);
}

/** The few words by which people recognise a block. */
export function wordsOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'button':
      return shortened(block.text);
    case 'event':
      return shortened(block.title);
    case 'text':
      return shortened(markupWords(block.html.slice(0, 400)));
    case 'image':
      return shortened(block.alt?.kind === 'text' ? block.alt.text : block.caption);
    case 'divider':
      return '';
  }
}

const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39).trimEnd()}…` : line;
};
