// Whether a sentence tells of what was. Then a day gone by is history and no oversight. In doubt it does.
import type { Language } from '#shared/values.ts';
import type { Token } from './text-tokens.ts';

/** Apart, because "was" and "war" are words of both. */
const pastWords: Record<Language, ReadonlySet<string>> = {
  de: new Set([
    'war', 'waren', 'wurde', 'wurden', 'hatte', 'hatten', 'lief', 'liefen', 'fand', 'fanden', 'gab', 'gaben', 'konnte', 'konnten',
    'durfte', 'durften', 'musste', 'mussten', 'wollte', 'wollten', 'endete', 'endeten', 'begann', 'begannen', 'kam', 'kamen', 'ging', 'gingen',
    'nahm', 'nahmen', 'stand', 'standen', 'blieb', 'blieben', 'galt', 'galten', 'dauerte', 'dauerten', 'lag', 'lagen', 'trafen', 'traf',
    'feierten', 'sammelten', 'meldeten', 'reichten', 'schickten', 'bewarben', 'leitete', 'arbeitete', 'arbeiteten', 'lebte', 'lebten',
    'gearbeitet', 'abgelaufen', 'verstrichen', 'vorbei', 'beendet', 'eingegangen', 'gekommen', 'erschienen', 'entstanden', 'geboren',
    'worden', 'gewesen', 'jahrgang', 'baujahr', 'ursprünglich', 'damals', 'früher', 'seinerzeit', 'rückblick', 'nachdem',
  ]),
  en: new Set([
    'was', 'were', 'had', 'ran', 'took', 'gave', 'came', 'went', 'held', 'began', 'ended', 'could', 'lasted', 'met', 'stood', 'stayed', 'been',
    'expired', 'born', 'formerly', 'previously', 'originally', 'received', 'attended', 'celebrated', 'collected', 'registered', 'applied',
  ]),
};
const perfect = new Set(['hat', 'haben', 'habt', 'habe', 'has']);
/** Words that only look like a participle. */
const noParticiples = new Set(['gegen', 'gelten', 'gerecht', 'gesamt', 'gesamten', 'gemeinsamen', 'gewünschten', 'genannten', 'geeigneten']);
const prefixes = ['', 'an', 'ab', 'auf', 'aus', 'bei', 'ein', 'mit', 'nach', 'statt', 'teil', 'vor', 'weiter', 'zu', 'zurück', 'zusammen'];

export function tellsOfPast(sentence: readonly Token[], language: Language): boolean {
  if (sentence.some(({ folded }) => pastWords[language].has(folded))) return true;
  return sentence.some(({ folded }) => perfect.has(folded)) && sentence.some(({ folded }) => isParticiple(folded));
}

const isParticiple = (word: string): boolean => (word.endsWith('t') || word.endsWith('en')) && !noParticiples.has(word)
  && prefixes.some((prefix) => word.startsWith(`${prefix}ge`) && word.length > prefix.length + 5);
