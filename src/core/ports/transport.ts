// Hands one mail to a mail server and reports how far that came.
import type { MailAccount } from '#shared/contract/mail-account.ts';
import type { ServerReply, SmtpStep } from '#shared/server-reply.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import type { AbortSignalLike } from './abort-signal-like.ts';

export interface OutgoingMail {
  readonly envelopeId: EnvelopeId;
  readonly deliveryId: DeliveryId;
  /** RFC 5321 envelope: return path and exactly one recipient. */
  readonly mailFrom: string;
  readonly rcptTo: string;
  readonly bytes: Uint8Array;
}

/** The steps of handing over one mail, once the session is open. */
export type MailStep = Extract<SmtpStep, 'mail-from' | 'rcpt-to' | 'data'>;

/**
 * How far the conversation came. A line lost before the final dot may be tried again, one lost
 * after it may not (RFC 5321, 6.1).
 */
export type SendOutcome =
  | { readonly type: 'accepted'; readonly reply: ServerReply | null }
  /** The server answered with an error at this step; nothing was delivered. */
  | {
      readonly type: 'rejected';
      readonly step: MailStep;
      readonly reply: ServerReply;
    }
  /** The connection ended before the final dot: nothing was delivered. */
  | { readonly type: 'lost-before-data-end' }
  /** The connection ended after the final dot without a reply: nobody knows. */
  | { readonly type: 'lost-after-data-end' }
  /**
   * The address cannot be sent with this server (no SMTPUTF8), or the server's SIZE is smaller than
   * the mail.
   */
  | { readonly type: 'unsendable'; readonly reason: 'not-representable' | 'message-too-large' };

export interface MailSession {
  /** One mail, one recipient, one transaction. After a `lost-…` outcome the session is over. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  readonly isOpen: boolean;
  close(): Promise<void>;
}

/** How long an opening may take, and who is told when it does. */
export interface Patience {
  readonly timeLimitMs?: number;
  readonly stop?: AbortSignalLike;
  /**
   * Once: the server was reached, and for five seconds it has not greeted. It may take minutes (RFC
   * 5321, 4.5.3.2.1).
   */
  readonly onWaiting?: (() => void) | undefined;
}

export interface Transport {
  /** Connects, upgrades, logs in. Throws `smtp.*` when there was no conversation. */
  open(
    account: MailAccount,
    password: string | undefined,
    patience?: Patience,
  ): Promise<MailSession>;
}
