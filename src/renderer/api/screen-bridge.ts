// What a screen needs to know of the door it came through, besides asking and listening: whether the line is up.
import type { Bridge } from '#shared/define.ts';

export interface ScreenBridge extends Bridge {
  /** Tells when the line for events broke and when it is back: what was announced in between was missed. Returns the way to end it. */
  onLine(listener: (isUp: boolean) => void): () => void;
}
