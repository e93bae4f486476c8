// Which door this page came through: Electron's preload left a bridge behind, otherwise the web
// host is asked.
import type { Bridge } from '#shared/define.ts';
import { bridgeName } from '#shared/ipc.ts';
import { createHttpBridge } from './http-bridge.ts';
import { createIpcBridge } from './ipc-bridge.ts';
import type { ScreenBridge } from './screen-bridge.ts';

export function connect(): ScreenBridge {
  const exposed = (window as unknown as Record<string, Bridge | undefined>)[bridgeName];
  if (exposed) return createIpcBridge(exposed);
  return createHttpBridge({
    fetch: window.fetch.bind(window),
    location: window.location,
    history: window.history,
    sessionStorage: window.sessionStorage,
    setTimeout: window.setTimeout.bind(window),
  });
}
