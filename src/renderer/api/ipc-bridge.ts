// The bridge through Electron: what the preload exposed. The line is the process itself and does not break.
import type { Bridge } from '#shared/define.ts';
import type { ScreenBridge } from './screen-bridge.ts';

export const createIpcBridge = (exposed: Bridge): ScreenBridge => ({
  async call(name, input) {
    try { return await exposed.call(name, input); } catch { return { ok: false, error: { code: 'host.unreachable', data: {} } }; }
  },
  subscribe: (listener) => exposed.subscribe(listener),
  onLine: () => () => undefined,
});
