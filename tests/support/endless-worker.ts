// Stands in for a worker that hangs: counts on and on in the memory it is handed, so that whoever
// handed it over sees whether it still runs.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (memory: SharedArrayBuffer) => {
  const count = new Int32Array(memory);
  for (;;) Atomics.add(count, 0, 1);
});
parentPort?.postMessage({ type: 'ready' });
