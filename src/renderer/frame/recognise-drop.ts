// Where dropped files belong, by their names. What is inside is looked at there, and said there.
// Pure.

export type DropKind = 'list' | 'mails' | 'other';

const isMail = ({ name, type }: Pick<File, 'name' | 'type'>) =>
  /\.(?:eml|msg)$/i.test(name) || type === 'message/rfc822';
/** A workbook is no list yet; the import says how it becomes one. */
const isList = ({ name, type }: Pick<File, 'name' | 'type'>) =>
  /\.(?:csv|tsv|txt|xls[xmb]?|ods)$/i.test(name) || type === 'text/csv';

/** One mail among other files makes them mails: of each of them is said there what it is. */
export function recogniseDrop(files: readonly Pick<File, 'name' | 'type'>[]): DropKind {
  if (files.some(isMail)) return 'mails';
  return files.some(isList) ? 'list' : 'other';
}
