// A mail without words: nothing to read, or only pictures of words.
import { wordsOf } from '#shared/markup.ts';
import { once, type Check } from './check.ts';

export const contentMissing: Check = ({ blocks }) =>
  once(
    !blocks.some(
      (block) =>
        (block.type === 'text' && wordsOf(block.html) !== '') ||
        (block.type === 'event' && block.title !== ''),
    ),
  );
