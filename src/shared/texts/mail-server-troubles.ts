// What can go wrong with a mail server is said once: "check the account" and a delivery that
// stopped use the same words.
import type { ErrorCode } from '#shared/errors.ts';
import type { StopReason } from '#shared/stop-reason.ts';

export type MailServerCode = Extract<ErrorCode, `smtp.${string}`>;

/**
 * What is missing of the data, as in deliveries earlier versions stored, is missing in the
 * sentence.
 */
type Trouble = (data: StopReason['data']) => { readonly why: string; readonly todo: string };
export type MailServerTroubles = Readonly<Record<MailServerCode, Trouble>>;

export type MailServerSentences = Record<MailServerCode, (data: StopReason['data']) => string>;

/** As the catalogue of errors has it: what happened and what to do in one. */
export function sentencesOf(troubles: MailServerTroubles): MailServerSentences {
  const sentences = Object.entries(troubles).map(([code, trouble]) => {
    const sentence = (data: StopReason['data']) => {
      const { why, todo } = trouble(data);
      return `${why} ${todo}`;
    };
    return [code, sentence] as const;
  });
  return Object.fromEntries(sentences) as MailServerSentences;
}
