// Nobody has decided yet what this image says to those who do not see it; one that is a link has to say where it leads.
import type { Check } from './check.ts';

export const altMissing: Check = ({ blocks }) => blocks.filter((block) => block.type === 'image' && (block.alt === null || (block.link !== '' && block.alt.kind === 'decorative')))
  .map(({ id }) => ({ blockId: id }));
