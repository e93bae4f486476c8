// A mail as a page that can only be looked at: styles set aside (the window's policy allows none in
// markup), links without a way, nothing that acts, asks or loads. The markup was sanitised by the
// program before; this is the last hand before it is shown.
import { readMarkup } from '#shared/markup.ts';

export interface DisarmedMail {
  readonly body: HTMLElement;
  /** What stood in `style` elements, in order. */
  readonly styles: readonly string[];
  readonly language: string;
  readonly direction: string;
  readonly title: string;
}

/**
 * Carries a `style` attribute through parsing, because a parser that meets one reports a breach of
 * policy.
 */
export const styleKept = 'data-style';

const active =
  'script, noscript, template, iframe, frame, frameset, object, embed, applet, link, meta, base, form, input, button, select, textarea, dialog, svg, math, audio, video, canvas, portal';
const loading = [
  'src',
  'srcset',
  'background',
  'poster',
  'data',
  'action',
  'formaction',
  'ping',
  'lowsrc',
];
const distracting = [
  'tabindex',
  'autofocus',
  'accesskey',
  'contenteditable',
  'draggable',
  'popover',
  'target',
];

export function disarmMail(html: string): DisarmedMail {
  const { markup, styles } = setStylesAside(html);
  const page = new DOMParser().parseFromString(markup, 'text/html');
  for (const element of page.querySelectorAll(active)) element.remove();
  for (const element of [page.body, ...page.body.querySelectorAll('*')]) disarm(element);
  const { lang, dir } = page.documentElement;
  return { body: page.body, styles, language: lang, direction: dir, title: page.title };
}

function disarm(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isOurImage =
      name === 'src' &&
      element.localName === 'img' &&
      /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(value);
    if (name === styleKept) element.setAttribute(name, withoutAddresses(value));
    if (
      name.startsWith('on') ||
      distracting.includes(name) ||
      (loading.includes(name) && !isOurImage)
    )
      element.removeAttribute(name);
  }
  const target = element.getAttribute('href');
  if (target === null) return;
  element.removeAttribute('href');
  if (element.localName !== 'a') return;
  // Still a link for whoever listens, and its address for whoever points at it.
  element.setAttribute('role', 'link');
  element.setAttribute('aria-disabled', 'true');
  if (!element.hasAttribute('title')) element.setAttribute('title', target);
}

/** The policy refuses what a style would load; what is not even asked for raises no alarm. */
function withoutAddresses(css: string): string {
  const kept: string[] = [];
  let done = 0;
  for (const { index } of css.matchAll(/url\(/gi)) {
    if (index < done) continue;
    const close = css.indexOf(')', index);
    const end = close < 0 ? css.length : close + 1;
    const isOwn = css
      .slice(index + 4, index + 40)
      .trimStart()
      .replace(/^["']/, '')
      .startsWith('data:');
    if (isOwn) continue;
    kept.push(css.slice(done, index), 'none');
    done = end;
  }
  return kept.join('') + css.slice(done);
}

/** Before parsing: what a parser would already report as a breach of the window's policy. */
export function setStylesAside(html: string): { markup: string; styles: string[] } {
  const kept: string[] = [];
  const css: string[] = [];
  let done = 0;
  let styleAt: number | undefined;
  const leaveOut = (at: number, end: number) => {
    kept.push(html.slice(done, at));
    done = end;
  };
  readMarkup(html, {
    comment(_content, at, end) {
      leaveOut(at, end);
    },
    tag(tag) {
      if (tag.name === 'style' && !tag.isClosing) styleAt = tag.end;
      if (tag.name === 'style' && tag.isClosing && styleAt !== undefined) {
        css.push(html.slice(styleAt, tag.at));
        styleAt = undefined;
      }
      if (tag.name === 'base' || tag.name === 'style') {
        leaveOut(tag.at, tag.end);
        return;
      }
      for (const { name, at, end } of tag.names) {
        if (name !== 'style') continue;
        kept.push(html.slice(done, at), styleKept);
        done = end;
      }
    },
    text(_text, at, end) {
      if (styleAt !== undefined) leaveOut(at, end);
    },
  });
  // A style that is never closed reaches to the end.
  if (styleAt !== undefined) css.push(html.slice(styleAt));
  return {
    markup: kept.join('') + (styleAt === undefined ? html.slice(done) : ''),
    styles: css.map(withoutAddresses),
  };
}
