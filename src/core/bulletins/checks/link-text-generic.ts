// Screen readers list links without their surroundings; "here" and a bare address say nothing
// there.
import type { Check } from './check.ts';
import { linksOf } from './links-of.ts';

const generic = new Set([
  '',
  'hier',
  'hier klicken',
  'klicken sie hier',
  'mehr',
  'mehr dazu',
  'mehr erfahren',
  'mehr infos',
  'mehr informationen',
  'weiter',
  'weiterlesen',
  'weitere informationen',
  'link',
  'zum link',
  'here',
  'click here',
  'more',
  'more info',
  'more information',
  'read more',
  'learn more',
  'download',
  'website',
  'webseite',
]);

function withoutLastDots(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '.' || text[end - 1]?.trim() === '')) end -= 1;
  return text.slice(0, end);
}

const saysNothing = (text: string) => {
  const words = withoutLastDots(text.toLowerCase().replace(/[^\p{L}\p{N}:/.\s]/gu, '')).trim();
  return generic.has(words) || /^(?:https?:\/\/|www\.)/.test(words);
};

export const linkTextGeneric: Check = ({ blocks }) =>
  blocks.flatMap((block) =>
    linksOf(block)
      .filter(({ text }) => !(block.type === 'button' && text === '') && saysNothing(text))
      .map(({ text }) => ({ blockId: block.id, data: { text } })),
  );
