// A sender while it is being written, and what is wrong with it. Pure.
import { Sender } from '#shared/contract/sender.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { SenderId } from '#shared/values.ts';

const fields = [
  'name',
  'organisation',
  'address',
  'replyTo',
  'imprint',
  'privacyUrl',
  'hasSubaddressing',
] as const;
export type SenderDraft = {
  name: string;
  organisation: string;
  address: string;
  replyTo: string;
  imprint: string;
  privacyUrl: string;
  hasSubaddressing: boolean;
};
export type SenderProblems = Partial<
  Record<Exclude<keyof SenderDraft, 'hasSubaddressing'>, string>
>;

export const emptySender = (): SenderDraft => ({
  name: '',
  organisation: '',
  address: '',
  replyTo: '',
  imprint: '',
  privacyUrl: '',
  hasSubaddressing: false,
});
export const draftOfSender = (sender: Sender): SenderDraft =>
  Object.fromEntries(fields.map((field) => [field, sender[field]])) as SenderDraft;

type Words = ScreenTexts['settingsView']['senders'];

export function problemsOfSender(draft: SenderDraft, words: Words): SenderProblems {
  const checked = Sender.omit({ id: true }).safeParse(draft);
  const wrong = new Set(checked.success ? [] : checked.error.issues.map(({ path }) => path[0]));
  return {
    ...(wrong.has('name') && { name: words.nameProblem }),
    ...(wrong.has('organisation') && { organisation: words.organisationProblem }),
    ...(wrong.has('address') && { address: words.addressProblem }),
    ...(wrong.has('replyTo') && { replyTo: words.addressProblem }),
    ...(wrong.has('privacyUrl') && { privacyUrl: words.privacyUrlProblem }),
    ...((wrong.has('imprint') || draft.imprint.trim() === '') && { imprint: words.imprintProblem }),
    ...(hasGap(draft.imprint) && { imprint: words.placeholderProblem }),
  };
}

/** The outline leaves gaps such as `[Postleitzahl und Ort]`. */
function hasGap(imprint: string): boolean {
  return imprint.split('\n').some((line) => {
    const from = line.indexOf('[');
    return from >= 0 && line.indexOf(']', from) > from + 1;
  });
}

/** Call only without problems. */
export const senderOf = (draft: SenderDraft, id: SenderId | undefined) => ({
  ...Sender.omit({ id: true }).parse(draft),
  ...(id && { id }),
});

/** The same mailbox with an addition (RFC 5233): what the explanation shows. */
export function withAddition(address: string, addition: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${addition}${address.slice(at)}`;
}

export const looksUnread = (address: string): boolean =>
  /^(?:no-?_?reply|nicht-?_?antworten|do-?not-?reply)@/i.test(address.trim());
