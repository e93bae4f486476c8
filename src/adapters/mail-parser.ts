// Keeps the promise of the MailParser port: a mail is read in a worker with limits on size, time and memory, one mail after the other.
// A worker that hangs or dies is replaced; the mail that did it is `mail.unreadable`. What is parsed, and how, is in the worker's own file.
import { Worker } from 'node:worker_threads';
import type { MailParser, ParsedMail } from '#core/ports.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/concerns.ts';
import { AppError } from '#shared/errors.ts';
import type { MailWorkerReply } from './mail-parser-worker.ts';

interface Options {
  /** From the moment the worker is ready. 10 000 by default (a 25 MB mail takes about three seconds). */
  timeLimitMs?: number;
  /** Heap of the worker. 512 by default, enough for 25 MB in ordinary lines. */
  memoryMb?: number;
  workerFile?: URL;
}

// The bundle holds both files side by side as .js.
const workerFileHere = new URL(`./mail-parser-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Starts nothing before the first mail, and an idle worker does not keep the process alive. */
export function createMailParser({ timeLimitMs = 10_000, memoryMb = 512, workerFile = workerFileHere }: Options = {}): MailParser {
  let worker: Worker | undefined;
  let isReady = false;
  let previous: Promise<unknown> = Promise.resolve();

  function startWorker(): Worker {
    isReady = false;
    const started = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 }, execArgv: [], env: {} });
    // A worker may also die between two mails; without a listener that would end the program.
    started.on('error', () => undefined);
    started.on('exit', () => { if (worker === started) worker = undefined; });
    return started;
  }

  async function parse(bytes: Uint8Array): Promise<ParsedMail> {
    const current = worker ??= startWorker();
    current.ref();
    try {
      return await answerOf(current, bytes);
    } finally {
      current.unref();
    }
  }

  function answerOf(current: Worker, bytes: Uint8Array): Promise<ParsedMail> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void) => {
        clearTimeout(timer);
        current.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
        settle();
      };
      const unreadable = (cause?: unknown) => { end(() => { reject(new AppError('mail.unreadable', {}, { cause })); }); };
      const giveUp = (cause?: unknown) => {
        if (worker === current) worker = undefined;
        void current.terminate();
        unreadable(cause);
      };
      const onDeath = (cause: unknown) => { giveUp(cause); };
      const watchTime = () => { timer = setTimeout(giveUp, timeLimitMs); };
      const onMessage = (reply: MailWorkerReply) => {
        if (reply.type === 'ready') { isReady = true; watchTime(); return; }
        if (reply.type === 'parsed') end(() => { resolve(reply.mail); });
        else unreadable();
      };
      current.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
      current.postMessage(bytes);
      if (isReady) watchTime();
    });
  }

  return {
    async parse(bytes) {
      if (bytes.byteLength > MAX_MAIL_BYTES) throw new AppError('mail.too-large', { maxBytes: MAX_MAIL_BYTES });
      if (bytes.byteLength === 0) throw new AppError('mail.unreadable', {});
      const turn = previous.then(() => parse(bytes));
      previous = turn.catch(() => undefined);
      return turn;
    },
  };
}
