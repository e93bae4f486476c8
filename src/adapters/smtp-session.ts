// The mails of one conversation with a mail server, one transaction after the other. It watches
// each message leave, so that it can say whether the line broke before or after the final dot.
import { domainToASCII } from 'node:url';
import type { MailSession, OutgoingMail, SendOutcome } from '#core/ports/transport.ts';
import { MessageStream } from './message-stream.ts';
import { announces, type SendInfo, type SmtpConnection } from './smtp-connection.ts';
import { outcomeOf } from './smtp-outcome.ts';
import type { SmtpProgress } from './smtp-progress.ts';
import { replyOf } from './smtp-reply.ts';
import type { SmtpTimeouts } from './smtp-timeouts.ts';

/** The conversation as its transactions share it. */
interface Conversation {
  readonly connection: SmtpConnection;
  readonly progress: SmtpProgress;
  readonly timeouts: SmtpTimeouts;
  isOpen: boolean;
  /** Ends what is being waited for, if anything is, because the connection ended. */
  lose: (() => void) | undefined;
}

export function createSmtpSession(
  connection: SmtpConnection,
  progress: SmtpProgress,
  timeouts: SmtpTimeouts,
): MailSession {
  const talk: Conversation = {
    connection,
    progress,
    timeouts,
    isOpen: !connection.destroyed,
    lose: undefined,
  };
  let isUsed = false;
  // nodemailer ends the connection before it hands over the reply that made it do so; the reply
  // knows more.
  const ended = () => {
    talk.isOpen = false;
    queueMicrotask(() => talk.lose?.());
  };
  connection.on('error', ended);
  connection.once('end', ended);

  return {
    get isOpen() {
      return talk.isOpen;
    },
    async send(mail) {
      const path = pathOf(mail, connection);
      if (!path) return { type: 'unsendable', reason: 'not-representable' };
      if (talk.isOpen && isUsed && !(await reset(talk))) breakOff(talk);
      if (!talk.isOpen) return { type: 'lost-before-data-end' };
      const outcome = await transact(talk, mail, path);
      isUsed = outcome.type === 'rejected';
      return outcome;
    },
    close: () => close(talk),
  };
}

function breakOff(talk: Conversation): void {
  talk.isOpen = false;
  talk.connection.close();
}

interface Path {
  readonly from: string;
  readonly to: string;
}

/** From MAIL FROM to what came of the message. */
function transact(talk: Conversation, mail: OutgoingMail, path: Path): Promise<SendOutcome> {
  const { connection, progress, timeouts } = talk;
  return new Promise<SendOutcome>((resolve) => {
    const alarm = (ms: number) =>
      setTimeout(() => {
        breakOff(talk);
        talk.lose?.();
      }, ms);
    let timer = alarm(timeouts.stepMs);
    const settle = (outcome: SendOutcome) => {
      clearTimeout(timer);
      talk.lose = undefined;
      if (outcome.type.startsWith('lost')) breakOff(talk);
      resolve(outcome);
    };
    const message = new MessageStream(mail.bytes, () => {
      clearTimeout(timer);
      // Anything but 354 means that replies and commands are out of step: the next "250" would be
      // believed wrongly.
      if (message.progress === 'untouched' && !hasPermission(connection)) {
        settle({ type: 'lost-before-data-end' });
        return false;
      }
      timer = alarm(message.isLastPiece ? timeouts.afterDotMs : timeouts.stepMs);
      return true;
    });
    talk.lose = () => {
      settle({
        type: message.progress === 'consumed' ? 'lost-after-data-end' : 'lost-before-data-end',
      });
    };
    const done = (error: Error | null, info?: SendInfo) => {
      const isConsumed = message.progress === 'consumed';
      settle(outcomeOf(error, info?.response, isConsumed, progress.transactionStep));
    };
    progress.beginTransaction();
    connection.send(
      {
        ...path,
        size: mail.bytes.length,
        dsn: { ret: 'HDRS', envid: mail.envelopeId, notify: ['FAILURE', 'DELAY'] },
      },
      message,
      done,
    );
  });
}

/** RFC 5321, 4.1.1.4. */
const hasPermission = (connection: SmtpConnection): boolean =>
  replyOf(connection.lastServerResponse || '')?.code === 354;

/** A refused recipient leaves its transaction open. false = it stayed open. */
const reset = (talk: Conversation): Promise<boolean> =>
  new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, talk.timeouts.stepMs);
    const settle = (isReset: boolean) => {
      clearTimeout(timer);
      talk.lose = undefined;
      resolve(isReset);
    };
    talk.lose = () => {
      settle(false);
    };
    talk.connection.reset((error) => {
      settle(!error);
    });
  });

/** With a goodbye, unless a mail is on its way. */
const close = (talk: Conversation): Promise<void> =>
  new Promise((resolve) => {
    const { connection } = talk;
    const isBusy = talk.lose !== undefined;
    const finish = () => {
      clearTimeout(timer);
      connection.close();
      resolve();
    };
    const timer = setTimeout(finish, talk.timeouts.closeMs);
    if (!talk.isOpen || isBusy) {
      breakOff(talk);
      talk.lose?.();
      finish();
      return;
    }
    talk.isOpen = false;
    connection.once('end', finish);
    connection.quit();
  });

/** undefined = this server cannot be told the addresses. */
function pathOf(mail: OutgoingMail, connection: SmtpConnection): Path | undefined {
  const from = asciiAddress(mail.mailFrom);
  const to = asciiAddress(mail.rcptTo);
  if (from === undefined || to === undefined) return undefined;
  return isAscii(from + to) || announces(connection, 'SMTPUTF8') ? { from, to } : undefined;
}

const isAscii = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text);

/** The domain as it travels; undefined when it is none. */
function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? undefined : `${address.slice(0, at)}@${domain}`;
}
