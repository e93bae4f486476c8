// One command from open to close: open the data folder, call, wait for what goes on in the
// background, print how it ended.
import { methodNamed, methodNames } from '#shared/api.ts';
import type { App, Method, Reply } from '#shared/define.ts';
import { errorCatalogue, fromWire, type ErrorCode } from '#shared/errors.ts';
import { readStopReason, type StopReason } from '#shared/stop-reason.ts';
import { stopWords } from '#shared/texts/stop-words.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Options } from './arguments.ts';
import { mayProceed } from './confirm-sending.ts';
import { exitCodes, PARTLY_DONE, signalExitCodes, type StopSignal } from './exit-codes.ts';
import { followEvents } from './follow.ts';
import { printError, printNote, printValue } from './print.ts';
import type { Shell } from './shell.ts';

export interface Call {
  name: string;
  method: Method;
  input: unknown;
}

/**
 * Returns the exit status; throws `AppError`. A signal lets the current step finish (a half import
 * does not exist), then pauses.
 */
export async function performCall(
  shell: Shell,
  options: Options,
  { name, method, input }: Call,
): Promise<number> {
  const words = textsFor(options.language).command;
  const stop = new AbortController();
  let signal: StopSignal | undefined;
  const endListening = shell.onStop((received) => {
    if (signal === undefined) printNote(shell, words.stopping);
    signal ??= received;
    stop.abort();
  });
  const stoppedCode = () => signalExitCodes[signal ?? 'SIGINT'];
  try {
    await using app = disposable(await shell.openApp(options.dataFolder, options.language));
    const isWanted = await mayProceed(shell, options, app, name, input, stop.signal);
    if (stop.signal.aborted) {
      printNote(shell, words.stopped);
      return stoppedCode();
    }
    if (!isWanted) {
      printNote(shell, words.declined);
      return exitCodes.invalid;
    }

    const endFollowing = followEvents(shell, options, app);
    try {
      const first = valueOf(await app.call(name, input));
      const job = method.continues === undefined ? undefined : jobIn(first, method.continues);
      if (!job) {
        endFollowing();
        printValue(shell, options, first);
        if (stop.signal.aborted) return stoppedCode();
        const failure = method.failureIn?.(first);
        return failure === undefined ? 0 : printError(shell, options, fromWire(failure));
      }
      await Promise.race([app.idle(), aborted(stop.signal)]);
      // A delivery pauses while it is being closed, so its last events still count.
      if (stop.signal.aborted) await app.close();
      endFollowing();
      if (stop.signal.aborted) {
        printNote(shell, `${words.paused} ${words.continueWith(continuation(options, job))}`);
        return stoppedCode();
      }
      const last = valueOf(await app.call(job.query, { id: job.id }));
      printValue(shell, options, last);
      const reason = stopReason(last, job.id);
      if (reason === undefined) {
        const missed = missedIn(last);
        if (Object.values(missed).every((count) => count === 0)) return 0;
        printNote(shell, words.partlyDone(missed));
        return PARTLY_DONE;
      }
      const { why, todo, wrote } = stopWords(textsFor(options.language), reason);
      const sentences = [
        words.stoppedBy(reason.code),
        why,
        todo,
        wrote,
        words.continueWith(continuation(options, job)),
      ];
      printNote(shell, sentences.filter(Boolean).join(' '));
      return Object.hasOwn(errorCatalogue, reason.code)
        ? exitCodes[errorCatalogue[reason.code as ErrorCode].kind]
        : exitCodes.unavailable;
    } finally {
      endFollowing();
    }
  } finally {
    endListening();
  }
}

/** Closed once, and on every way out. */
function disposable(app: App): App & AsyncDisposable {
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= app.close());
  return { ...app, close, [Symbol.asyncDispose]: close };
}

function valueOf(reply: Reply): unknown {
  if (!reply.ok) throw fromWire(reply.error);
  return reply.value;
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });

interface Job {
  query: string;
  id: string;
}

/**
 * The work a reply speaks of: the outermost record whose id the query accepts. Ids carry the prefix
 * of their noun, so no other fits.
 */
function jobIn(value: unknown, query: string): Job | undefined {
  const record = recordsIn(value).find(
    ({ id }) => methodNamed(query)?.input.safeParse({ id }).success,
  );
  return record && { query, id: String(record['id']) };
}

/** Work that stopped by itself says why, beside its id. */
function stopReason(value: unknown, id: string): StopReason | undefined {
  return (
    readStopReason(recordsIn(value).find((record) => record['id'] === id)?.['stoppedBy']) ??
    undefined
  );
}

/**
 * Of the figures of a delivery: who did not get the mail, of whom nobody knows, and who waits
 * because somebody paused it elsewhere, who was called off, and who was left out for a flaw of the
 * mail.
 */
function missedIn(
  value: unknown,
): Record<'refused' | 'unclear' | 'waiting' | 'cancelled' | 'flawed', number> {
  const figures = recordsIn(value).find(
    (record) => typeof record['refused'] === 'number' && typeof record['unclear'] === 'number',
  );
  const count = (name: string) => Number(figures?.[name] ?? 0);
  return {
    refused: count('refused'),
    unclear: count('unclear'),
    waiting: count('open') + count('deferred'),
    cancelled: count('cancelled'),
    flawed: count('flawed'),
  };
}

/** Level by level, outermost first. */
function recordsIn(value: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (let level = [value]; level.length > 0;) {
    const records = level.filter(
      (one): one is Record<string, unknown> => typeof one === 'object' && one !== null,
    );
    found.push(...records);
    level = records.flatMap((record) => Object.values(record));
  }
  return found;
}

/**
 * The command that goes on with this work: of those that begin such work, the one that needs its id
 * only.
 */
function continuation(options: Options, { query, id }: Job): string {
  const name =
    methodNames.find(
      (one) =>
        methodNamed(one)?.continues === query && methodNamed(one)?.input.safeParse({ id }).success,
    ) ?? query;
  const folder =
    options.dataFolder === undefined
      ? ''
      : ` --data ${/^[\w./:\\-]+$/.test(options.dataFolder) ? options.dataFolder : JSON.stringify(options.dataFolder)}`;
  return `kiezbrief ${name} id=${id}${folder}`;
}
