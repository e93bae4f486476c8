// What looks like a field but names none would be sent to everybody as it stands.
import type { Block } from '#shared/contract/blocks.ts';
import { unknownFields } from '#core/bulletins/merge-fields.ts';
import type { Check } from './check.ts';

/** What people wrote, ids and addresses of images aside. */
const written = (block: Block): string[] =>
  Object.entries(block).flatMap(([key, value]) => {
    if (key === 'alt' && block.type === 'image')
      return block.alt?.kind === 'text' ? [block.alt.text] : [];
    return typeof value === 'string' ? [value] : [];
  });

export const mergeFieldUnknown: Check = ({ bulletin: { subject, preheader }, blocks }) => [
  ...unknownFields(subject).map((field) => ({ data: { field, place: 'subject' } })),
  ...unknownFields(preheader).map((field) => ({ data: { field, place: 'preheader' } })),
  ...blocks.flatMap((block) =>
    written(block)
      .flatMap(unknownFields)
      .map((field) => ({ blockId: block.id, data: { field } })),
  ),
];
