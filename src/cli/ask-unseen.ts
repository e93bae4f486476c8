// A question on the terminal whose answer is not shown while it is typed.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { signalExitCodes } from './exit-codes.ts';

/** Ctrl+C ends the process as everywhere on a terminal; nothing has begun yet. */
export function askUnseen(
  question: string,
  stdin: ReadStream,
  stderr: NodeJS.WritableStream,
): Promise<string> {
  stderr.write(question);
  // Line editing works as usual, and what it would draw goes nowhere.
  const nowhere = new Writable({
    write: (_text, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true, historySize: 0 });
  return new Promise((resolve) => {
    const end = (answer: string) => {
      // First: closing is itself taken for an answer, an empty one.
      resolve(answer);
      lines.close();
      stdin.pause();
      stderr.write('\n');
    };
    lines.once('line', end);
    lines.once('close', () => {
      resolve('');
    });
    lines.once('SIGINT', () => {
      end('');
      process.exit(signalExitCodes.SIGINT);
    });
  });
}
