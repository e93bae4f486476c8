// Every way into the same program, each with the client's side it really has: in-process, HTTP
// through the web host, IPC through Electron's binding.
import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { bindIpc } from '#main/bind-ipc.ts';
import { createHttpBridge } from '#renderer/api/http-bridge.ts';
import { createIpcBridge } from '#renderer/api/ipc-bridge.ts';
import type { ScreenBridge } from '#renderer/api/screen-bridge.ts';
import type { Bridge, Reply } from '#shared/define.ts';
import { callChannel, eventChannel } from '#shared/ipc.ts';
import { startWebHost } from '#web/host.ts';

export interface Door {
  readonly bridge: Bridge;
  close(): Promise<void>;
}

/** What the page of the web host has of it, without a browser. */
export function browserBridge(opened: string): ScreenBridge {
  const address = new URL(opened);
  const kept = new Map<string, string>();
  return createHttpBridge({
    fetch: (path, init) => fetch(new URL(path as string, address.origin), init),
    location: address,
    history: { replaceState: () => undefined },
    sessionStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => {
        kept.set(key, value);
      },
      removeItem: (key) => {
        kept.delete(key);
      },
    },
    setTimeout: (run, ms) => setTimeout(run, ms).unref(),
  });
}

export const doors: Record<'in-process' | 'HTTP' | 'IPC', (app: Bridge) => Promise<Door>> = {
  'in-process': (app) => Promise.resolve({ bridge: app, close: () => Promise.resolve() }),

  async HTTP(app) {
    const host = await startWebHost({ app, screen: () => Promise.resolve(undefined), port: 0 });
    return { bridge: browserBridge(host.newAddress()), close: () => host.close() };
  },

  IPC(app) {
    const line = fakeIpc();
    const unbind = bindIpc(line.ipcMain, app, {
      windows: () => [line.window],
      isOwnPage: (url) => url === 'app://kiezbrief/',
    });
    const bridge = createIpcBridge({
      call: (name, input) => line.invoke({ url: 'app://kiezbrief/', parent: null }, name, input),
      subscribe(listener) {
        const forward = (name: string, data: unknown) => {
          listener(name, data);
        };
        line.arrived.on(eventChannel, forward);
        return () => {
          line.arrived.off(eventChannel, forward);
        };
      },
    });
    return Promise.resolve({
      bridge,
      close: () => {
        unbind();
        return Promise.resolve();
      },
    });
  },
};

type Frame = { url: string; parent: unknown } | null;

/** Two sides of a process border: everything that crosses is cloned as Electron clones it. */
export function fakeIpc() {
  const arrived = new EventEmitter();
  const handlers = new Map<
    string,
    (event: { senderFrame: Frame }, ...parameters: unknown[]) => unknown
  >();
  return {
    arrived,
    ipcMain: {
      handle: (channel: string, handler: never) => {
        handlers.set(channel, handler);
      },
      removeHandler: (channel: string) => {
        handlers.delete(channel);
      },
    } as Pick<IpcMain, 'handle' | 'removeHandler'>,
    window: {
      isDestroyed: () => false,
      send: (channel: string, ...parameters: unknown[]) => {
        arrived.emit(channel, ...structuredClone(parameters));
      },
    },
    async invoke(senderFrame: Frame, ...parameters: unknown[]): Promise<Reply> {
      const handler = handlers.get(callChannel);
      if (!handler) throw new Error(`No handler registered for '${callChannel}'`);
      return structuredClone(
        await handler({ senderFrame }, ...structuredClone(parameters)),
      ) as Reply;
    },
  };
}
