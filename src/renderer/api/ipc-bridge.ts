// The bridge through Electron: what the preload exposed. The line is the process itself and does
// not break.
import type { Bridge } from '#shared/define.ts';
import { fromWire } from '#shared/errors.ts';
import { filesOpenedName, saveFileName, takeOpenedName, type OpenedFile } from '#shared/ipc.ts';
import { toWire } from '#shared/errors.ts';
import { refusalOfDepth } from '#shared/nesting.ts';
import type { ScreenBridge } from './screen-bridge.ts';

export const createIpcBridge = (exposed: Bridge): ScreenBridge => ({
  async call(name, input) {
    // Copying between processes fails without a word on what is too deep.
    const tooDeep = refusalOfDepth(input);
    if (tooDeep) return { ok: false, error: toWire(tooDeep) };
    try {
      return await exposed.call(name, input);
    } catch {
      return { ok: false, error: { code: 'host.unreachable', data: {} } };
    }
  },
  subscribe: (listener) => exposed.subscribe(listener),
  onLine: () => () => undefined,
  async saveFile(name, content) {
    const reply = await exposed.call(saveFileName, { name, content });
    if (!reply.ok) throw fromWire(reply.error);
    return reply.value === true;
  },
  opened: {
    async take() {
      const reply = await exposed.call(takeOpenedName, {});
      return reply.ok ? (reply.value as readonly OpenedFile[]) : [];
    },
    onMore: (listener) =>
      exposed.subscribe((name) => {
        if (name === filesOpenedName) listener();
      }),
  },
});
