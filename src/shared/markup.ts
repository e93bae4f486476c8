// Reads markup from outside as its pieces: text, tags, comments. The states are those of the HTML
// standard (htmlparser2's tokenizer); nothing is repaired and nothing nests, so the work grows with
// the length alone, whatever was written to harm.
import { Tokenizer } from 'htmlparser2';

export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  /** Lower-case names, values with entities resolved; of two with one name the first counts. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where each attribute's name stands. */
  readonly names: readonly { readonly name: string; readonly at: number; readonly end: number }[];
  /** Where the tag begins and where what follows it begins. */
  readonly at: number;
  readonly end: number;
}

export interface MarkupReader {
  tag?(tag: Tag): void;
  /**
   * A run of text or a single resolved entity; what stands in `style`, `script` or `title` comes
   * here too.
   */
  text?(text: string, at: number, end: number): void;
  /** Comments, declarations, processing instructions. */
  comment?(content: string, at: number, end: number): void;
}

export function readMarkup(html: string, reader: MarkupReader): void {
  let at = 0;
  let name = '';
  let value = '';
  let attribute: { name: string; at: number; end: number } | undefined;
  let attributes = new Map<string, string>();
  let names: { name: string; at: number; end: number }[] = [];
  let textEnd = 0;
  const endTag = (last: number): void => {
    reader.tag?.({ name, isClosing: false, attributes, names, at, end: last + 1 });
    textEnd = last + 1;
  };
  const comment = (from: number, content: string): void => {
    const close = html.indexOf('>', from + content.length);
    // Before the content, which may begin with one itself: `<!--<![endif]-->`.
    const start = html.lastIndexOf('<', from - 1);
    textEnd = close < 0 ? html.length : close + 1;
    reader.comment?.(content, start, textEnd);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        at = start - 1;
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
        names = [];
      },
      onattribname(start, end) {
        attribute = { name: html.slice(start, end).toLowerCase(), at: start, end };
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        if (!attribute) return;
        names.push(attribute);
        if (!attributes.has(attribute.name)) attributes.set(attribute.name, value);
        attribute = undefined;
      },
      onopentagend: endTag,
      onselfclosingtag: endTag,
      onclosetag(start, end) {
        const close = html.indexOf('>', end);
        textEnd = close < 0 ? html.length : close + 1;
        reader.tag?.({
          name: html.slice(start, end).toLowerCase(),
          isClosing: true,
          attributes: new Map(),
          names: [],
          at: start - 2,
          end: textEnd,
        });
      },
      ontext(start, end) {
        textEnd = end;
        reader.text?.(html.slice(start, end), start, end);
      },
      ontextentity(code, end) {
        reader.text?.(String.fromCodePoint(code), textEnd, end);
        textEnd = end;
      },
      oncomment(start, end, offset) {
        comment(start, html.slice(start, end - offset));
      },
      oncdata(start, end, offset) {
        comment(start, html.slice(start, end - offset));
      },
      ondeclaration(start, end) {
        comment(start, html.slice(start, end));
      },
      onprocessinginstruction(start, end) {
        comment(start, html.slice(start, end));
      },
      onend() {
        /* What is not closed at the end is no tag. */
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** The markup with some of its tags written differently. `undefined` leaves a tag as it is. */
export function withTags(html: string, written: (tag: Tag) => string | undefined): string {
  const kept: string[] = [];
  let done = 0;
  readMarkup(html, {
    tag(tag) {
      const other = written(tag);
      if (other === undefined) return;
      kept.push(html.slice(done, tag.at), other);
      done = tag.end;
    },
  });
  return done === 0 ? html : kept.join('') + html.slice(done);
}

/** The text of a piece of markup: tags away, entities resolved, white space as one space. */
export function wordsOf(html: string): string {
  const words: string[] = [];
  readMarkup(html, {
    tag() {
      words.push(' ');
    },
    text(text) {
      words.push(text);
    },
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}
