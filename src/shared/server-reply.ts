// What a mail server said, and at which step of the conversation it said it.
import { z } from 'zod';

/** `enhanced` is the RFC 3463 code or empty. */
export const ServerReply = z.object({
  code: z.int(),
  enhanced: z.string(),
  text: z.string().max(1000),
});
export type ServerReply = z.infer<typeof ServerReply>;

/** In the order they are taken. `tls` = encrypting itself, from the start or after STARTTLS. */
export const SmtpStep = z.enum([
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'starttls',
  'auth',
  'mail-from',
  'rcpt-to',
  'data',
]);
export type SmtpStep = z.infer<typeof SmtpStep>;

/** What an error carries is shown and stored; whose mailbox it was need not be. */
export const withoutAddresses = (reply: ServerReply): ServerReply =>
  withoutWords(reply, (word) => word.includes('@'));

/** Leaves out whatever gives one of these away, as it is or in base64, as AUTH speaks it. */
export function withoutSecrets(reply: ServerReply, secrets: readonly string[]): ServerReply {
  const known = secrets.filter((secret) => secret !== '');
  return withoutWords(reply, (word) =>
    known.some((secret) => (secret.length < 4 ? word === secret : word.includes(secret))),
  );
}

const withoutWords = (reply: ServerReply, isHidden: (word: string) => boolean): ServerReply => ({
  ...reply,
  text: reply.text
    .split(' ')
    .map((word) => (isHidden(word) ? '…' : word))
    .join(' '),
});
