// What nodemailer says about one message -> how far the conversation came. Only a well-formed reply
// is believed.
import type { SendOutcome } from '#core/ports/transport.ts';
import type { ServerReply } from '#shared/server-reply.ts';
import type { ConnectionError } from './smtp-opening-error.ts';

export type TransactionStep = Extract<SendOutcome, { type: 'rejected' }>['step'];

const steps: Readonly<Record<string, TransactionStep>> = {
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
  reached: TransactionStep,
): SendOutcome {
  const lost: SendOutcome = { type: isConsumed ? 'lost-after-data-end' : 'lost-before-data-end' };
  const reply = replyOf(error ? (error.response ?? '') : (response ?? ''));
  if (!error)
    return reply && reply.code >= 200 && reply.code < 300 ? { type: 'accepted', reply } : lost;
  if (error.code === 'EMESSAGE' && error.response === undefined && !isConsumed)
    return { type: 'unsendable', reason: 'message-too-large' };
  if (error.code === 'EENVELOPE' && error.command === 'API')
    return { type: 'unsendable', reason: 'not-representable' };
  if (!reply || reply.code < 400 || reply.code > 599) return lost;
  const step = steps[error.command ?? ''];
  if (step) return { type: 'rejected', step, reply };
  // RFC 5321, 3.8: the server may say 421 at any time and leave.
  return reply.code === 421 && !isConsumed ? { type: 'rejected', step: reached, reply } : lost;
}

/**
 * RFC 5321, 4.2: three digits, a hyphen or a space, text; several lines are read as one. undefined
 * = this is no reply.
 */
export function replyOf(response: string): ServerReply | undefined {
  const lines = response.slice(0, 8_000).split(/\r?\n/);
  const [, code] = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines[0] ?? '') ?? [];
  if (!code) return undefined;
  const texts = lines.map((line) => (line.startsWith(code) ? line.slice(4) : line));
  const [, enhanced = ''] = /^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(texts[0] ?? '') ?? [];
  const text = texts
    .map((line) =>
      (enhanced !== '' && line.startsWith(enhanced) ? line.slice(enhanced.length) : line).trim(),
    )
    .join(' ');
  return {
    code: Number(code),
    enhanced,
    text: text
      .replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim()
      .slice(0, 1000),
  };
}
