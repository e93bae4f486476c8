import type { MatchReason, Rule } from '#shared/contract/segments.ts';
import { obstacles } from './obstacles.ts';

/**
 * One condition as the end of "Alle Ansprechpersonen, die …". `names` is a list joined with "oder".
 */
type Clause = (names: string, isNegated: boolean) => string;
const negated = (isNegated: boolean) => (isNegated ? 'nicht ' : '');

const clauses: Record<Extract<Rule, { in: unknown }>['type'], Clause> = {
  region: (names, isNegated) => `${negated(isNegated)}zur Bezirksregion ${names} gehören`,
  topic: (names, isNegated) => `${negated(isNegated)}zum Thema ${names} arbeiten`,
  kind: (names, isNegated) => `${negated(isNegated)}zur Art ${names} zählen`,
  level: (names, isNegated) => `${negated(isNegated)}zur Ebene ${names} gehören`,
  language: (names, isNegated) => `${negated(isNegated)}die Sprache ${names} gewählt haben`,
};

/** Why a contact is in or out; `values` are names, and may be empty. */
const reasons: Record<MatchReason, (values: string) => string> = {
  everyone: () => 'Gehört zur Zielgruppe.',
  region: (values) => `Bezirksregion: ${values}.`,
  topic: (values) => `Thema: ${values}.`,
  kind: (values) => `Art: ${values}.`,
  level: (values) => `Ebene: ${values}.`,
  language: (values) => `Sprache: ${values}.`,
  nobody: () => 'Die Zielgruppe nennt niemanden.',
  excluded: (values) => (values === '' ? 'Ist ausgenommen.' : `Ist ausgenommen: ${values}.`),
  'no-address': () => obstacles['no-address'],
  'no-legal-basis': () => obstacles['no-legal-basis'],
  unsubscribed: () => obstacles.unsubscribed,
  restricted: () => obstacles.restricted,
  suppressed: () => obstacles.suppressed,
  'same-address': () => obstacles['same-address'],
};

export const segments = {
  /** What the segment is called in which everybody is. */
  everyoneName: 'Alle',
  everyone: 'Alle Ansprechpersonen.',
  nobody: 'Niemand.',
  sentence: (clause: string) => `Alle Ansprechpersonen, die ${clause}.`,
  and: ' und ',
  or: ' oder ',
  clauses,
  reasons,
  /** What a contact that is out would have needed. */
  needed: (reason: string) => `Erforderlich wäre: ${reason}`,
  levels: { local: 'lokal', district: 'Bezirk' },
  languages: { de: 'Deutsch', en: 'Englisch' },
};
