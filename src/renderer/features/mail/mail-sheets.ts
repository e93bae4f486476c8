// The style sheets of a mail for the look that is asked for. A mail asks the system whether it is
// dark; here the answer is given instead.

export type MailAppearance = 'light' | 'dark';

type SheetMaker = typeof globalThis & Window;

/** Below everything a mail says itself. */
const ground = `
  html { color-scheme: light; background: Canvas; color: CanvasText; overflow-wrap: break-word; }
  body { margin: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  img { max-width: 100%; }
  [role=link][aria-disabled=true] { color: LinkText; text-decoration: underline; cursor: default; }
`;

const remembered = new WeakMap<Window, { key: string; sheets: CSSStyleSheet[] }>();

/**
 * The same sheets again while nothing changed, so that nothing is styled anew at every keystroke.
 */
export function mailSheets(
  view: Window,
  styles: readonly string[],
  appearance: MailAppearance,
): CSSStyleSheet[] {
  const key = JSON.stringify([appearance, styles]);
  const known = remembered.get(view);
  if (known?.key === key) return known.sheets;
  const last = `:root { color-scheme: ${appearance} !important; }`;
  const sheets = [ground, ...styles, last].map((css) =>
    sheetFor(view as SheetMaker, css, appearance),
  );
  remembered.set(view, { key, sheets });
  return sheets;
}

function sheetFor(view: SheetMaker, css: string, appearance: MailAppearance): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  answerIn(sheet.cssRules, appearance);
  return sheet;
}

function answerIn(rules: CSSRuleList, appearance: MailAppearance): void {
  for (const rule of rules) {
    if ('media' in rule && rule.media) {
      const media = rule.media as MediaList;
      media.mediaText = media.mediaText.replace(
        /\(prefers-color-scheme:\s*(light|dark)\)/gi,
        (_condition, asked: string) =>
          asked === appearance ? '(min-width: 0px)' : '(min-width: 1000000px)',
      );
    }
    if ('cssRules' in rule) answerIn(rule.cssRules as CSSRuleList, appearance);
  }
}
