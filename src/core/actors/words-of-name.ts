// What is left of a part of a cell without form of address, title, role and remark; each of them is
// kept where it belongs.
import type { Salutation } from '#shared/contract/actor.ts';
import {
  deputyWords,
  formOfAddress,
  formerNameWords,
  greetingWords,
  groupForms,
  isDoubtfulRemark,
  isRemark,
  isSuffix,
  isTitle,
  isVacant,
  isWeekday,
  particles,
} from '#shared/name-words.ts';
import { isRoleWord, organisationWords } from '#shared/role-words.ts';
import { keys, wordKey } from '#shared/word-keys.ts';

/** What is found on the way through a cell. */
export interface Found {
  salutation: Salutation | undefined;
  titles: string[];
  roles: string[];
  leftOut: string[];
  /** Somebody else stands in the cell too, or what stands there is not understood. */
  hasDoubt: boolean;
}

interface Walk {
  readonly words: readonly string[];
  readonly found: Found;
  readonly names: string[];
  at: number;
  /** A title, role or remark stood behind a name: no further name can be of the same person. */
  isOver: boolean;
}
/** `undefined`: the word is none of this step's. */
type Outcome = 'taken' | 'end' | 'doubt' | undefined;

/** Undefined where words stand in an order that no single person has. */
export function wordsOfName(words: readonly string[], found: Found): string[] | undefined {
  const walk: Walk = { words, found, names: [], at: 0, isOver: false };
  for (; walk.at < words.length; walk.at++) {
    const outcome = stepOf(walk, words[walk.at]!);
    if (outcome === 'doubt') return undefined;
    if (outcome === 'end') break;
  }
  return walk.names;
}

function stepOf(walk: Walk, word: string): Outcome {
  const key = wordKey(word);
  if (groupForms.has(key)) return 'doubt';
  for (const step of [takeForm, takeDeputy, takeFormerName, takeGreeting, takeBeside]) {
    const outcome = step(walk, word, key);
    if (outcome) return outcome;
  }
  if (walk.isOver) return 'doubt';
  walk.names.push(word.replaceAll('·', ' '));
  return 'taken';
}

/** "Assistenz von Frau Zwei" and "Frau Eins Frau Zwei" speak of another person. */
function takeForm({ words, at, names, found }: Walk, word: string): Outcome {
  const form = formOfAddress(word);
  if (!form) return undefined;
  const isOfAnother =
    at > 0 &&
    /^(?:von|für|of|for)$/i.test(words[at - 1]!) &&
    !words.slice(0, at).some((before) => /^h(?:ä|ae)nden$|hd/i.test(before));
  if (isOfAnother || found.salutation !== undefined) return 'doubt';
  found.salutation = form;
  if (names.every((name) => particles.has(wordKey(name)))) names.length = 0;
  return 'taken';
}

/** A deputy head is a head; the deputy of somebody is not that somebody. */
function takeDeputy(walk: Walk, word: string, key: string): Outcome {
  if (!deputyWords.has(key)) return undefined;
  const role = walk.words[walk.at + 1] ?? '';
  if (!isRoleWord(role)) return 'doubt';
  walk.at++;
  return keep(walk, walk.found.roles, `${word} ${role}`);
}

function takeFormerName({ words, at, found }: Walk, _word: string, key: string): Outcome {
  if (!formerNameWords.has(key)) return undefined;
  found.leftOut.push(words.slice(at).join(' '));
  return 'end';
}

/** "Liebe Frau Nowak", "An Ewa Nowak"; behind "Frau" it is no greeting any more. */
const takeGreeting = ({ names, words, at, found }: Walk, _word: string, key: string): Outcome =>
  names.length === 0 &&
  greetingWords.has(key) &&
  at < words.length - 1 &&
  found.salutation === undefined
    ? 'taken'
    : undefined;

function takeBeside(walk: Walk, word: string): Outcome {
  const { found } = walk;
  if (isDoubtfulRemark(word)) return 'doubt';
  if (isTitle(word)) return keep(walk, found.titles, word);
  if (isRoleWord(word)) return keep(walk, found.roles, word);
  return isSuffix(word) || isRemark(word) ? keep(walk, found.leftOut, word) : undefined;
}

function keep(walk: Walk, list: string[], word: string): Outcome {
  list.push(word);
  walk.isOver = walk.names.length > 0;
  return 'taken';
}

const months = /^(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)/i;
const pronouns = keys('sie ihr er ihm ihn she her he him they them');
const smallWords = keys('der die das des dem den im in am an zur zum und & bei für of the');

/**
 * Whether a remark beside a name speaks of work, time, place or telephone alone: "(Leitung)", "(Mo,
 * Mi)", "030 902 77-0". Anything else may speak of another person, or of why this one is not there.
 */
export function isHarmless(remark: string): boolean {
  const words = remark.split(/[\s,;/]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.some((word) => formOfAddress(word) || isDoubtfulRemark(word) || isVacant(word)))
    return false;
  if (words.some((word) => formerNameWords.has(wordKey(word)))) return words.length > 1;
  return words.some((word) => organisationWords.has(wordKey(word))) || words.every(isExplained);
}

const isExplained = (word: string): boolean =>
  /\p{N}/u.test(word) ||
  isWeekday(word) ||
  isRemark(word) ||
  isTitle(word) ||
  isSuffix(word) ||
  isRoleWord(word) ||
  months.test(word) ||
  pronouns.has(wordKey(word)) ||
  smallWords.has(wordKey(word));
