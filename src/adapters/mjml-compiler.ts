// Keeps the promise of the MjmlCompiler port: MJML is compiled in a worker, one text after the other; a worker that hangs or dies is replaced and
// the text that did it is `render.failed`. Started by the first text, warm afterwards, and never a reason for the process to stay alive.
import { Worker } from 'node:worker_threads';
import type { MjmlCompiler } from '#core/ports.ts';
import { AppError } from '#shared/errors.ts';
import type { MjmlWorkerReply } from './mjml-worker.ts';

interface Options {
  /** From the moment the worker is ready. 10 000 by default (a bulletin of 200 blocks takes about 100). */
  timeLimitMs?: number;
  /** Until a new worker is ready. 60 000 by default (usually 500; slow disks exist). */
  startLimitMs?: number;
  workerFile?: URL;
}

// The bundle holds both files side by side as .js.
const workerFileHere = new URL(`./mjml-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** What reads files, or puts unchecked markup into the mail. In a template's own head `mj-raw` is allowed: nothing a person writes gets there unescaped. */
const forbiddenAnywhere = /<mj-include/i;
const forbiddenInBody = /<mj-(?:raw|html-attributes)|<script/i;

export function createMjmlCompiler({ timeLimitMs = 10_000, startLimitMs = 60_000, workerFile = workerFileHere }: Options = {}): MjmlCompiler {
  let worker: Worker | undefined;
  let isReady = false;
  let isClosed = false;
  let previous: Promise<unknown> = Promise.resolve();

  function startWorker(): Worker {
    isReady = false;
    const started = new Worker(workerFile, { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    // A worker may also die between two texts; without a listener that would end the program.
    started.on('error', () => undefined);
    started.on('exit', () => { if (worker === started) worker = undefined; });
    return started;
  }

  async function compile(mjml: string): Promise<string> {
    if (isClosed) throw new AppError('render.failed', {});
    const current = worker ??= startWorker();
    current.ref();
    try {
      return await answerOf(current, mjml);
    } finally {
      current.unref();
    }
  }

  function answerOf(current: Worker, mjml: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void) => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', giveUp).off('exit', giveUp);
        settle();
      };
      const fail = (cause: unknown) => { end(() => { reject(new AppError('render.failed', {}, { cause })); }); };
      const giveUp = (cause?: unknown) => {
        if (worker === current) worker = undefined;
        void current.terminate();
        fail(cause);
      };
      const allow = (ms: number) => { clearTimeout(timer); timer = setTimeout(() => { giveUp(new Error('no answer in time')); }, ms); };
      const onMessage = (reply: MjmlWorkerReply) => {
        if (reply.type === 'ready') { isReady = true; allow(timeLimitMs); return; }
        if (reply.type === 'compiled') end(() => { resolve(reply.html); });
        else fail(new Error(reply.problems.join('; ')));
      };
      current.on('message', onMessage).on('error', giveUp).on('exit', giveUp);
      current.postMessage(mjml);
      allow(isReady ? timeLimitMs : startLimitMs);
    });
  }

  return {
    async compile(mjml) {
      const headEnd = mjml.search(/<\/mj-head\s*>/i);
      if (forbiddenAnywhere.test(mjml) || forbiddenInBody.test(mjml.slice(Math.max(0, headEnd)))) throw new AppError('render.failed', {}, { cause: new Error('forbidden element') });
      const turn = previous.then(() => compile(mjml));
      previous = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
      worker = undefined;
    },
  };
}
