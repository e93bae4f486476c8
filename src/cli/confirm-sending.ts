// The one question the command line asks. Nearly everything can be taken back and is not asked
// about; a mail that left cannot (WCAG 3.3.4).
import { createInterface } from 'node:readline/promises';
import type { Api } from '#shared/api.ts';
import type { App, Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Options } from './arguments.ts';
import { safeLine } from './safe-text.ts';
import type { Shell } from './shell.ts';

type DeliveryView = Output<Api['deliveries']['get']>;

/**
 * True when the method may be called. Asks before a real delivery begins or goes on; a rehearsal
 * (`file` account) sends nothing and asks nothing. Throws `command.confirmation-needed` where
 * nobody can be asked. An unknown or finished delivery is left for the method to refuse.
 */
export async function mayProceed(
  shell: Shell,
  options: Options,
  app: App,
  name: string,
  input: unknown,
  stop: AbortSignal,
): Promise<boolean> {
  if (name !== 'deliveries.start' || options.isConfirmed) return true;
  const reply = await app.call('deliveries.get', input);
  if (!reply.ok) return true;
  const { delivery, figures } = reply.value as DeliveryView;
  if (
    delivery.accountKind !== 'smtp' ||
    (delivery.state !== 'planned' && delivery.state !== 'paused')
  )
    return true;
  if (!shell.isInteractive) throw new AppError('command.confirmation-needed', { id: delivery.id });
  const words = textsFor(options.language).command;
  return /^\s*(?:j|ja|y|yes)\s*$/i.test(
    await ask(
      shell,
      safeLine(words.confirmSending(delivery.subject, figures.open + figures.deferred)),
      stop,
    ),
  );
}

/** The answer; empty when the input ends or the person presses Ctrl+C. */
async function ask(shell: Shell, question: string, stop: AbortSignal): Promise<string> {
  shell.stderr.write(`${question} `);
  // Not `terminal: true`: raw mode would swallow Ctrl+C.
  const lines = createInterface({ input: shell.stdin, terminal: false });
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => {
        resolve('');
      });
      stop.addEventListener(
        'abort',
        () => {
          resolve('');
        },
        { once: true },
      );
      if (stop.aborted) resolve('');
    });
  } finally {
    lines.close();
    shell.stdin.pause();
  }
}
