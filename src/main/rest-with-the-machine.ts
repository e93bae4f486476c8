// When the machine sleeps or its session ends, a running delivery is paused as by a person:
// durably, after the mail in hand. What was running goes on by itself when the machine is awake
// again; what somebody had paused stays paused.
import type { BrowserWindow, PowerMonitor } from 'electron';
import type { App } from '#shared/define.ts';

export interface Rest {
  /** The window whose system asks whether the session may end (Windows). */
  watch(window: Pick<BrowserWindow, 'on'>): void;
}

/** A session that was to end and lives on after this long did not end: another program objected. */
const OBJECTED_MS = 60_000;

export function restWithTheMachine(
  powerMonitor: Pick<PowerMonitor, 'on'>,
  app: Pick<App, 'call' | 'isVisitor'>,
  quit: () => void,
): Rest {
  const resting = new Set<string>();
  // One after the other: a machine that wakes up at once must not start before the pause is
  // written.
  let last: Promise<unknown> = Promise.resolve();
  const then = (step: () => Promise<void>) => {
    last = last.then(step, step);
  };

  const pause = async () => {
    // The program that sends sleeps too, and goes on by itself; a visitor could pause it and not
    // let it go on.
    if (app.isVisitor()) return;
    const reply = await app.call('deliveries.list', { limit: 500 });
    if (!reply.ok) return;
    const { items } = reply.value as { items: { delivery: { id: string; state: string } }[] };
    for (const {
      delivery: { id, state },
    } of items) {
      if (state !== 'running') continue;
      const paused = await app.call('deliveries.pause', { id });
      if (paused.ok) resting.add(id);
    }
  };
  const goOn = async () => {
    const ids = [...resting];
    resting.clear();
    // Refused where it was cancelled meanwhile or cannot start; its page says why.
    for (const id of ids) await app.call('deliveries.start', { id });
  };

  powerMonitor.on('suspend', () => {
    then(pause);
  });
  powerMonitor.on('resume', () => {
    then(goOn);
  });
  // Linux and macOS: the system waits for us; quitting finishes the mail in hand.
  powerMonitor.on('shutdown', (event?: { preventDefault?: () => void }) => {
    event?.preventDefault?.();
    quit();
  });
  return {
    watch(window) {
      let objected: NodeJS.Timeout | undefined;
      window.on('query-session-end', () => {
        then(pause);
        clearTimeout(objected);
        objected = setTimeout(() => {
          then(goOn);
        }, OBJECTED_MS).unref();
      });
      window.on('session-end', () => {
        clearTimeout(objected);
        quit();
      });
    },
  };
}
