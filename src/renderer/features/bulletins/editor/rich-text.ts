// The small rich text of a block for tiptap: p, br, strong, em, ul, ol, li, a. Nothing typed or
// pasted is ever read as markup: "Akteur*innen" and "Bürger_innen" stay text, so neither input
// rules nor paste rules exist here.
import {
  createNodeFromContent,
  getHTMLFromFragment,
  type Editor,
  type EditorOptions,
} from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { LinkTarget } from '#shared/contract/blocks.ts';
import { pastedMarkup } from './clean-paste.ts';

export const richTextOptions = (attributes: Record<string, string>): Partial<EditorOptions> => ({
  extensions: [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      heading: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      dropcursor: false,
      gapcursor: false,
      trailingNode: false,
      // The whole document has one history.
      undoRedo: false,
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (address) => LinkTarget.safeParse(address).success,
      },
    }),
  ],
  enableInputRules: false,
  enablePasteRules: false,
  // The page's policy allows no style elements; RichText.vue brings what is needed.
  injectCSS: false,
  editorProps: { attributes, transformPastedHTML: pastedMarkup },
});

/** An empty text is empty, not an empty paragraph. */
export const contentHtml = (html: string): string => (html === '<p></p>' ? '' : html);

/** What stands before the caret, or what is marked, and what stands after it. */
export function wordsAround({ state, schema }: Editor): { before: string; after: string } {
  const { from, to } = state.selection;
  const part = (start: number, end: number) =>
    withoutEmptyEnds(getHTMLFromFragment(state.doc.slice(start, end).content, schema));
  return { before: part(0, from), after: part(to, state.doc.content.size) };
}

/** A caret at the end of a paragraph leaves an empty one behind. */
function withoutEmptyEnds(html: string): string {
  const empty = '<p></p>';
  let from = 0;
  let to = html.length;
  while (html.startsWith(empty, from)) from += empty.length;
  while (to - empty.length >= from && html.endsWith(empty, to)) to -= empty.length;
  return html.slice(from, to);
}

/** What of this markup a text can carry. */
export function carriedBy({ schema }: Editor, markup: string): string {
  const page = createNodeFromContent(markup, schema, { slice: false });
  const fragment = page instanceof Fragment ? page : page.content;
  return withoutEmptyEnds(getHTMLFromFragment(fragment, schema));
}
