// Gives a person a file the screen made: in the program's window through a question where to, in a
// browser as its own download.
import type { ScreenDoor } from '#renderer/api/screen-bridge.ts';

/** A download has begun long before. */
const RELEASE_MS = 10_000;

/** Throws `AppError` where it could not be written. */
export async function saveFile(
  door: ScreenDoor,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
): Promise<void> {
  if (door.saveFile) {
    await door.saveFile(name, content);
    return;
  }
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, RELEASE_MS);
}
