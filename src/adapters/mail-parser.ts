// Keeps the promise of the MailParser port: a mail is read in a worker with limits on size, time
// and memory. A worker that hangs or dies is replaced; the mail that did it is `mail.unreadable`.
// What is parsed, and how, is in the worker's own file.
import type { MailParser } from '#core/ports/mail-parser.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/incoming.ts';
import { AppError } from '#shared/errors.ts';
import type { MailWorkerReply } from './mail-parser-worker.ts';
import { replaceableWorker, workerBeside } from './replaceable-worker.ts';

interface Options {
  /** 10 000 by default (a 25 MB mail takes about three seconds). */
  timeLimitMs?: number;
  /** 512 by default, enough for 25 MB in ordinary lines. */
  memoryMb?: number;
  workerFile?: URL;
}

export function createMailParser({
  timeLimitMs = 10_000,
  memoryMb = 512,
  workerFile = workerBeside(import.meta.url, 'mail-parser-worker'),
}: Options = {}): MailParser & { close(): Promise<void> } {
  const worker = replaceableWorker<Uint8Array, Exclude<MailWorkerReply, { type: 'ready' }>>({
    file: workerFile,
    timeLimitMs,
    memoryMb,
  });
  return {
    async parse(bytes) {
      if (bytes.byteLength > MAX_MAIL_BYTES)
        throw new AppError('mail.too-large', { maxBytes: MAX_MAIL_BYTES });
      if (bytes.byteLength === 0) throw new AppError('mail.unreadable', {});
      const reply = await worker.ask(bytes).catch((cause: unknown) => {
        throw new AppError('mail.unreadable', {}, { cause });
      });
      if (reply.type !== 'parsed') throw new AppError('mail.unreadable', {});
      return reply.mail;
    },
    close: () => worker.close(),
  };
}
