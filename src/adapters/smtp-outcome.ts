// What nodemailer says about one message -> how far the conversation came. Only a well-formed reply
// is believed.
import type { MailStep, SendOutcome } from '#core/ports/transport.ts';
import type { ConnectionError } from './smtp-connection-error.ts';
import { replyOf } from './smtp-reply.ts';

const steps: Readonly<Record<string, MailStep>> = {
  'MAIL FROM': 'mail-from',
  'RCPT TO': 'rcpt-to',
  DATA: 'data',
};

/**
 * `isConsumed`: the whole message had been taken, so the final dot may have left. `reached` is what
 * the last reply answered. What is not certain counts against certainty.
 */
export function outcomeOf(
  error: ConnectionError | null,
  response: string | undefined,
  isConsumed: boolean,
  reached: MailStep,
): SendOutcome {
  const lost: SendOutcome = { type: isConsumed ? 'lost-after-data-end' : 'lost-before-data-end' };
  if (!error) return acceptance(response) ?? lost;
  return unsendable(error, isConsumed) ?? rejection(error, isConsumed, reached) ?? lost;
}

function acceptance(response = ''): SendOutcome | undefined {
  const reply = replyOf(response);
  return reply && reply.code >= 200 && reply.code < 300 ? { type: 'accepted', reply } : undefined;
}

/** nodemailer itself refused, before the server was asked. */
function unsendable(
  { code, command, response }: ConnectionError,
  isConsumed: boolean,
): SendOutcome | undefined {
  if (code === 'EMESSAGE' && response === undefined && !isConsumed)
    return { type: 'unsendable', reason: 'message-too-large' };
  if (code === 'EENVELOPE' && command === 'API')
    return { type: 'unsendable', reason: 'not-representable' };
  return undefined;
}

function rejection(
  { command = '', response = '' }: ConnectionError,
  isConsumed: boolean,
  reached: MailStep,
): SendOutcome | undefined {
  const reply = replyOf(response);
  if (!reply || reply.code < 400 || reply.code > 599) return undefined;
  const step = steps[command];
  if (step) return { type: 'rejected', step, reply };
  // RFC 5321, 3.8: the server may say 421 at any time and leave.
  const hasLeft = reply.code === 421 && !isConsumed;
  return hasLeft ? { type: 'rejected', step: reached, reply } : undefined;
}
