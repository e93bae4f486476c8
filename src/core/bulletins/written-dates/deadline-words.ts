// The words that make a date a deadline, German and English: what it is called, and what people
// have to do by it.
import type { Token } from './text-tokens.ts';

/**
 * What only a deadline is called; "Anmeldung am 15.1." may be the day of a feast, "Anmeldeschluss
 * am 15.1." is not.
 */
const deadlineNouns = new Set([
  'stichtag',
  'deadline',
  'deadlines',
  'abgabetermin',
  'schlusstermin',
  'fristende',
  'rsvp',
]);
/** Not "schluss" alone, which would be "Beschluss" too. */
const nounEndings = [
  'frist',
  'meldeschluss',
  'sendeschluss',
  'bewerbungsschluss',
  'annahmeschluss',
  'redaktionsschluss',
  'abgabeschluss',
  'antragsschluss',
];
const nounPairs = new Set([
  'letzter tag',
  'letzte gelegenheit',
  'last day',
  'last chance',
  'closing date',
  'closing day',
]);

export function isDeadlineNoun(tokens: readonly Token[], at: number): boolean {
  const [{ folded = '' } = {}, { folded: behind = '' } = {}] = tokens.slice(at, at + 2);
  if (folded === 'due') return behind !== 'to';
  return (
    deadlineNouns.has(folded) ||
    nounPairs.has(`${folded} ${behind}`) ||
    nounEndings.some((end) => folded.endsWith(end))
  );
}
const actWords = [
  'anmeld',
  'angemeldet',
  'melden',
  'meldung',
  'bewerb',
  'einreich',
  'eingereicht',
  'einsend',
  'einzusenden',
  'antrag',
  'anträge',
  'beantrag',
  'rückmeld',
  'zusag',
  'absag',
  'abgabe',
  'abgeben',
  'abzugeben',
  'teilnahme',
  'vorschläge',
  'beiträge',
  'antworten',
  'regist',
  'sign',
  'apply',
  'applications',
  'application',
  'submit',
  'submissions',
  'rsvp',
  'reply',
  'book',
  'enrol',
  'send',
];
export const isCue = (tokens: readonly Token[], at: number): boolean =>
  isDeadlineNoun(tokens, at) || actWords.some((stem) => tokens[at]?.folded.startsWith(stem));

/** "Bewerbungszeitraum: 1.10.–31.10.", "Anmeldephase": their last day is the deadline. */
export const isSpanNoun = (word: string): boolean =>
  ['zeitraum', 'phase', 'zeit'].some((ending) => word.endsWith(ending)) &&
  actWords.some((stem) => word.startsWith(stem));

/** "Abgabe: 15.10.", "Abgabe am 15.10."; "Anmeldung am 15.10." may be the day of a feast. */
const handingIn = new Set([
  'abgabe',
  'einreichung',
  'einsendung',
  'einsendungen',
  'rückmeldung',
  'rückmeldungen',
  'submission',
  'submissions',
]);
export const isHandingIn = (word: string): boolean => handingIn.has(word);

/** Only of something people hand in or sign up for: "Applications close on 15 November". */
const closing = new Set([
  'close',
  'closes',
  'closing',
  'ends',
  'end',
  'endet',
  'enden',
  'schliesst',
]);
export const isClosing = (word: string): boolean => closing.has(word);
