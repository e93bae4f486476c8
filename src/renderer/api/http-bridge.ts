// The bridge to the web host: the start key in the address is handed in once for a session key,
// which travels as a header from then on (never as a cookie: those are shared by all ports of this
// machine). Events are read with `fetch` for the same reason.
import type { EventListener, Reply } from '#shared/define.ts';
import { toWire } from '#shared/errors.ts';
import { refusalOfDepth } from '#shared/nesting.ts';
import { readEvents } from './read-events.ts';
import type { ScreenBridge } from './screen-bridge.ts';

/** The parts of a browser window this needs. */
export interface BrowserWindow {
  readonly fetch: typeof fetch;
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  /** Ends with the tab. */
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
}

const sessionName = 'kiezbrief.session';
const reconnectMs = [500, 1000, 2000, 5000];

export function createHttpBridge(window: BrowserWindow): ScreenBridge {
  const post = async (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const tooDeep = refusalOfDepth(body);
    if (tooDeep) return { ok: false, error: toWire(tooDeep) };
    try {
      const response = await window.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body ?? {}),
      });
      return (await response.json()) as Reply;
    } catch {
      return { ok: false, error: { code: 'host.unreachable', data: {} } };
    }
  };
  const authorised = (session: string | null): Record<string, string> =>
    session === null ? {} : { authorization: `Bearer ${session}` };

  /** A reload, or a start key already used by this very tab, goes on with the session it has. */
  const openSession = async (): Promise<string | null> => {
    const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
    if (token !== null) {
      // Out of the address line first, so that it is in no history and no copied address.
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
      const reply = await post('/api/session', { token });
      if (reply.ok)
        window.sessionStorage.setItem(sessionName, (reply.value as { session: string }).session);
    }
    return window.sessionStorage.getItem(sessionName);
  };
  let session = openSession();
  /** Calls that were not answered yet. */
  const asked = new Set<Promise<Reply>>();

  const listeners = new Set<EventListener>();
  const lineListeners = new Set<(isUp: boolean) => void>();
  let stream: AbortController | undefined;

  const listen = async (signal: AbortSignal) => {
    let failures = 0;
    let wasDown = false;
    while (!signal.aborted) {
      const outcome = await readEvents(
        window.fetch,
        '/api/events',
        authorised(await session),
        signal,
        () => {
          failures = 0;
          if (wasDown) for (const listener of [...lineListeners]) listener(true);
          wasDown = false;
        },
        (name, data) => {
          for (const listener of [...listeners]) listener(name, data);
        },
      );
      // Without a valid key asking again is of no use; the next call says why.
      if (outcome === 'refused' || signal.aborted) return;
      if (!wasDown) for (const listener of [...lineListeners]) listener(false);
      wasDown = true;
      const pause = reconnectMs[Math.min(failures, reconnectMs.length - 1)] ?? 5000;
      failures += 1;
      await new Promise<void>((resolve) => {
        window.setTimeout(resolve, pause);
      });
    }
  };

  return {
    async call(name, input) {
      const reply = post(`/api/${encodeURIComponent(name)}`, input, authorised(await session));
      asked.add(reply);
      void reply.then(() => {
        asked.delete(reply);
      });
      return reply;
    },
    async signOut() {
      await Promise.all(asked);
      const ending = authorised(await session);
      session = Promise.resolve(null);
      window.sessionStorage.removeItem(sessionName);
      stream?.abort();
      // A host that does not answer any more has no sessions either.
      await window
        .fetch('/api/session', { method: 'DELETE', headers: ending })
        .catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      if (!stream) {
        stream = new AbortController();
        void listen(stream.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stream?.abort();
        stream = undefined;
      };
    },
    onLine(listener) {
      lineListeners.add(listener);
      return () => {
        lineListeners.delete(listener);
      };
    },
  };
}
