// An error of the connection to a mail server: nodemailer's, Node's, or our own.
import type { SmtpStep } from '#shared/server-reply.ts';

/** What nodemailer puts on its errors. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly command?: string;
  /** Ours, where the socket itself failed. */
  readonly step?: SmtpStep;
}
