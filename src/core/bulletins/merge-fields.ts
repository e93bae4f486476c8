// The one list of merge fields: what a person may write as `{{feld}}` in a subject or a block, and
// how a field is found in content.

/**
 * anrede: the whole salutation without a closing comma · vorname, nachname: may be empty · name:
 * title and full name, else the organisation · einrichtung: the organisation · funktion: the
 * contact's function, may be empty · abmeldelink: the address behind "unsubscribe", for links only.
 */
export const mergeFields = [
  'anrede',
  'vorname',
  'nachname',
  'name',
  'einrichtung',
  'funktion',
  'abmeldelink',
] as const;
export type MergeField = (typeof mergeFields)[number];
export type MergeValues = Readonly<Record<MergeField, string>>;

/** Either a literal text or a field. A list of parts is a content cut at its fields, in order. */
export type ContentPart =
  { readonly literal: string } | { readonly field: MergeField; readonly at: number };

/** Bounded, so that a megabyte of opening braces costs linear time. */
const fieldPattern = /\{\{([^{}]{0,60})\}\}/g;

const mergeFieldNamed = (written: string): MergeField | undefined => {
  const name = written.trim().toLowerCase();
  return mergeFields.find((field) => field === name);
};

/**
 * Cuts content at its fields in one pass. What looks like a field but names none stays literal
 * text.
 */
export function cutAtFields(content: string): ContentPart[] {
  const parts: ContentPart[] = [];
  let done = 0;
  for (const match of content.matchAll(fieldPattern)) {
    const field = mergeFieldNamed(match[1] ?? '');
    if (!field) continue;
    if (match.index > done) parts.push({ literal: content.slice(done, match.index) });
    parts.push({ field, at: match.index });
    done = match.index + match[0].length;
  }
  if (done < content.length) parts.push({ literal: content.slice(done) });
  return parts;
}

/** Everything written as `{{…}}` that names no field, as written. */
export const unknownFields = (content: string): string[] =>
  [...content.matchAll(fieldPattern)]
    .map((match) => (match[1] ?? '').trim())
    .filter((written) => !mergeFieldNamed(written));

/** Whether a merge field, known or not, stands in this text. */
export const hasField = (content: string): boolean => content.search(fieldPattern) >= 0;
