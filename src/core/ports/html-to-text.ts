// Turns rich text into plain text.

/** Rich text as readable plain text: links with their targets, list markers, paragraphs. */
export interface HtmlToText {
  convert(html: string): string;
}
