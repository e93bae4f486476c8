// Why a delivery stopped by itself: a code of the error catalogue, with what is known about it.
// Stored with the delivery.
import { z } from 'zod';
import { ServerReply, SmtpStep } from './server-reply.ts';

export const StopReason = z.object({
  code: z.string(),
  /** Everything may be missing: earlier versions kept the code alone. */
  data: z
    .object({
      host: z.string(),
      port: z.int(),
      /** How far the conversation with the mail server had come. */
      step: SmtpStep,
      /** The server's own words, without addresses. */
      reply: ServerReply,
      /** One more word where the code has several causes. */
      reason: z.string(),
      /** Of a defect: the number in the technical log. */
      incident: z.string(),
    })
    .partial(),
});
export type StopReason = z.infer<typeof StopReason>;

/** What is stored, in whatever version; null = nothing is known. */
export function readStopReason(stored: unknown): StopReason | null {
  if (typeof stored === 'string') return { code: stored, data: {} };
  const read = StopReason.safeParse(stored);
  return read.success ? read.data : null;
}
