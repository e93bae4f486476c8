// The last look at finished markup before it is shown or sent: nothing in it may act. What people
// write is escaped or sanitised long before; this catches a fault in that, and a template that
// brings its own.
import { tagsIn } from './markup.ts';

const active = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'applet',
  'frame',
  'frameset',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'svg',
  'math',
  'base',
  'link',
  'audio',
  'video',
  'portal',
  'template',
]);
const addresses = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'background',
  'poster',
  'xlink:href',
  'data',
]);
/** A list of what is allowed, because browsers read addresses in more ways than anybody forbids. */
const harmless = /^(?:https?:\/\/|mailto:|tel:|cid:|#|\{\{abmeldelink\}\}$|$)/i;

/** The name of the first thing that would act; nothing when the markup is inert. */
export function activeContent(html: string): string | undefined {
  for (const { name, attributes } of tagsIn(html)) {
    if (active.has(name)) return name;
    if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh')
      return 'refresh';
    for (const [attribute, value] of attributes) {
      if (attribute.startsWith('on')) return attribute;
      if (addresses.has(attribute) && !harmless.test(value))
        return `${attribute} leading elsewhere`;
    }
  }
  return undefined;
}
