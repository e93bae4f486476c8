// A link that differs from person to person would show who opened it. Kiezbrief never follows
// anybody.
import { hasField } from '#core/bulletins/merge-fields.ts';
import { linksIn } from '#core/bulletins/rich-text.ts';
import type { Check } from './check.ts';

export const linkPersonalised: Check = ({ blocks }) =>
  blocks
    .filter((block) =>
      [
        ...('link' in block ? [block.link] : []),
        ...('html' in block ? linksIn(block.html).map(({ href }) => href) : []),
      ].some((link) => hasField(link.replace(/%7b/gi, '{').replace(/%7d/gi, '}'))),
    )
    .map(({ id }) => ({ blockId: id }));
