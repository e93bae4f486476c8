// Changes what is on screen into what should be, touching only what differs: no flicker, images
// stay loaded, the place in the page stays.
import { styleKept } from './disarm-mail.ts';

/** `before` is what `live` was made from; `after` is what it becomes. */
export function morphChildren(live: ParentNode & Node, before: Node, after: Node): void {
  const shown = [...live.childNodes];
  const old = [...before.childNodes];
  const next = [...after.childNodes];
  const { start, end } = sameEnds(old, next);
  const place = shown[old.length - end] ?? null;
  const oldEnd = old.length - end;
  const nextEnd = next.length - end;
  for (let position = start; position < Math.max(oldEnd, nextEnd); position++) {
    const present = position < oldEnd ? shown[position] : undefined;
    const from = old[position];
    const to = position < nextEnd ? next[position] : undefined;
    if (!to) present?.remove();
    else if (!present || !from) live.insertBefore(copyOf(to, live), place);
    else if (from.nodeName === to.nodeName) morphNode(present, from, to);
    else present.replaceWith(copyOf(to, live));
  }
}

/** How many nodes are the same from the beginning, and how many of the others from the end. */
function sameEnds(old: readonly Node[], next: readonly Node[]): { start: number; end: number } {
  const most = Math.min(old.length, next.length);
  const isSame = (at: number) => old.at(at)?.isEqualNode(next.at(at) ?? null) ?? false;
  let start = 0;
  while (start < most && isSame(start)) start++;
  let end = 0;
  while (end < most - start && isSame(-1 - end)) end++;
  return { start, end };
}

function morphNode(live: ChildNode, before: ChildNode, after: ChildNode): void {
  if (!isElement(live) || !isElement(before) || !isElement(after)) {
    live.nodeValue = after.nodeValue;
    return;
  }
  for (const { name } of before.attributes)
    if (!after.hasAttribute(name)) setAttribute(live, name, null);
  for (const { name, value } of after.attributes)
    if (before.getAttribute(name) !== value) setAttribute(live, name, value);
  morphChildren(live, before, after);
}

// Frames have their own `Element`; its number is the same everywhere.
const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;

function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  // Written by script a style is allowed where markup may not bring one.
  if (name === styleKept) element.style.cssText = value ?? '';
  else if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function copyOf(node: Node, live: Node): Node {
  const copy = (live.ownerDocument ?? document).importNode(node, true);
  if (!isElement(copy)) return copy;
  for (const element of [copy, ...copy.querySelectorAll<HTMLElement>(`[${styleKept}]`)]) {
    const css = element.getAttribute(styleKept);
    if (css === null) continue;
    element.removeAttribute(styleKept);
    element.style.cssText = css;
  }
  return copy;
}
