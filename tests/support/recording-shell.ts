// A shell for the command line whose two outputs can be read, and whose signals a test sends.
import { Readable } from 'node:stream';
import type { StopSignal } from '#cli/exit-codes.ts';
import type { Shell } from '#cli/shell.ts';
import type { App } from '#shared/define.ts';

export interface RecordingShell extends Shell {
  readonly out: string;
  readonly err: string;
  readonly opened: (string | undefined)[];
  send(signal: StopSignal): void;
}

interface Settings {
  app?: App;
  stdin?: string;
  unseen?: string;
  isInteractive?: boolean;
  columns?: number;
  env?: Record<string, string>;
}

export function recordingShell({
  app,
  stdin = '',
  unseen = '',
  isInteractive = false,
  columns,
  env = { LANG: 'de_DE.UTF-8' },
}: Settings = {}): RecordingShell {
  const listeners = new Set<(signal: StopSignal) => void>();
  const written = { out: '', err: '' };
  const opened: (string | undefined)[] = [];
  return {
    env,
    isInteractive,
    opened,
    version: '0.0.0-test',
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    askUnseen(question) {
      written.err += question;
      return Promise.resolve(unseen);
    },
    stdout: {
      columns,
      write: (text) => {
        written.out += text;
      },
    },
    stderr: {
      columns,
      write: (text) => {
        written.err += text;
      },
    },
    openApp(dataFolder) {
      opened.push(dataFolder);
      return app
        ? Promise.resolve(app)
        : Promise.reject(new Error('this command may not open a data folder'));
    },
    onStop(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    send(signal) {
      for (const listener of listeners) listener(signal);
    },
    get out() {
      return written.out;
    },
    get err() {
      return written.err;
    },
  };
}
