// One program over the life of a window: it owns the data folder, or visits the program that does.
// When that one ends, this one opens the folder anew, as its owner or as the visitor of the next.
import type { App, EventListener, Reply } from '#shared/define.ts';
import { hasCode, isAppError, toWire, type AppError } from '#shared/errors.ts';

interface Visit extends App {
  /** The program that was visited has ended or does not answer any more. */
  readonly ended: Promise<void>;
}

export interface Ways {
  /** Throws `store.*`. */
  own(): Promise<App>;
  /** Resolves with undefined where its owner cannot be visited. */
  visit(locked: AppError<'store.locked'>): Promise<Visit | undefined>;
}

/** Throws what `own` throws. */
export async function openAsOwnerOrVisitor(ways: Ways): Promise<App> {
  const listeners = new Set<EventListener>();
  const tell: EventListener = (name, data) => {
    for (const listener of [...listeners]) listener(name, data);
  };
  let present: App | undefined;
  let opening: Promise<App> | undefined;
  let isClosed = false;

  const forget = (app: App) => {
    if (present === app) present = undefined;
  };
  const visitOwner = async (locked: AppError<'store.locked'>): Promise<App> => {
    const visited = await ways.visit(locked);
    if (!visited) throw locked;
    void visited.ended.then(() => {
      if (isClosed) return;
      forget(visited);
      // Nobody waits for this one; the next call tries again and says what is in the way.
      open().catch(() => undefined);
    });
    return visited;
  };
  const openAnew = async (): Promise<App> => {
    const app = await ways.own().catch((error: unknown) => {
      if (hasCode(error, 'store.locked')) return visitOwner(error);
      throw error;
    });
    app.subscribe(tell);
    present = app;
    tell('overview.holderChanged', {});
    return app;
  };
  const open = (): Promise<App> => {
    if (present) return Promise.resolve(present);
    opening ??= openAnew().finally(() => {
      opening = undefined;
    });
    return opening;
  };
  const ask = async (name: string, input: unknown): Promise<Reply> => {
    try {
      const app = await open();
      const reply = await app.call(name, input);
      if (!reply.ok && reply.error.code === 'store.owner-left' && !isClosed) forget(app);
      return reply;
    } catch (error) {
      // After the program has opened once a failure is an answer like any other.
      if (isAppError(error)) return { ok: false, error: toWire(error) };
      throw error;
    }
  };

  await open();
  return {
    async call(name, input) {
      const reply = await ask(name, input);
      // What was asked of somebody who left is asked of whoever is there now.
      const hasOwnerLeft = !reply.ok && reply.error.code === 'store.owner-left';
      return hasOwnerLeft && !isClosed ? ask(name, input) : reply;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    isVisitor: () => present?.isVisitor() ?? true,
    idle: async () => present?.idle(),
    async close() {
      isClosed = true;
      await opening?.catch(() => undefined);
      await present?.close();
    },
  };
}
