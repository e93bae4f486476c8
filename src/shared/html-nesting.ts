// Takes the depth out of html that was nested to harm: parsers need quadratic time for a hundred
// thousand elements inside each other.
// No mail a person wrote comes near the limit. Runs before a sanitiser, never instead of one.
import { withTags } from '#shared/markup.ts';
import { voidElements } from '#shared/void-elements.ts';

const MAX_DEPTH = 200;

/** Elements without an end, or whose end is often left out; they do not nest by themselves. */
const flat = new Set([
  ...voidElements,
  'p',
  'li',
  'dt',
  'dd',
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'option',
]);

/** Start tags below the limit are left out; what they surround stays. Linear. */
export function withoutDeepNesting(html: string): string {
  let depth = 0;
  return withTags(html, ({ name, isClosing }) => {
    if (flat.has(name)) return undefined;
    if (isClosing) {
      depth = Math.max(0, depth - 1);
      return undefined;
    }
    depth += 1;
    return depth > MAX_DEPTH ? '' : undefined;
  });
}
