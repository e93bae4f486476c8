// What a screen needs to know of the door it came through, besides asking and listening: whether
// the line is up, and what this door alone can do.
import type { Bridge } from '#shared/define.ts';
import type { OpenedFile } from '#shared/ipc.ts';

export interface ScreenDoor {
  /**
   * Only where there is something to sign out of: in a browser. What is being saved is saved first;
   * afterwards this page may do nothing.
   */
  signOut?(): Promise<void>;
  /**
   * Asks where to and saves there; resolves with whether it did, throws `AppError`. Where it is
   * missing the browser's own download does it.
   */
  saveFile?(name: string, content: string | Uint8Array): Promise<boolean>;
  /** Files a person opened with the program; only where the system has such a way. */
  readonly opened?: {
    /** What came since the last time. */
    take(): Promise<readonly OpenedFile[]>;
    /** Tells when there is something to take. Returns the way to end it. */
    onMore(listener: () => void): () => void;
  };
}

export interface ScreenBridge extends Bridge, ScreenDoor {
  /**
   * Tells when the line for events broke and when it is back: what was announced in between was
   * missed. Returns the way to end it.
   */
  onLine(listener: (isUp: boolean) => void): () => void;
}
