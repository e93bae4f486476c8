// A bulletin as finished html and text, merge fields still in it. Preview, check and delivery all
// come from here, so what was looked at is what is sent.
import type { Block } from '#shared/contract/blocks.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import type { Template } from '#shared/contract/templates.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { BlobId } from '#shared/values.ts';
import { blocksToMjml, type PlacedImage } from './blocks-to-mjml.ts';
import { blocksToText } from './blocks-to-text.ts';
import type { ContentDeps } from './content-deps.ts';
import { cleanLine, escapeHtml, safeAddress } from './escape.ts';
import { imageFormat } from './image-format.ts';
import { activeContent } from './inert.ts';
import { fillSlots } from './template-slots.ts';

export interface Composed {
  readonly template: Template;
  /** As written, with rich text sanitised. */
  readonly blocks: readonly Block[];
  readonly images: ReadonlyMap<BlobId, PlacedImage>;
  readonly html: string;
  readonly text: string;
}

export type ComposeDeps = Pick<
  ContentDeps,
  'blobs' | 'mjml' | 'templates' | 'sanitiser' | 'htmlToText'
>;

/**
 * Throws `template.not-found`, `template.broken`, `render.failed`. Images that are not there are
 * left out.
 */
export async function compose(
  deps: ComposeDeps,
  bulletin: Bulletin,
  sender: Sender,
): Promise<Composed> {
  const template = await templateById(deps, bulletin);
  const blocks = bulletin.blocks.map((block) =>
    'html' in block ? { ...block, html: deps.sanitiser.richText(block.html) } : block,
  );
  const images = await placeImages(deps, blocks);
  const { subject, language } = bulletin;
  const mjml = fillSlots(
    await deps.templates.mjml(template.id),
    {
      ...frame(bulletin, sender, template),
      blocks: blocksToMjml(blocks, { template, language, images }),
    },
    template,
  );
  const html = await deps.mjml.compile(mjml);
  const found = activeContent(html);
  if (found !== undefined)
    throw new AppError('render.failed', {}, { cause: new Error(`active content: ${found}`) });
  const text = blocksToText(
    { subject: cleanLine(subject), language, sender, blocks },
    deps.htmlToText,
  );
  return { template, blocks, images, html, text };
}

async function templateById(
  { templates }: ComposeDeps,
  { templateId }: Bulletin,
): Promise<Template> {
  const template = (await templates.list()).find(({ id }) => id === templateId);
  if (!template) throw new AppError('template.not-found', { id: templateId });
  return template;
}

/**
 * Everything around the blocks. The unsubscribe link is made here and not in the template, so that
 * no design can lose it.
 */
function frame({ subject, preheader, language }: Bulletin, sender: Sender, { colours }: Template) {
  const { mail } = textsFor(language).bulletins;
  const link = (href: string, text: string) =>
    `<a href="${href}" class="quiet-link" style="color:${colours.text};text-decoration:underline">${escapeHtml(text)}</a>`;
  return {
    language,
    title: escapeHtml(cleanLine(subject)),
    preheader: escapeHtml(cleanLine(preheader)),
    organisation: escapeHtml(sender.organisation),
    sender: escapeHtml(sender.name),
    answer: escapeHtml(mail.answer),
    imprintTitle: escapeHtml(mail.imprint),
    imprint: sender.imprint.trim().split(/\r?\n/).map(escapeHtml).join('<br>'),
    why: escapeHtml(mail.why({ organisation: sender.organisation })),
    unsubscribe: link('{{abmeldelink}}', mail.unsubscribe),
    privacy:
      sender.privacyUrl === ''
        ? ''
        : link(escapeHtml(safeAddress(sender.privacyUrl)), mail.privacy),
  };
}

async function placeImages(
  { blobs }: ComposeDeps,
  blocks: readonly Block[],
): Promise<Map<BlobId, PlacedImage>> {
  const wanted = new Set(
    blocks.flatMap((block) =>
      block.type === 'image' && block.image !== null ? [block.image] : [],
    ),
  );
  const placed = new Map<BlobId, PlacedImage>();
  for (const blob of wanted) {
    const bytes = await blobs.get(blob);
    const format = bytes && imageFormat(bytes);
    if (!bytes || !format) continue;
    const { mime, width, height, extension } = format;
    const number = placed.size + 1;
    // RFC 2392: an address-like name, unique in the world because it names the content.
    placed.set(blob, {
      blob,
      bytes,
      mime,
      width,
      height,
      cid: `${blob.slice('sha256-'.length, 39)}@kiezbrief.invalid`,
      fileName: `bild-${number}.${extension}`,
    });
  }
  return placed;
}
