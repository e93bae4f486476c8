// What a mail server said, and at which step of the conversation it said it.
import { z } from 'zod';

/** `enhanced` is the RFC 3463 code or empty. */
export const ServerReply = z.object({ code: z.int(), enhanced: z.string(), text: z.string().max(1000) });
export type ServerReply = z.infer<typeof ServerReply>;

export const SmtpStep = z.enum(['greeting', 'ehlo', 'starttls', 'auth', 'mail-from', 'rcpt-to', 'data']);
export type SmtpStep = z.infer<typeof SmtpStep>;
