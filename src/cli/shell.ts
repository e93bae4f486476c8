// What the command line stands on: streams, environment, signals and the way to the program. Handed
// in, so that a test can be the shell.
import type { Readable } from 'node:stream';
import type { App } from '#shared/define.ts';
import type { Language } from '#shared/values.ts';
import type { StopSignal } from './exit-codes.ts';

export interface Output {
  /** Columns of the terminal; undefined when this is a file or a pipe. */
  readonly columns: number | undefined;
  write(text: string): void;
}

export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
  /**
   * What a person types without its being shown; asked on standard error. Only where
   * `isInteractive`. Rejects when they press Ctrl+C.
   */
  askUnseen(question: string): Promise<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly version: string;
  /** Without a folder: the usual one. Throws `store.*`. */
  openApp(dataFolder: string | undefined, language: Language): Promise<App>;
  /** Calls back for each request to stop. Returns the way to end listening. */
  onStop(listener: (signal: StopSignal) => void): () => void;
}
