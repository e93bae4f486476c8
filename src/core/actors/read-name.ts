// One cell with a name in it and whatever else people write there: "Leitung: Frau Dr. Test (bis
// 31.7.)". Undefined where it is not sure who is meant.
import type { Salutation } from '#shared/contract/actor.ts';
import { isNameInDoubt } from '#shared/greetable-name.ts';
import {
  deputyWords,
  formOfAddress,
  isVacant,
  particles,
  remarkWords,
} from '#shared/name-words.ts';
import { isRoleWord, organisationWords } from '#shared/role-words.ts';
import { wordKey } from '#shared/word-keys.ts';
import { arranged } from './name-order.ts';
import { isHarmless, wordsOfName, type Found } from './words-of-name.ts';

export interface ReadName {
  readonly salutation: Salutation | undefined;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
  readonly leftOut: string;
}

export const severalPeople = /\s(?:und|u\.|and|sowie|oder|bzw\.?)\s|[/&;+]/i;

/** What is one word to a reader becomes one word. */
const spelledOneWay = (cell: string): string =>
  cell
    .replace(/["„“”«»]/g, '')
    .replace(/\bvon und zu\b/gi, 'von·und·zu')
    .replace(/\bz\. ?Hd?n?\./g, 'zHd')
    .replace(/\bd\. ?([JÄ])\./g, 'd.$1.')
    .replace(/\b([iI])\. ?([AV])\./g, '$1.$2.')
    .replace(/\be\. ?V\./g, 'e.V.');

interface Segment {
  readonly words: string[];
  readonly endsWith: string;
}

/** `hasForm`: "Frau" stands in another column. */
export function readName(cell: string, hasForm = false): ReadName | undefined {
  if (isVacant(cell)) return undefined;
  const found: Found = {
    salutation: undefined,
    titles: [],
    roles: [],
    leftOut: [],
    hasDoubt: false,
  };
  const bare = withoutBrackets(spelledOneWay(cell), found);
  const text = bare === undefined ? undefined : onePart(withoutNumbers(bare, found), found);
  const names = text === undefined ? undefined : namesIn(text, found);
  if (!names) return undefined;
  const [first, second] = names;
  const name = arranged({
    words: first!.words,
    behindComma: second?.words,
    hasForm: hasForm || found.salutation !== undefined,
  });
  if (!name || isNameInDoubt(withoutCount(name)) || withoutCount(name).lastName === '')
    return undefined;
  return {
    salutation: found.salutation,
    title: found.titles.join(' '),
    ...name,
    role: found.roles.join(', '),
    leftOut: found.leftOut.join(', '),
  };
}

/**
 * "(Leitung)" is a role, "(Frau)" a form of address, anything else a remark. A bracket that is not
 * closed ends the cell; one that was never opened is a doubt.
 */
function withoutBrackets(text: string, found: Found): string | undefined {
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const from = text.slice(at).search(/[([{]/);
    if (from < 0) break;
    rest += text.slice(at, at + from);
    const inside = text.slice(at + from + 1);
    const end = inside.search(/[)\]}]/);
    noteRemark((end < 0 ? inside : inside.slice(0, end)).trim(), found);
    at = end < 0 ? text.length : at + from + end + 2;
  }
  rest = `${rest}${text.slice(at)}`.trim();
  return /[)\]}]/.test(rest) ? undefined : rest;
}

function noteRemark(remark: string, found: Found): void {
  const form = formOfAddress(remark);
  if (form && found.salutation === undefined) found.salutation = form;
  else if (isRole(remark.split(' '))) found.roles.push(remark);
  else if (remark !== '') {
    found.leftOut.push(remark);
    if (!isHarmless(remark)) found.hasDoubt = true;
  }
}

/** "Frau Müller / Leitung" is one person; two names are two. */
function onePart(text: string, found: Found): string | undefined {
  if (!severalPeople.test(text)) return text;
  const parts = text.split(severalPeople).map((part) => part.trim());
  const people = parts.filter((part) => part !== '' && !isRole(part.split(' ')));
  if (people.length !== 1) return undefined;
  found.roles.push(...parts.filter((part) => part !== '' && part !== people[0]));
  return people[0];
}

/** "Gruppe 2" is kept in its order; nobody is greeted so, because a name holds no number. */
const withoutCount = ({ firstName, lastName }: { firstName: string; lastName: string }) => ({
  firstName,
  lastName: lastName.replace(/(?:^|\s)\p{N}{1,2}$/u, ''),
});

/**
 * From the first digit on it is a telephone number, a day or a room; the small words before it
 * belong to it.
 */
function withoutNumbers(text: string, found: Found): string {
  const words = text.split(/\s+/);
  const first = words.findIndex((word) => /\p{N}/u.test(word));
  if (
    first < 0 ||
    (words.every((word) => !/\p{N}/u.test(word) || /^\p{N}{1,2},?$/u.test(word)) &&
      !remarkWords.has(wordKey(words[first - 1] ?? '')))
  )
    return text;
  let from = first;
  while (
    from > 0 &&
    (remarkWords.has(wordKey(words[from - 1]!)) || !/\p{L}/u.test(words[from - 1]!))
  )
    from--;
  const tail = words.slice(from).join(' ');
  found.leftOut.push(tail);
  // Another person behind a number is another person.
  if (!isHarmless(tail)) found.hasDoubt = true;
  return withoutEndMarks(words.slice(0, from).join(' '));
}

/**
 * Walks back over the marks: a pattern tied to the end tries every run of them anew (quadratic).
 */
function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && ',:;- '.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The segments that hold a name: one in natural order, or family name and first name. */
function namesIn(text: string, found: Found): Segment[] | undefined {
  const all = segmentsOf(text);
  const isPlace = ({ words }: Segment) =>
    words.some((word) => organisationWords.has(wordKey(word)));
  const places = all.filter(isPlace);
  // "Frau Nowak, Kita Ahorn" is a person of a house; "Kita Ahorn" is no person.
  if (places.length === all.length) return undefined;
  found.leftOut.push(...places.map(({ words }) => words.join(' ')));
  const segments = all
    .filter((segment) => !isPlace(segment))
    .map(({ words, endsWith }) => ({ words: wordsOfName(words, found), endsWith }));
  if (found.hasDoubt || segments.some(({ words }) => words === undefined)) return undefined;
  const named = segments.filter(
    (segment): segment is Segment => segment.words !== undefined && segment.words.length > 0,
  );
  if (named.length === 0 || named.length > 2) return undefined;
  // "Müller - Schmidt" may be one name or two; "Leitung: Müller" is clear, "Berlin: Müller" is not.
  return named.length === 2 && named[0]!.endsWith !== ',' ? undefined : named;
}

function segmentsOf(text: string): Segment[] {
  const parts = text.split(/(,|:|\||\s[-–—]\s)/);
  const segments: Segment[] = [];
  for (let at = 0; at < parts.length; at += 2)
    segments.push({
      words: (parts[at] ?? '').split(/\s+/).filter((word) => word !== ''),
      endsWith: (parts[at + 1] ?? '').trim(),
    });
  return segments.filter(({ words }) => words.length > 0);
}

const isRole = (words: readonly string[]): boolean =>
  words.some(isRoleWord) &&
  words.every(
    (word) =>
      isRoleWord(word) ||
      deputyWords.has(wordKey(word)) ||
      particles.has(wordKey(word)) ||
      !/^\p{Lu}/u.test(word),
  );
