// Subjects, names and mail texts come from strangers. On a terminal an escape sequence in them
// could clear the screen, change the title or fake a line, and a bidi override could reverse it, so
// nothing of the kind is ever printed as itself.

// C0 without tab and line feed, DEL, C1, line separators, bidi marks, embeddings, overrides and
// isolates.
const dangerous =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const codePoint = (character: string) =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Shows each such character as `<U+001B>`. Line ends are kept. */
export const safeText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(dangerous, (character) => `<U+${codePoint(character)}>`);

/** The same on one line. */
export const safeLine = (text: string): string => safeText(text).replace(/[\n\t]+/g, ' ');

/**
 * JSON for a person or a program: the same value, with everything a terminal could obey written as
 * `\uXXXX`.
 */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${codePoint(character).toLowerCase()}`,
  );
