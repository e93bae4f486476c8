import { z } from 'zod';
import { query } from '#shared/define.ts';
import { Language, TemplateId } from '#shared/values.ts';
import { BlockType } from './blocks.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** What `template.json` beside a `template.mjml` says. */
export const Template = z.object({
  id: TemplateId,
  name: z.object({ de: z.string(), en: z.string() }),
  description: z.object({ de: z.string(), en: z.string() }),
  languages: z.array(Language).min(1),
  blocks: z.array(BlockType).min(1),
  /** Width of the content in CSS pixels; images are never wider. */
  width: z.int().min(320).max(800),
  colours: z.object({
    text: Colour,
    background: Colour,
    surface: Colour,
    accent: Colour,
    onAccent: Colour,
    muted: Colour,
    line: Colour,
  }),
});
export type Template = z.infer<typeof Template>;

export const templates = {
  list: query('The designs a bulletin can have.', {
    input: z.object({}),
    output: z.object({ items: z.array(Template) }),
  }),
};
