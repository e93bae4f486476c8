// What a test may ask the double of Electron, and have it do: see electron-run.ts.
import type { EventEmitter } from 'node:events';
import type { DoublePage, SenderFrame } from './electron-double-page.ts';
import {
  guards,
  invoke,
  paths,
  PreventableEvent,
  protocols,
  record,
  type AnyFunction,
} from './electron-double-state.ts';

interface Window {
  readonly webContents: EventEmitter & { readonly page: DoublePage | undefined };
}
interface Double {
  readonly app: EventEmitter;
  readonly windows: Set<Window>;
  readonly sessionEvents: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly firstPage: Promise<DoublePage>;
}

/** What a test may ask. */
const answersOf = ({
  app,
  windows,
  sessionEvents,
  powerMonitor,
  firstPage,
}: Double): Record<string, AnyFunction> => ({
  record: () => JSON.parse(JSON.stringify(record)) as unknown,
  path: (name: string) => paths.get(name),
  evaluate: async (code: string) => (await firstPage).evaluate(code),
  loadedHeaders: async () => (await firstPage).headers,
  problems: async () => (await firstPage).problems,
  invokeAs: (senderFrame: SenderFrame | null, channel: string, ...parameters: unknown[]) =>
    invoke(senderFrame, channel, parameters),
  permission: (name: string) => {
    let isGranted: unknown = 'not decided';
    guards.request?.(
      {} as never,
      name as never,
      ((decision: boolean) => {
        isGranted = decision;
      }) as never,
    );
    return {
      request: isGranted,
      check: guards.check?.({} as never, name as never),
      device: guards.device?.({} as never),
    };
  },
  fetch: async (url: string, method = 'GET') => {
    // A request for a scheme Node's fetch does not know; the handler only reads these two.
    const response = await protocols.get('app')!({ url, method } as Request);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  },
  redirectPrevented: () => {
    const event = new PreventableEvent();
    for (const window of windows)
      window.webContents.emit('will-redirect', event, 'https://evil.example/');
    return event.defaultPrevented;
  },
  downloadPrevented: () => {
    const event = new PreventableEvent();
    sessionEvents.emit('will-download', event, {}, {});
    return event.defaultPrevented;
  },
  openFile: (path: string) => {
    const event = new PreventableEvent();
    app.emit('open-file', event, path);
    return event.defaultPrevented;
  },
  power: (name: string) => powerMonitor.emit(name, new PreventableEvent()),
  webviewPrevented: () => {
    const event = new PreventableEvent();
    for (const window of windows) window.webContents.emit('will-attach-webview', event, {}, {});
    return event.defaultPrevented;
  },
  closeLastWindow: () => {
    for (const window of windows) void window.webContents.page?.close();
    windows.clear();
    app.emit('window-all-closed');
  },
});

/** Over Node's own message channel: see electron-run.ts. */
export function answerTests(double: Double): void {
  if (!process.send) return;
  const answers = answersOf(double);
  process.on('message', (message: { id: number; question: string; parameters: unknown[] }) => {
    void (async () => {
      try {
        process.send?.({
          id: message.id,
          value: await (answers[message.question] as (...parameters: unknown[]) => unknown)(
            ...message.parameters,
          ),
        });
      } catch (error) {
        process.send?.({
          id: message.id,
          failure: error instanceof Error ? error.message : String(error),
        });
      }
    })();
  });
  process.channel?.unref();
}
