// The words that stand beside names in the lists of offices: forms of address, titles, roles,
// remarks. Compared by their letters alone.

import { keys, wordKey } from './word-keys.ts';

const womanForms = keys('Frau Fr. Fräulein Ms Mrs Miss Madame Mme Señora');
const manForms = keys('Herr Herrn Hr. Hrn. Mr Mister Monsieur Señor');
const neutralForms = keys('Mx');
/** Several people, or none in particular. */
export const groupForms = keys(
  'Familie Fam. Eheleute Ehepaar Geschwister Herren Damen Firma Fa. Team Kollegen Kolleginnen Family',
);

/** What a letter begins with, before the name. */
export const greetingWords = keys(
  'Liebe Lieber Liebes Sehr geehrte geehrter geehrtes Hallo Guten Tag Dear Hello An z.Hd. z.Hdn. zHd zH Hd. zu Händen Attn. Attention',
);

/** Kept with the name; only some of them belong into a greeting, see `greetingTitle`. */
const titleWords = keys(
  'Dr. Dres. Prof. Professor Professorin Doktor PD Priv.-Doz. Mag. Magistra med. phil. jur. rer. nat. pol. oec. habil. h.c. hc Dipl. Ing. Dr.-Ing. Dr.med. Dr.phil. Dr.jur. Prof.Dr.',
  'POKin PHKin PHMin KOKin KHKin Bgm. StD OStR OStD OStRin StDin RegR',
  'Dipl.-Ing. Dipl.-Päd. Dipl.-Paed. Dipl.-Soz.-Päd. Dipl.-Soz.-Paed. Dipl.-Sozpäd. Dipl.-Soz. Dipl.-Psych. Dipl.-Kfm. Dipl.-Kffr. Dipl.-Theol. Dipl.-Geogr. Dipl.-Biol. Dipl.-Verw.-Wirt',
);

/** Written small they are of a doctor's title; "Pol" and "Phil" are names. */
const smallTitles = keys('med phil jur rer nat pol oec habil');
const ranks = new Set('POK PHK PHM POM PK PM KOK KHK KK EPHK EKHK ORR'.split(' '));

export const isTitle = (word: string): boolean =>
  ranks.has(word) ||
  (titleWords.has(wordKey(word)) &&
    !(smallTitles.has(wordKey(word)) && /^\p{Lu}[^.]*$/u.test(word)));

/** After a name: an office, a degree, an age. They belong to no greeting. */
const nameSuffixes = keys(
  'MdA MdB MdL MdBB MdHB MdEP MP MEP BVV BV StR StRin M.A. MA B.A. BA M.Sc. MSc B.Sc. BSc M.Ed. B.Ed. LL.M. LL.B. MBA PhD Ph.D. jun. jr. junior sen. sr. senior d.J. d.Ä. II III',
);

/** "Ma", "Da", "Jun" and "Şen" are names, "MA", "d.Ä.", "jun." and "sen" stand behind one. */
const surnamesToo = keys('jun sen');
export const isSuffix = (word: string): boolean =>
  nameSuffixes.has(wordKey(word)) &&
  !(/^\p{Lu}\p{Ll}+$/u.test(word) && (word.length === 2 || surnamesToo.has(wordKey(word))));

/** What follows says another name of the same person. */
export const formerNameWords = keys(
  'geb. geborene geborener verh. verheiratete verw. gesch. ehemals ehem. vormals früher alias née nee born',
);

/** Somebody else is meant by the name that follows. */
export const deputyWords = keys(
  'Vertretung Vertr. Vertreter Vertreterin Stellv. stv. stellvertretend stellvertretende stellvertretender Stellvertreter Stellvertreterin Stellvertretung Nachfolge Nachfolger Nachfolgerin Vorgänger Vorgängerin i.V. i.A. p.p. ppa. c/o Deputy',
);

/** A remark about a person or a place in the list; never a name. "N.N." is nobody yet. */
export const remarkWords = keys(
  'N.N. NN nn unbekannt unknown keine kein keiner k.A. n.a. offen vakant unbesetzt derzeit zurzeit z.Zt. aktuell neu bis ab seit am Elternzeit Mutterschutz krank Urlaub Rente Tel. Telefon Fon Mobil Handy',
  'Fax App. Apparat Durchwahl DW Raum Zimmer Zi. Etage OG EG Uhr vorm. nachm. vormittags nachmittags siehe s.o. s.u. dito ebenso nur per Mail E-Mail Email Post bitte nicht mehr noch und oder sowie bzw. and or',
  'xxx xx x ausgeschieden verstorben Kontakt Info ext. extern intern',
);

/** Small words of a sentence, capital or not: where one stands, it is no name alone. */
export const sentenceWords = keys(
  'die ein eine einer eines mit für bei ohne wegen nach vor im am in ist sind hat war wird wurde noch auch schon wie wer was wenn als hier dort',
  'ich du ihr ihre ihren ihnen dich dir dein deine euch euer eure uns unser unsere wir mein meine sein seine alle jemand niemand diverse verschiedene mehrere wechselnd wechselnde sonstige',
  'the with for from at on is are has have was were you your my our their this that who all any several various',
);

/** Anywhere in a cell: the post has nobody, whatever else is written there. "Frei" is a surname. */
const vacancyWords = keys(
  'N.N. NN unbesetzt unbesetzte vakant vakante Vakanz offen offene wiederzubesetzen nachzubesetzen Nachbesetzung Neubesetzung ausgeschrieben Ausschreibung vacant vacancy unfilled tbd tba tbc',
);
export const isVacant = (text: string): boolean =>
  / n\. n\.? /i.test(` ${text.replace(/[^\p{L}\p{N}.]+/gu, ' ')} `) ||
  text.split(/[^\p{L}\p{N}.]+/u).some((word) => vacancyWords.has(wordKey(word)));

const weekdays = [
  keys('Mo Mon Montag Monday'),
  keys('Di Tue Tues Dienstag Tuesday'),
  keys('Mi Wed Mittwoch Wednesday'),
  keys('Do Thu Thur Thurs Donnerstag Thursday'),
  keys('Fr Fri Freitag Friday'),
  keys('Sa Sat Samstag Sonnabend Saturday'),
  keys('So Sun Sonntag Sunday'),
];
/**
 * "Mo-Do", "Mo.-Fr.", "Di-Mi-Do": when somebody works. "Do" and "Freitag" alone are surnames,
 * "So-Mi" is a first name.
 */
function areWeekdays(word: string): boolean {
  const days = word
    .split(/[‐‑–—-]/)
    .map((part) => weekdays.findIndex((day) => day.has(wordKey(part))));
  return days.length > 1 && days.every((day, at) => day > (days[at - 1] ?? -1));
}

/** "Mo", "Fr.": beside a surname it says when somebody works. */
export const isWeekday = (word: string): boolean => weekdays.some((day) => day.has(wordKey(word)));

/** Beside a name they speak of something else than the person: what is meant is not sure. */
const doubtfulRemarks = keys(
  'unbekannt unknown kein keine keiner k.A. n.a. dito ebenso bitte nicht mehr noch siehe s.o. s.u. xxx xx x nur per und oder sowie bzw. and or',
);
export const isDoubtfulRemark = (word: string): boolean => doubtfulRemarks.has(wordKey(word));

export const isRemark = (word: string): boolean =>
  (remarkWords.has(wordKey(word)) && word !== 'Zimmer') || isVacant(word) || areWeekdays(word);

/**
 * Before or inside a family name, written small. "el" and "al" may stand with a hyphen or a
 * capital.
 */
export const particles = keys(
  'von van vom de der den dem des du dos das da di del della degli la le les zu zum zur ter ten te St. Sankt tot op af av el al ben bin ibn abu auf aus y',
);

/** "Frau" and "Mr"; undefined for a word that is none. Of a group nobody is one person. */
export function formOfAddress(word: string): 'ms' | 'mr' | 'neutral' | undefined {
  const key = wordKey(word);
  if (womanForms.has(key)) return 'ms';
  if (manForms.has(key)) return 'mr';
  return neutralForms.has(key) ? 'neutral' : undefined;
}

export const isFormOfAddress = (word: string): boolean =>
  formOfAddress(word) !== undefined || groupForms.has(wordKey(word));
