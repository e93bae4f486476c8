// The small rich text of a block for tiptap: p, br, strong, em, ul, ol, li, a. Nothing typed or
// pasted is ever read as markup: "Akteur*innen" and "Bürger_innen" stay text, so neither input
// rules nor paste rules exist here.
import type { EditorOptions } from '@tiptap/core';
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
