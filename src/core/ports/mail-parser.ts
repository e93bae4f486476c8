// Reads an incoming mail.
import type { Instant } from '#shared/values.ts';

export interface ParsedMail {
  readonly messageId: string;
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly date: Instant | null;
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Everybody named as who wrote or sent it: From and Sender, several each (RFC 5322, 3.6.2). */
  readonly writers: readonly string[];
  /** Every address the mail says it was delivered to: To, Cc, Delivered-To, X-Original-To. */
  readonly recipients: readonly string[];
  /** Lower-case names; several values per name, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly html: string;
  /** Content-Type of the whole mail, lower case, with parameters. */
  readonly contentType: string;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly mime: string;
    readonly bytes: Uint8Array;
  }[];
}

/**
 * Survives hostile mail: limits on size, parts, depth and time; throws `mail.unreadable` or
 * `mail.too-large`.
 */
export interface MailParser {
  parse(bytes: Uint8Array): Promise<ParsedMail>;
}
