// The longest of the mails a bulletin becomes: names, greetings and links to unsubscribe filled in
// as for those who may be written to, lines ended as they travel. What is measured here is what
// arrives.
import { mayWrite, type AddressBook } from '#core/addressees/may-write.ts';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { ADVISED_HTML_BYTES } from './checks/size-large.ts';
import { unsubscribeAddress } from './mail-address.ts';
import { compilePersonaliser, mergeValues } from './personalise.ts';
import type { Merge } from './salutation.ts';

export interface LongestMail {
  /** Of the html part, in bytes. */
  readonly htmlBytes: number;
  /** In characters. */
  readonly subjectLength: number;
  readonly preheaderLength: number;
}

/** As long as those of the envelopes (`random-ids.ts`). */
export const SAMPLE_TOKEN = 'a'.repeat(26);

interface Made {
  readonly bulletin: Pick<Bulletin, 'subject' | 'preheader' | 'language'>;
  readonly html: string;
  readonly sender: Sender;
}

/**
 * Reads everybody's data only where it can make a difference: checking is asked for at every
 * keystroke.
 */
export async function longestMail(
  { bulletin, html, sender }: Made,
  readBook: () => Promise<AddressBook>,
): Promise<LongestMail> {
  const { subject, preheader, language } = bulletin;
  const personaliser = compilePersonaliser({ subject, html, text: preheader });
  const unsubscribe = unsubscribeAddress(sender, SAMPLE_TOKEN);
  const measured = (merge: Merge): LongestMail => {
    const values = mergeValues(merge, unsubscribe, language);
    const lines = personaliser.lines(values);
    return {
      htmlBytes: personaliser.htmlBytes(values),
      subjectLength: lines.subject.length,
      preheaderLength: lines.text.length,
    };
  };
  const sample = measured({ ...textsFor(language).bulletins.sample, salutation: 'ms', language });
  const isFarFromLimit = personaliser.htmlBytesAtMost < ADVISED_HTML_BYTES;
  if (isFarFromLimit && !personaliser.hasFieldsInLines) return sample;
  return readersIn(await readBook())
    .map(measured)
    .reduce(longer, sample);
}

const longer = (one: LongestMail, other: LongestMail): LongestMail => ({
  htmlBytes: Math.max(one.htmlBytes, other.htmlBytes),
  subjectLength: Math.max(one.subjectLength, other.subjectLength),
  preheaderLength: Math.max(one.preheaderLength, other.preheaderLength),
});

function readersIn(book: AddressBook): Merge[] {
  const entries = [...book.contacts.values()];
  const isShared = sharedMailboxes(entries.map(({ contact }) => contact));
  return entries
    .filter(({ contact }) => mayWrite({ contact }, book).may)
    .map(({ actor, contact }) => ({ ...contact, actor: actor.name, isShared: isShared(contact) }));
}
