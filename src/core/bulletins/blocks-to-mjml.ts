// Blocks as MJML for the slot `[[blocks]]` of a template. How they look is the template's
// (mj-class), what they are is decided here: real headings, real lists, images with their
// description. Everything a person wrote is escaped for the place it is put in.
import type { Block, BlockOf } from '#shared/contract/blocks.ts';
import type { Template } from '#shared/contract/templates.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { BlobId, Language } from '#shared/values.ts';
import { escapeHtml, safeAddress } from './escape.ts';
import { eventTimes } from './event-times.ts';
import { outline, type HeadingLevel } from './outline.ts';
import { styledRichText } from './rich-text.ts';

/** An image as the mail will carry it; sizes in its own pixels. */
export interface PlacedImage {
  readonly blob: BlobId;
  readonly cid: string;
  readonly mime: string;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface Design {
  readonly template: Template;
  readonly language: Language;
  readonly images: ReadonlyMap<BlobId, PlacedImage>;
}

/**
 * Rich text in the blocks must already be sanitised. Blocks without content are left out; the
 * checks name them.
 */
export function blocksToMjml(blocks: readonly Block[], design: Design): string {
  const levels = new Map(outline(blocks).map(({ block, level }) => [block.id, level]));
  return blocks
    .map((block) => blockToMjml(block, levels.get(block.id) ?? 2, design))
    .filter((mjml) => mjml !== '')
    .join('\n');
}

function blockToMjml(block: Block, level: HeadingLevel, design: Design): string {
  switch (block.type) {
    case 'heading':
      return block.text === ''
        ? ''
        : `<mj-text ${look(`block-heading-${block.level}`)}>${heading(level, block.text)}</mj-text>`;
    case 'text':
      return block.html === ''
        ? ''
        : `<mj-text ${look('block-text')}>${styledRichText(block.html, design.template.colours)}</mj-text>`;
    case 'image':
      return image(block, design);
    case 'button':
      return block.text === '' || block.link === ''
        ? ''
        : `<mj-button ${look('block-button')} href="${address(block.link)}">${escapeHtml(block.text)}</mj-button>`;
    case 'event':
      return event(block, level, design);
    case 'divider':
      return `<mj-divider ${look('block-divider')} />`;
  }
}

/**
 * The same name twice: `mj-class` for the look the template gives inline, `css-class` for its style
 * sheet (dark mode).
 */
const look = (name: string) => `mj-class="${name}" css-class="${name}"`;
const address = (link: string) => escapeHtml(safeAddress(link));
/** Size and weight come from the surrounding mj-text, so that the template alone decides them. */
const heading = (level: HeadingLevel, text: string) =>
  `<h${level} style="margin:0;font-size:inherit;line-height:inherit;font-weight:inherit">${escapeHtml(text)}</h${level}>`;

function image(
  { image: blob, alt, caption, link }: BlockOf<'image'>,
  { template, images }: Design,
): string {
  const placed = blob === null ? undefined : images.get(blob);
  if (!placed) return '';
  const description = alt?.kind === 'text' ? escapeHtml(alt.text) : '';
  const target = link === '' ? '' : ` href="${address(link)}"`;
  const picture = `<mj-image ${look('block-image')} src="cid:${placed.cid}" alt="${description}" width="${Math.min(placed.width, template.width)}px"${target} />`;
  return caption === ''
    ? picture
    : `${picture}\n<mj-text ${look('block-caption')}>${escapeHtml(caption)}</mj-text>`;
}

function event(
  { title, startsAt, endsAt, place, html, link }: BlockOf<'event'>,
  level: HeadingLevel,
  { template, language }: Design,
): string {
  if (title === '') return '';
  const { colours } = template;
  const words = textsFor(language).bulletins.event;
  const facts = [
    [words.when, eventTimes(startsAt, endsAt, language)],
    [words.where, place],
  ]
    .filter(([, fact]) => fact !== '')
    .map(([label, fact]) => `<strong>${label ?? ''}:</strong> ${escapeHtml(fact ?? '')}`)
    .join('<br>');
  const more =
    link === '' ? '' : `<p><a href="${address(link)}">${escapeHtml(words.more({ title }))}</a></p>`;
  const inside = styledRichText(`${facts === '' ? '' : `<p>${facts}</p>`}${html}${more}`, colours);
  // A table cell, because Outlook knows a box with distance and edge in no other form.
  return (
    `<mj-table role="presentation" ${look('block-event')}><tr><td class="event" style="background:${colours.background};border-left:4px solid ${colours.accent};padding:18px 20px 4px">` +
    `<div class="event-title" style="font-size:19px;line-height:1.35;font-weight:700;margin:0 0 8px">${heading(level, title)}</div>${inside}</td></tr></mj-table>`
  );
}
