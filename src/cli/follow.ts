// What happens meanwhile: a line that is written over on a terminal, or with `--follow` one line
// per event. Always on standard error, so that standard output holds the answer alone.
import type { App } from '#shared/define.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import type { Options } from './arguments.ts';
import { clearLine } from './print.ts';
import { safeJson, safeLine } from './safe-text.ts';
import type { Shell } from './shell.ts';

/** Returns the way to end it, which also clears the line. */
export function followEvents(shell: Shell, options: Options, app: App): () => void {
  if (options.isFollowing)
    return app.subscribe((name, data) => {
      shell.stderr.write(
        options.isJson ? `${safeJson({ event: name, data })}\n` : eventLine(name, data),
      );
    });
  const { columns } = shell.stderr;
  if (columns === undefined || options.isJson) return () => undefined;

  const { command: words, mailServer } = textsFor(options.language);
  let isShown = false;
  const lineFor = (name: string, data: unknown): string | undefined => {
    if (name === 'settings.checkAwaitsGreeting') return mailServer.awaitsGreetingShort;
    if (!isProgress(data)) return undefined;
    return data.isAwaitingGreeting
      ? mailServer.awaitsGreetingShort
      : words.progress(data.done, data.total);
  };
  const unsubscribe = app.subscribe((name, data) => {
    const line = lineFor(name, data);
    if (line === undefined) return;
    isShown = true;
    // Cut, because a wrapped line could not be written over.
    shell.stderr.write(`${clearLine}${safeLine(line).slice(0, columns - 1)}`);
  });
  return () => {
    unsubscribe();
    if (isShown) shell.stderr.write(clearLine);
    isShown = false;
  };
}

function eventLine(name: string, data: unknown): string {
  const pairs = Object.entries(data as Record<string, unknown>).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${safeLine([name, ...pairs].join(' '))}\n`;
}

/** Any event that counts towards an end it knows: the contract may gain further long work. */
function isProgress(
  data: unknown,
): data is { done: number; total: number; isAwaitingGreeting?: boolean } {
  const counts = data as { done?: unknown; total?: unknown } | null;
  return typeof counts?.done === 'number' && typeof counts.total === 'number' && counts.total > 0;
}
