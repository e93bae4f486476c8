// Stands in for the mail worker and does what a hostile mail could make it do, by the first letter
// of what it gets.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (bytes: Uint8Array) => {
  const letter = String.fromCharCode(bytes[0]!);
  if (letter === 'h')
    for (;;) {
      /* hangs */
    }
  if (letter === 'e') process.exit(3);
  if (letter === 't') throw new Error('thrown');
  parentPort?.postMessage({ type: 'parsed', mail: { subject: 'alive' } });
});
parentPort?.postMessage({ type: 'ready' });
