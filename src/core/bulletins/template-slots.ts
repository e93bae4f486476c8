// The slots of a `template.mjml`, written `[[name]]`. Each value is finished markup for text and
// quoted attributes: escaped by whoever makes it.
// A template also says with mj-class how blocks look: block-heading-2/-3/-4, block-text,
// block-image, block-caption, block-button, block-event, block-divider.
import type { Template } from '#shared/contract/templates.ts';
import { AppError } from '#shared/errors.ts';

/** Without these a mail would be unlawful or unreadable, so a template that lacks one is broken. */
const requiredSlots = [
  'language',
  'title',
  'preheader',
  'blocks',
  'imprint',
  'why',
  'unsubscribe',
] as const;
type OptionalSlot = 'organisation' | 'sender' | 'answer' | 'imprintTitle' | 'privacy';
export type SlotName = (typeof requiredSlots)[number] | OptionalSlot;

/**
 * Replaces in one pass, so a value that looks like a slot stays as it is. `[[colour.accent]]` and
 * so on are the colours of `template.json`.
 */
export function fillSlots(
  mjml: string,
  slots: Readonly<Record<SlotName, string>>,
  template: Template,
): string {
  const broken = (why: string) =>
    new AppError('template.broken', { id: template.id }, { cause: new Error(why) });
  for (const slot of requiredSlots)
    if (!mjml.includes(`[[${slot}]]`)) throw broken(`slot ${slot} is missing`);
  return mjml.replace(/\[\[([a-zA-Z.]{1,40})\]\]/g, (_written, name: string) => {
    if (Object.hasOwn(slots, name)) return slots[name as SlotName];
    const colour = name.startsWith('colour.') ? name.slice('colour.'.length) : '';
    if (Object.hasOwn(template.colours, colour))
      return template.colours[colour as keyof Template['colours']];
    throw broken(`slot ${name} is unknown`);
  });
}
