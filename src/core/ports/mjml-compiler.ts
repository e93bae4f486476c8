// Turns MJML into the HTML that mail programs show.

/** Works away from the caller's thread. Throws `render.failed` on broken MJML. */
export interface MjmlCompiler {
  compile(mjml: string): Promise<string>;
  close(): Promise<void>;
}
