// The names both sides of Electron's process border use. The preload exposes one object with these
// two abilities, nothing else.

/** invoke(callChannel, name, input) -> Reply */
export const callChannel = 'kiezbrief:call';
/** send(eventChannel, name, data) */
export const eventChannel = 'kiezbrief:event';
/** `window.kiezbrief` is a `Bridge`; where it is missing the page was served by the web host. */
export const bridgeName = 'kiezbrief';
/**
 * Asked over the call channel and answered by the window's own door, not by the contract: `{ name,
 * content }` -> whether it was saved.
 */
export const saveFileName = 'window.saveFile';
/** Asked over the call channel and answered by the window's own door: `OpenedFile[]`, each once. */
export const takeOpenedName = 'window.takeOpened';
/** Announced over the event channel: there is something to take. */
export const filesOpenedName = 'window.filesOpened';

/** A file a person opened with the program; `bytes` is null when it could not be read. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array | null;
}
