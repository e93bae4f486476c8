// Why a delivery stopped by itself, in words: the same for the screen and for the command line.
import type { StopReason } from '#shared/stop-reason.ts';
import type { MailServerCode } from './mail-server-troubles.ts';
import type { ScreenTexts } from './texts.ts';

export interface StopWords {
  readonly why: string;
  readonly todo: string;
  /** What the mail server wrote, as it wrote it; empty = nothing. */
  readonly wrote: string;
}

/** Nothing here waits for a person to change something and to go on. */
const goesOnOtherwise: readonly string[] = [
  'smtp.limit-reached',
  'smtp.try-later',
  'smtp.message-too-large',
];

export function stopWords(
  { mailServer, deliveriesView: { stopped, thenGoOn } }: ScreenTexts,
  { code, data }: StopReason,
): StopWords {
  const wrote = wordsOfServer(mailServer, data);
  if (Object.hasOwn(mailServer.troubles, code)) {
    const { why, todo } = mailServer.troubles[code as MailServerCode](data);
    return { why, todo: goesOnOtherwise.includes(code) ? todo : `${todo} ${thenGoOn}`, wrote };
  }
  return {
    ...(Object.hasOwn(stopped, code) ? stopped[code as keyof typeof stopped] : stopped.other),
    wrote,
  };
}

/** Marked as the server's, and where in the conversation it said so. */
export function wordsOfServer(
  { wrote, steps }: ScreenTexts['mailServer'],
  { reply, step }: Pick<StopReason['data'], 'reply' | 'step'>,
): string {
  if (!reply) return '';
  return wrote(
    step ? steps[step] : '',
    [reply.code, reply.enhanced, reply.text].filter(Boolean).join(' '),
  );
}
