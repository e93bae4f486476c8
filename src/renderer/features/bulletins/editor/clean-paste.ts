// What comes from Word, LibreOffice, web pages and mails, reduced to what a bulletin can carry.
// Meaning that hides in styles (bold by weight, Word's lists by paragraph) is turned into elements
// first; tiptap's schema then drops everything it does not know.
import { withoutDeepNesting } from '#shared/html-nesting.ts';
import { setStylesAside, styleKept } from '#renderer/features/mail/disarm-mail.ts';

const dropped =
  'head, title, meta, link, script, template, noscript, svg, math, img, picture, video, audio, object, embed, iframe, button, input, select, textarea, form';
// Not `mso-bidi-font-weight`, which Word sets to normal beside every bold of its own.
const bold = /(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]\d\d)/i;
const notBold = /(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]\d\d)/i;
const italic = /(?<![\w-])font-style\s*:\s*(?:italic|oblique)/i;
const hidden = /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i;
const listed = /mso-list\s*:\s*l\d+\s+level(\d)/i;
const numbered = /^\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)])/i;

/** Looked at before it is taken: what was cleaned then is not cleaned twice. */
let before: { html: string; clean: string } | undefined;

/** `markup` is `html` without its pictures. */
export function cleanedMarkup(html: string, markup: string): string {
  before = { html, clean: cleanPaste(markup) };
  return before.clean;
}

/** What the text takes of what was pasted. */
export function pastedMarkup(html: string): string {
  const clean = before?.html === html ? before.clean : cleanPaste(html);
  before = undefined;
  return clean;
}

export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(
    setStylesAside(withoutDeepNesting(html)).markup,
    'text/html',
  );
  for (const element of page.querySelectorAll(dropped)) element.remove();
  wordLists(page);
  tableRows(page);
  for (const element of [...page.body.querySelectorAll('*')]) meaningOf(element);
  for (const element of [
    ...page.body.querySelectorAll(
      'h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, figcaption',
    ),
  ])
    renamed(element, 'p');
  for (const paragraph of page.body.querySelectorAll('p'))
    if (
      paragraph.textContent.replace(/[\s\u00a0]/g, '') === '' &&
      !paragraph.querySelector('br + br')
    )
      paragraph.remove();
  return page.body.innerHTML;
}

function meaningOf(element: Element): void {
  const style = element.getAttribute(styleKept) ?? '';
  if (hidden.test(style)) {
    element.remove();
    return;
  }
  const isEmphasis = element.matches('b, strong, i, em');
  // Google Docs wraps everything in a bold that is none.
  if (element.matches('b, strong') && notBold.test(style)) {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (!isEmphasis && element.matches('span, font')) {
    if (bold.test(style)) wrapInside(element, 'strong');
    if (italic.test(style)) wrapInside(element, 'em');
  }
  for (const { name } of [...element.attributes])
    if (name !== 'href' && name !== 'start') element.removeAttribute(name);
}

function wrapInside(element: Element, name: 'strong' | 'em'): void {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

function renamed(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/**
 * A row of a table of data (Monday | 10 am) stays one line. Tables that only arrange a mail or a
 * page carry more than a line in a cell.
 */
function tableRows(page: Document): void {
  for (const row of page.body.querySelectorAll('tr')) {
    if (
      row.cells.length < 2 ||
      row.querySelector('table, ul, ol, h1, h2, h3, h4, h5, h6, br, p + p, div')
    )
      continue;
    const line = page.createElement('p');
    for (const cell of row.cells) {
      if (cell.textContent.trim() === '') continue;
      for (const paragraph of cell.querySelectorAll('p'))
        paragraph.replaceWith(...paragraph.childNodes);
      line.append(...(line.hasChildNodes() ? [', '] : []), ...cell.childNodes);
    }
    row.replaceWith(line);
  }
}

/**
 * Word writes a list as paragraphs that say their level in a style and carry their bullet as text.
 */
function wordLists(page: Document): void {
  let open: OpenList[] = [];
  let last: Element | null = null;
  for (const paragraph of [...page.body.querySelectorAll('p, h1, h2, h3')]) {
    const level = levelOf(paragraph);
    if (level === 0) {
      open = [];
      continue;
    }
    if (last && paragraph.previousElementSibling !== last) open = [];
    const kind = takenMarker(paragraph);
    open = open.filter((list) => list.level <= level);
    let current = open.at(-1);
    if (!current || current.level < level) {
      current = { level, list: listBefore(paragraph, kind, current) };
      open.push(current);
    }
    const item = page.createElement('li');
    const text = page.createElement('p');
    text.append(...paragraph.childNodes);
    item.append(text);
    current.list.append(item);
    paragraph.remove();
    last = open[0]?.list ?? null;
  }
}

interface OpenList {
  readonly level: number;
  readonly list: Element;
}

/** 0 = no point of a list. */
const levelOf = (paragraph: Element): number =>
  Number(listed.exec(paragraph.getAttribute(styleKept) ?? '')?.[1] ?? 0);

/** Takes the bullet or the number out of the text, and says which list it begins. */
function takenMarker(paragraph: Element): 'ol' | 'ul' {
  const marker = [...paragraph.querySelectorAll(`[${styleKept}]`)].find((element) =>
    /mso-list\s*:\s*ignore/i.test(element.getAttribute(styleKept) ?? ''),
  );
  marker?.remove();
  return numbered.test(marker?.textContent ?? '') ? 'ol' : 'ul';
}

/** A new list: inside the last point of the one around it, or where the paragraph stands. */
function listBefore(paragraph: Element, kind: 'ol' | 'ul', around: OpenList | undefined): Element {
  const list = paragraph.ownerDocument.createElement(kind);
  const point = around?.list.lastElementChild;
  if (point) point.append(list);
  else paragraph.before(list);
  return list;
}
