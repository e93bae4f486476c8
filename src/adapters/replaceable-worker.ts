// A worker thread that may hang or die without harm: one job after the other, each with a time
// limit, a lost worker is replaced by the next job. Started by the first job, warm afterwards, and
// never a reason for the process to stay alive.
import { Worker } from 'node:worker_threads';

export interface ReplaceableWorkerOptions {
  /** Says `{ type: 'ready' }` once and answers each message with one message. */
  file: URL;
  /** For one job, from the moment the worker is ready. */
  timeLimitMs: number;
  /** Until a new worker is ready. 60 000 by default (usually 500; slow disks exist). */
  startLimitMs?: number;
  /** Heap of the worker. */
  memoryMb: number;
}

export interface ReplaceableWorker<Job, Answer> {
  /** Rejects with the cause when the worker hangs, dies or runs out of memory. */
  ask(job: Job): Promise<Answer>;
  /**
   * What is being worked on fails; nothing can be asked any more. Resolves when every thread has
   * ended.
   */
  close(): Promise<void>;
}

interface Ready {
  type: 'ready';
}

/** The bundle holds an adapter and its worker side by side as .js; unbuilt both are .ts. */
export const workerBeside = (adapter: string, name: string): URL =>
  new URL(`./${name}${adapter.endsWith('.ts') ? '.ts' : '.js'}`, adapter);

export function replaceableWorker<Job, Answer extends { type: string }>({
  file,
  timeLimitMs,
  startLimitMs = 60_000,
  memoryMb,
}: ReplaceableWorkerOptions): ReplaceableWorker<Job, Answer> {
  let worker: Worker | undefined;
  let isReady = false;
  let isClosed = false;
  let previous: Promise<unknown> = Promise.resolve();
  /** Workers that were given up and have not ended yet. */
  const ending = new Set<Promise<unknown>>();

  function end(one: Worker): void {
    const ended = one.terminate().finally(() => {
      ending.delete(ended);
    });
    ending.add(ended);
  }

  function startWorker(): Worker {
    isReady = false;
    const started = new Worker(file, {
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    });
    // A worker may also die between two jobs; without a listener that would end the program.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  async function work(job: Job): Promise<Answer> {
    if (isClosed) throw new Error('closed');
    const current = (worker ??= startWorker());
    current.ref();
    try {
      return await answerOf(current, job);
    } finally {
      current.unref();
    }
  }

  function answerOf(current: Worker, job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const leave = () => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', giveUp).off('exit', giveUp);
      };
      const giveUp = (cause: unknown) => {
        leave();
        if (worker === current) worker = undefined;
        end(current);
        reject(cause instanceof Error ? cause : new Error('the worker ended'));
      };
      const allow = (ms: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          giveUp(new Error('no answer in time'));
        }, ms);
      };
      const onMessage = (message: Answer | Ready) => {
        if (isReadySign(message)) {
          isReady = true;
          allow(timeLimitMs);
          return;
        }
        leave();
        resolve(message);
      };
      current.on('message', onMessage).on('error', giveUp).on('exit', giveUp);
      current.postMessage(job);
      allow(isReady ? timeLimitMs : startLimitMs);
    });
  }

  return {
    async ask(job) {
      const turn = previous.then(() => work(job));
      previous = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      await Promise.all([worker?.terminate(), ...ending]);
      worker = undefined;
    },
  };
}

const isReadySign = (message: { type: string }): message is Ready => message.type === 'ready';
