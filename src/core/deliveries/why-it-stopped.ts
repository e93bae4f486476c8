// Why sending stopped, as it is stored and shown: a code of the catalogue, what is known about it,
// and no addresses.
import type { TechnicalLog } from '#core/ports/technical-log.ts';
import { isAppError, type ErrorCode } from '#shared/errors.ts';
import { withoutAddresses, type ServerReply, type SmtpStep } from '#shared/server-reply.ts';
import { readStopReason, type StopReason } from '#shared/stop-reason.ts';

/** The program ended while it was sending. */
export const interrupted: StopReason = { code: 'delivery.interrupted', data: {} };

/** A defect gets a number, under which the technical log has it. */
export function whyItStopped(error: unknown, log: TechnicalLog): StopReason {
  if (!isAppError(error))
    return {
      code: 'internal',
      data: { incident: log.incident(error, { method: 'deliveries.start' }) },
    };
  const { code, data } = error;
  return readStopReason({ code, data }) ?? { code, data: {} };
}

export interface Refusal {
  readonly host: string;
  readonly step: SmtpStep | undefined;
  readonly reply: ServerReply | null;
}

/** What a server said in the middle of a run. */
export const refusedWith = (code: ErrorCode, { host, step, reply }: Refusal): StopReason => ({
  code,
  data: { host, ...(step && { step }), ...(reply && { reply: withoutAddresses(reply) }) },
});
