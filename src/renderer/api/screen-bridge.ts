// What a screen needs to know of the door it came through, besides asking and listening: whether the line is up, and what this door alone can do.
import type { Bridge } from '#shared/define.ts';

export interface ScreenDoor {
  /** Only where there is something to sign out of: in a browser. What is being saved is saved first; afterwards this page may do nothing. */
  signOut?(): Promise<void>;
  /** Asks where to and saves there; resolves with whether it did, throws `AppError`. Where it is missing the browser's own download does it. */
  saveFile?(name: string, content: string | Uint8Array): Promise<boolean>;
}

export interface ScreenBridge extends Bridge, ScreenDoor {
  /** Tells when the line for events broke and when it is back: what was announced in between was missed. Returns the way to end it. */
  onLine(listener: (isUp: boolean) => void): () => void;
}
