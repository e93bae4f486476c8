// What this process holds on to, in MiB, after everything nobody needs has been collected.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / (1024 * 1024);
}
