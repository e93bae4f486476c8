// A mail as a page that can only be looked at: styles set aside (the window's policy allows none in markup), links without a way,
// nothing that acts, asks or loads. The markup was sanitised by the program before; this is the last hand before it is shown.

export interface DisarmedMail {
  readonly body: HTMLElement;
  /** What stood in `style` elements, in order. */
  readonly styles: readonly string[];
  readonly language: string;
  readonly direction: string;
  readonly title: string;
}

/** Carries a `style` attribute through parsing, because a parser that meets one reports a breach of policy. */
export const styleKept = 'data-style';

const active = 'script, noscript, template, iframe, frame, frameset, object, embed, applet, link, meta, base, form, input, button, select, textarea, dialog, svg, math, audio, video, canvas, portal';
const loading = ['src', 'srcset', 'background', 'poster', 'data', 'action', 'formaction', 'ping', 'lowsrc'];
const distracting = ['tabindex', 'autofocus', 'accesskey', 'contenteditable', 'draggable', 'popover', 'target'];

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
    const isOurImage = name === 'src' && element.localName === 'img' && /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(value);
    if (name === styleKept) element.setAttribute(name, withoutAddresses(value));
    if (name.startsWith('on') || distracting.includes(name) || (loading.includes(name) && !isOurImage)) element.removeAttribute(name);
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
const withoutAddresses = (css: string) => css.replace(/url\(\s*["']?(?!data:)[^)]*\)/gi, 'none');

const comments = /<!--[\s\S]*?-->/g;
const styleElements = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const openingTags = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const styleNames = /"[^"]*"|'[^']*'|(\s)style(?=\s*=)/gi;

/** Before parsing: what a parser would already report as a breach of the window's policy. */
export function setStylesAside(html: string): { markup: string; styles: string[] } {
  const styles: string[] = [];
  const markup = html.replace(comments, '')
    .replace(styleElements, (_element, css: string) => { styles.push(withoutAddresses(css)); return ''; })
    .replace(openingTags, (tag) => (/^<base\b/i.test(tag) ? '' : tag.replace(styleNames, (found, space?: string) => (space === undefined ? found : `${space}${styleKept}`))));
  return { markup, styles };
}
