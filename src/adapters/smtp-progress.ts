// How far a conversation with a mail server came, heard from nodemailer's log: its errors name a
// step only where a reply was expected. Commands and replies are counted, no word of them is kept.
import type { MailStep } from '#core/ports/transport.ts';
import type { SmtpStep } from '#shared/server-reply.ts';

/** In the order in which a server answers them, PIPELINING (RFC 2920) or not. */
const transactionSteps: readonly MailStep[] = ['mail-from', 'rcpt-to', 'data'];

const opening: Readonly<Record<string, SmtpStep>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
};

export class SmtpProgress {
  #step: SmtpStep = 'greeting';
  #replies = 0;

  /** Options of a connection that tell this object what is said. */
  get options() {
    const listen = (entry: unknown, words: unknown) => {
      this.#listen(entry, words);
    };
    return { transactionLog: true, logger: { debug: listen } };
  }

  /** The step of opening that was begun last. */
  get step(): SmtpStep {
    return this.#step;
  }

  /** The step of a mail that the last reply answered. */
  get transactionStep(): MailStep {
    const last = transactionSteps.length - 1;
    return transactionSteps[Math.min(Math.max(this.#replies - 1, 0), last)]!;
  }

  beginTransaction(): void {
    this.#replies = 0;
  }

  #listen(entry: unknown, words: unknown): void {
    const source = typeof entry === 'object' && entry !== null && 'tnx' in entry ? entry.tnx : '';
    const said = String(words);
    if (source === 'client') this.#step = opening[said.split(' ', 1)[0]!] ?? this.#step;
    if (source !== 'server') return;
    this.#replies += 1;
    // What follows this reply is encryption itself.
    if (this.#step === 'starttls' && said.startsWith('2')) this.#step = 'tls';
  }
}
