// How long each part of a conversation with a mail server may take.

/**
 * Milliseconds. RFC 5321, 4.5.3.2; a short wait after the dot would manufacture mails nobody knows
 * about.
 */
export interface SmtpTimeouts {
  /** Name look-up, TCP and TLS; a TLS that begins with STARTTLS has as much again. */
  readonly connectMs: number;
  /** From the connection to the greeting: servers let strangers wait on purpose. */
  readonly greetingMs: number;
  /** From the greeting to the end of the login. */
  readonly loginMs: number;
  /** From MAIL FROM to permission to send the message; also for each piece of it. */
  readonly stepMs: number;
  /** From the final dot to the server's answer. */
  readonly afterDotMs: number;
  /** How long a greeting is waited for before somebody is told. */
  readonly patienceMs: number;
  /** For a polite goodbye. */
  readonly closeMs: number;
}

const minute = 60_000;
export const usualTimeouts: SmtpTimeouts = {
  connectMs: 20_000,
  greetingMs: 5 * minute,
  loginMs: 5 * minute,
  stepMs: 5 * minute,
  afterDotMs: 10 * minute,
  patienceMs: 5_000,
  closeMs: 2_000,
};
