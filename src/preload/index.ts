// The only thing the page gets from Electron: one call and one subscription. Nothing of Electron
// itself crosses over, and this file does not grow with the contract.
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, EventListener, Reply } from '#shared/define.ts';
import { bridgeName, callChannel, eventChannel } from '#shared/ipc.ts';

const bridge: Bridge = {
  call: (name: string, input: unknown) =>
    ipcRenderer.invoke(callChannel, name, input) as Promise<Reply>,
  subscribe(listener: EventListener) {
    const forward = (_event: unknown, name: string, data: unknown) => {
      listener(name, data);
    };
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.removeListener(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
