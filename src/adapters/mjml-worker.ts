// MJML in its own thread: the import costs 0.4 s and 100 MB, a compilation some milliseconds, and
// no door's thread waits for either. It reads no file and no network. `mjml-compiler.ts` watches
// its time.
import { parentPort } from 'node:worker_threads';

/** `problems` are MJML's own words, without paths of this machine. */
export type MjmlWorkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'compiled'; readonly html: string }
  | { readonly type: 'failed'; readonly problems: readonly string[] };

// Before the import: otherwise mjml reads `.mjmlconfig` in the working folder and runs the packages
// it names.
process.env['MJML_BROWSER'] = '1';
const { default: mjml2html } = await import('mjml');

async function compile(mjml: string): Promise<MjmlWorkerReply> {
  try {
    // `fonts`: the default inserts a link to a font service. Missing text alternatives and unclosed
    // tags are not MJML's to find: see core/bulletins/checks.
    const { html, errors } = await mjml2html(mjml, {
      validationLevel: 'soft',
      ignoreIncludes: true,
      fonts: {},
      keepComments: false,
      minify: false,
    });
    return errors.length > 0
      ? {
          type: 'failed',
          problems: errors.map(({ line, tagName, message }) => `${line} ${tagName}: ${message}`),
        }
      : { type: 'compiled', html: withoutWhitePreview(withoutIndentation(html)) };
  } catch (error) {
    return { type: 'failed', problems: [error instanceof Error ? error.name : 'unknown'] };
  }
}

/**
 * A fifth of MJML's output is indentation. A line end stays, so no word is joined with another and
 * no line grows; unlike htmlnano this cannot reorder or lose anything.
 */
const withoutIndentation = (html: string) => html.replace(/\n\s+/g, '\n').trim();

/**
 * MJML hides the preview twice: not displayed, and white. Filters take white on white for a trick
 * of spam (SpamAssassin: HTML_FONT_LOW_CONTRAST).
 */
const withoutWhitePreview = (html: string) =>
  html.replace(
    'display:none;font-size:1px;color:#ffffff;line-height:1px;',
    'display:none;font-size:1px;line-height:1px;',
  );

parentPort?.on('message', (mjml: string) => {
  void compile(mjml).then((reply) => {
    parentPort?.postMessage(reply);
  });
});
parentPort?.postMessage({ type: 'ready' } satisfies MjmlWorkerReply);
