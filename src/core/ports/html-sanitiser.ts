// Takes everything out of foreign HTML that could run, load or mislead.

export interface HtmlSanitiser {
  /**
   * Keeps p, br, strong, em, ul, ol, li and a[href to https, http, mailto, tel]; everything else is
   * unwrapped or dropped.
   */
  richText(html: string): string;
  /**
   * Incoming mail, for showing in a sandbox: no script, no style from outside, no remote content.
   */
  incoming(html: string): string;
}
