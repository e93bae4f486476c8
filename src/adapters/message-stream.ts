// A message on its way out in pieces, so that it can be told whether the final dot can have left.
import { Readable } from 'node:stream';

const PIECE = 64 * 1024;

/**
 * `untouched`: the server did not yet ask for it · `begun`: not all pieces were taken, so no dot
 * was sent · `consumed`: the dot may be out.
 */
export type MessageProgress = 'untouched' | 'begun' | 'consumed';

export class MessageStream extends Readable {
  readonly #bytes: Uint8Array;
  readonly #mayGoOn: () => boolean;
  #at = 0;
  progress: MessageProgress = 'untouched';

  /** `mayGoOn` is asked before each piece, the first time when the server gave its permission. */
  constructor(bytes: Uint8Array, mayGoOn: () => boolean) {
    super({ highWaterMark: PIECE });
    this.#bytes = bytes;
    this.#mayGoOn = mayGoOn;
  }

  get isLastPiece(): boolean {
    return this.#at + PIECE >= this.#bytes.length;
  }

  override _read(): void {
    if (!this.#mayGoOn()) return;
    const piece = this.#bytes.subarray(this.#at, this.#at + PIECE);
    this.progress = this.isLastPiece ? 'consumed' : 'begun';
    this.#at += PIECE;
    this.push(piece);
    if (this.progress === 'consumed') this.push(null);
  }
}
