// Keeps the promise of the MjmlCompiler port: MJML is compiled in a worker; a worker that hangs or
// dies is replaced and the text that did it is `render.failed`. How it is compiled is in the
// worker's own file.
import type { MjmlCompiler } from '#core/ports/mjml-compiler.ts';
import { AppError } from '#shared/errors.ts';
import type { MjmlWorkerReply } from './mjml-worker.ts';
import { replaceableWorker, workerBeside } from './replaceable-worker.ts';

interface Options {
  /** 10 000 by default (a bulletin of 200 blocks takes about 100). */
  timeLimitMs?: number;
  startLimitMs?: number;
  workerFile?: URL;
}

/**
 * What reads files, or puts unchecked markup into the mail. In a template's own head `mj-raw` is
 * allowed: nothing a person writes gets there unescaped.
 */
const forbiddenAnywhere = ['<mj-include'];
const forbiddenInBody = ['<mj-raw', '<mj-html-attributes', '<script'];

/**
 * Looks for letters and not for structure: what a parser may take for text is forbidden as well.
 */
function isForbidden(mjml: string): boolean {
  const lower = mjml.toLowerCase();
  const body = lower.slice(Math.max(0, lower.indexOf('</mj-head')));
  return (
    forbiddenAnywhere.some((tag) => lower.includes(tag)) ||
    forbiddenInBody.some((tag) => body.includes(tag))
  );
}

export function createMjmlCompiler({
  timeLimitMs = 10_000,
  startLimitMs = 60_000,
  workerFile = workerBeside(import.meta.url, 'mjml-worker'),
}: Options = {}): MjmlCompiler {
  const worker = replaceableWorker<string, Exclude<MjmlWorkerReply, { type: 'ready' }>>({
    file: workerFile,
    timeLimitMs,
    startLimitMs,
    memoryMb: 512,
  });
  const failed = (cause: unknown) => new AppError('render.failed', {}, { cause });
  return {
    async compile(mjml) {
      if (isForbidden(mjml)) throw failed(new Error('forbidden element'));
      const reply = await worker.ask(mjml).catch((cause: unknown) => {
        throw failed(cause);
      });
      if (reply.type !== 'compiled') throw failed(new Error(reply.problems.join('; ')));
      return reply.html;
    },
    close: () => worker.close(),
  };
}
