// Every worker ends with the program: those that read mails and compile bulletins, and one that
// hangs in an endless loop.
//   * closing ends it under its hands, whoever waits for it is refused, and the program ends
//   * so it does when the program exits, dies of a defect, is told to end, or is killed
//   * an idle worker keeps no program alive, even when nobody closes it
//   * in a program that goes on, nothing of a closed worker runs on, also one that was given up
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { replaceableWorker } from '#adapters/replaceable-worker.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const script = fileURLToPath(new URL('../support/worker-child.ts', import.meta.url));

/** Of a program and all its threads. */
interface Ended {
  readonly lines: readonly string[];
  readonly code: number | null;
}

async function program(way: string, onBusy: (pid: number) => void = () => undefined) {
  const given = [script, way, await temporaryFolder()];
  const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line === 'busy') onBusy(child.pid!);
  }
  return { lines, code: (await ended)[0] } satisfies Ended;
}

describe('a program whose worker hangs in a loop', () => {
  it('ends when it closes its workers; whoever waited for one is refused', async () => {
    const { lines, code } = await program('close');
    expect(lines.toSorted()).toEqual(['busy', 'closed', 'refused']);
    expect(code).toBe(0);
  });

  it('ends when it exits', async () => {
    expect(await program('exit')).toEqual({ lines: ['busy'], code: 0 });
  });

  it('ends with a defect nobody catches', async () => {
    expect((await program('defect')).code).toBe(1);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('ends by %s', async (signal) => {
    const { lines, code } = await program('wait', (pid) => {
      process.kill(pid, signal);
    });
    expect({ lines, code }).toEqual({ lines: ['busy'], code: null });
  });
});

it('a program ends although nobody closes its idle workers', async () => {
  expect(await program('forget')).toEqual({ lines: [], code: 0 });
});

it('the whole program ends when it is closed in the middle of reading a mail', async () => {
  expect(await program('program')).toEqual({ lines: ['closed'], code: 0 });
});

describe('in a program that goes on', () => {
  const file = new URL('../support/endless-worker.ts', import.meta.url);
  const counting = (timeLimitMs: number) => {
    const memory = new SharedArrayBuffer(4);
    const worker = replaceableWorker<SharedArrayBuffer, { type: 'never' }>({
      file,
      timeLimitMs,
      memoryMb: 64,
    });
    return { worker, memory, count: () => Atomics.load(new Int32Array(memory), 0) };
  };
  /** It would have counted on in this time: it counts millions a second. */
  const standsStill = async (count: () => number) => {
    const before = count();
    for (let turn = 0; turn < 2000; turn++) await new Promise(setImmediate);
    return count() === before;
  };

  it('a closed worker does not run on', async () => {
    const { worker, memory, count } = counting(3_600_000);
    const answer = expect(worker.ask(memory)).rejects.toThrow();
    await expect.poll(count).toBeGreaterThan(0);
    expect(await standsStill(count)).toBe(false);
    await worker.close();
    await answer;
    expect(await standsStill(count)).toBe(true);
  });

  it('one that was given up does not run on either', async () => {
    const { worker, memory, count } = counting(100);
    await expect(worker.ask(memory)).rejects.toThrow('no answer in time');
    await worker.close();
    expect(await standsStill(count)).toBe(true);
  });

  it('what waits behind the work that hangs is refused, and no new worker starts', async () => {
    const { worker, memory, count } = counting(3_600_000);
    const other = new SharedArrayBuffer(4);
    const answers = [memory, other].map((one) => expect(worker.ask(one)).rejects.toThrow());
    await expect.poll(count).toBeGreaterThan(0);
    await worker.close();
    await Promise.all(answers);
    expect(new Int32Array(other)[0]).toBe(0);
  });
});
