// The contract over Electron's IPC: one handler, one event channel. Takes `ipcMain` as a parameter
// and imports types only, so that the same lines run in a test without Electron.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Bridge, Reply } from '#shared/define.ts';
import { AppError, toWire } from '#shared/errors.ts';
import {
  callChannel,
  eventChannel,
  saveFileName,
  takeOpenedName,
  type OpenedFile,
} from '#shared/ipc.ts';

type SenderFrame = Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'url'> & {
  readonly parent: unknown;
};

export interface IpcDoor {
  /** Everyone who is told what happened. */
  windows: () => Iterable<Pick<WebContents, 'send' | 'isDestroyed'>>;
  /** Whether this is the address of our own page. */
  isOwnPage: (url: string) => boolean;
  /** "Speichern unter". Throws `store.*`. */
  saveFile?: (name: unknown, content: unknown) => Promise<boolean>;
  /** Files a person opened with the program, each once. Never throws. */
  takeOpened?: () => Promise<readonly OpenedFile[]>;
}

const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/**
 * Answers our own page in a window's top frame and nobody else. Returns the way to take it back.
 */
export function bindIpc(
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>,
  app: Bridge,
  door: IpcDoor,
): () => void {
  const { windows, isOwnPage, saveFile, takeOpened } = door;
  const save = async (input: unknown): Promise<Reply> => {
    const { name, content } = (input ?? {}) as { name?: unknown; content?: unknown };
    try {
      return { ok: true, value: (await saveFile?.(name, content)) ?? false };
    } catch (error) {
      return {
        ok: false,
        error: toWire(
          isAppError(error)
            ? error
            : new AppError('store.write-failed', { file: String(name) }, { cause: error }),
        ),
      };
    }
  };
  ipcMain.handle(
    callChannel,
    async (event: { readonly senderFrame: SenderFrame | null }, name: string, input: unknown) => {
      const frame = event.senderFrame;
      // A frame that is gone or lies inside another one is not our page, whatever its address says.
      if (!frame || frame.parent !== null || !isOwnPage(frame.url))
        return { ok: false, error: toWire(new AppError('host.foreign-origin', {})) };
      if (name === saveFileName) return save(input);
      if (name === takeOpenedName) return { ok: true, value: (await takeOpened?.()) ?? [] };
      return app.call(name, input);
    },
  );
  const unsubscribe = app.subscribe((name, data) => {
    for (const window of windows())
      if (!window.isDestroyed()) window.send(eventChannel, name, data);
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler(callChannel);
  };
}
