// Makes the bytes of a mail.
import type { Instant } from '#shared/values.ts';

/** A personalised mail before it becomes MIME. */
export interface MailDraft {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly subject: string;
  readonly messageId: string;
  readonly date: Instant;
  readonly html: string;
  readonly text: string;
  /** RFC 2919: how the list is called, and its identifier without angle brackets. */
  readonly list: { readonly name: string; readonly id: string };
  /** Further headers, in this order, values without line ends. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly images: readonly {
    readonly cid: string;
    readonly mime: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
  }[];
}

export interface MimeComposer {
  compose(draft: MailDraft): Promise<Uint8Array>;
}
