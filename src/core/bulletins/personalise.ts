// Puts one person's data into finished content. Each field is escaped for the place it stands in,
// found once per content and not per mail; data is never read again, so `{{` in a name stays two
// braces.
import type { Language } from '#shared/values.ts';
import { cleanLine, escapeHtml, escapeUrlPart, safeAddress } from './escape.ts';
import { cutAtFields, type MergeField, type MergeValues } from './merge-fields.ts';
import { fullName, isNameless, salutation, sureFirstName, type Merge } from './salutation.ts';

export interface PersonalContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Personaliser {
  /** The fields this content uses. */
  readonly fields: ReadonlySet<MergeField>;
  /** Whether the subject or the text has any. */
  readonly hasFieldsInLines: boolean;
  personalise(values: MergeValues): PersonalContent;
  /** The subject and the text alone. */
  lines(values: MergeValues): Omit<PersonalContent, 'html'>;
  /**
   * Of the html as it travels: UTF-8, each line ended by CR and LF. Counts without writing the
   * page.
   */
  htmlBytes(values: MergeValues): number;
  /** No data makes it longer. */
  readonly htmlBytesAtMost: number;
}

/**
 * A greeting is made of a title and a name of 200 characters each; a quotation mark is six bytes in
 * markup.
 */
const LONGEST_VALUE_BYTES = 3_000;
/** Of the line before the next part of the mail, which many programs count to the page. */
const LAST_LINE_END = 2;

/**
 * What the fields say for one envelope. `language` is the bulletin's, because a mail speaks one
 * language.
 */
export function mergeValues(
  merge: Merge,
  unsubscribeHref: string,
  language: Language,
): MergeValues {
  return {
    anrede: salutation(merge, language),
    ...namesOf(merge),
    name: fullName(merge),
    einrichtung: cleanLine(merge.actor),
    funktion: cleanLine(merge.function),
    abmeldelink: safeAddress(unsubscribeHref),
  };
}

/**
 * "Frau {{nachname}}" must not become "Frau (Leitung)": what is not surely a name says nothing, and
 * the mail waits for a better one. A sure first name is said beside a surname in doubt.
 */
const namesOf = (merge: Merge) =>
  isNameless(merge)
    ? { vorname: sureFirstName(merge), nachname: '' }
    : { vorname: cleanLine(merge.firstName), nachname: cleanLine(merge.lastName) };

/** Used fields that say nothing for this person ("Hallo {{vorname}}" without a first name). */
export const emptyFields = (personaliser: Personaliser, values: MergeValues): MergeField[] =>
  [...personaliser.fields].filter((field) => values[field] === '');

type Escape = (value: string, field: MergeField) => string;
type Slot = string | { readonly field: MergeField; readonly escape: Escape };

const inText: Escape = (value) => cleanLine(value);
const inMarkup: Escape = (value) => escapeHtml(cleanLine(value));
/** The program's own link is a whole address; anything else can only ever be a piece of one. */
const inAddress: Escape = (value, field) =>
  escapeHtml(field === 'abmeldelink' ? safeAddress(value) : escapeUrlPart(cleanLine(value)));

const addressAttributes = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'background',
  'cite',
  'poster',
  'formaction',
  'longdesc',
  'xlink:href',
]);

const known = new WeakMap<PersonalContent, Personaliser>();

/** Cuts the content once; the same content object is cut only the first time. */
export function compilePersonaliser(content: PersonalContent): Personaliser {
  const before = known.get(content);
  if (before) return before;
  const fields = new Set<MergeField>();
  const slots = (text: string, escapesAt: (at: readonly number[]) => Escape[]): Slot[] => {
    const parts = cutAtFields(text);
    const escapes = escapesAt(parts.flatMap((part) => ('at' in part ? [part.at] : [])));
    let next = 0;
    return parts.map((part) => {
      if (!('field' in part)) return part.literal;
      fields.add(part.field);
      return { field: part.field, escape: escapes[next++] ?? inMarkup };
    });
  };
  const plain = (at: readonly number[]) => at.map(() => inText);
  const subject = slots(content.subject, plain);
  const html = slots(content.html, (at) => markupContexts(content.html, at));
  const text = slots(content.text, plain);
  const lines: Personaliser['lines'] = (values) => ({
    subject: cleanLine(fill(subject, values)),
    text: fill(text, values),
  });
  const literalBytes = html.reduce(
    (sum, slot) => sum + (typeof slot === 'string' ? bytesOnTheWay(slot) : 0),
    LAST_LINE_END,
  );
  const personal = html.filter((slot) => typeof slot !== 'string');
  const made: Personaliser = {
    fields,
    hasFieldsInLines: [...subject, ...text].some((slot) => typeof slot !== 'string'),
    personalise: (values) => ({ ...lines(values), html: fill(html, values) }),
    lines,
    htmlBytes: (values) => literalBytes + bytesOnTheWay(fill(personal, values)),
    htmlBytesAtMost: literalBytes + personal.length * LONGEST_VALUE_BYTES,
  };
  known.set(content, made);
  return made;
}

export const personalise = (content: PersonalContent, values: MergeValues): PersonalContent =>
  compilePersonaliser(content).personalise(values);

function fill(slots: readonly Slot[], values: MergeValues): string {
  let result = '';
  for (const slot of slots)
    result += typeof slot === 'string' ? slot : slot.escape(values[slot.field], slot.field);
  return result;
}

/** A lone line feed becomes CR and LF (RFC 5322, 2.3). */
function bytesOnTheWay(text: string): number {
  let loneLineFeeds = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (text[at - 1] !== '\r') loneLineFeeds += 1;
  return new TextEncoder().encode(text).length + loneLineFeeds;
}

/**
 * Reads the markup once from the left and says, for each position, whether it stands in an
 * attribute that holds an address.
 */
function markupContexts(html: string, positions: readonly number[]): Escape[] {
  const escapes: Escape[] = [];
  let at = 0;
  const passTo = (end: number, isAddress: boolean) => {
    while (escapes.length < positions.length && (positions[escapes.length] ?? 0) < end)
      escapes.push(isAddress ? inAddress : inMarkup);
    at = end;
  };
  const indexOr = (what: string, from: number) => {
    const found = html.indexOf(what, from);
    return found < 0 ? html.length : found;
  };
  while (at < html.length && escapes.length < positions.length) {
    passTo(indexOr('<', at), false);
    // Outlook's conditional comments hold real markup; other comments may hold apostrophes.
    if (
      html.startsWith('<!--', at) &&
      !html.startsWith('<!--[if', at) &&
      !html.startsWith('<!--<!', at)
    ) {
      passTo(indexOr('-->', at), false);
      continue;
    }
    // Inside a tag: attribute by attribute up to the closing bracket outside quotes.
    while (at < html.length && html[at] !== '>') {
      const quote = html[at];
      // Outside quotes a space would begin a new attribute: the strictest escape.
      if (quote !== '"' && quote !== "'") {
        passTo(at + 1, true);
        continue;
      }
      const isAddress = addressAttributes.has(attributeBefore(html, at));
      passTo(indexOr(quote, at + 1) + 1, isAddress);
    }
    passTo(at + 1, false);
  }
  return escapes;
}

/** The name before `="`; names are short, so looking back is bounded. */
const attributeBefore = (html: string, quote: number): string =>
  /([a-z:-]{1,30})\s?=\s?$/i.exec(html.slice(Math.max(0, quote - 34), quote))?.[1]?.toLowerCase() ??
  '';
