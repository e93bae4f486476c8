// The design does not know this kind of block.
import type { Check } from './check.ts';

export const blockNotAllowed: Check = ({ blocks, template }) =>
  blocks
    .filter(({ type }) => !template.blocks.includes(type))
    .map(({ id, type }) => ({ blockId: id, data: { block: type } }));
