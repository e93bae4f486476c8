// The words that stand beside names in the lists of offices: forms of address, titles, roles,
// remarks. Compared by their letters alone.

/**
 * Lower case letters without accents, dots and hyphens: "Dipl.-Päd." is "diplpad", "i. V." is "iv".
 */
export const wordKey = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

const keys = (...words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => word.split(' ')).map(wordKey));

export const womanForms = keys('Frau Fr. Fräulein Ms Mrs Miss Madame Mme Señora');
export const manForms = keys('Herr Herrn Hr. Hrn. Mr Mister Monsieur Señor');
export const neutralForms = keys('Mx');
/** Several people, or none in particular. */
export const groupForms = keys(
  'Familie Fam. Eheleute Ehepaar Geschwister Herren Damen Firma Fa. Team Kollegen Kolleginnen Family',
);

/** What a letter begins with, before the name. */
export const greetingWords = keys(
  'Liebe Lieber Liebes Sehr geehrte geehrter geehrtes Hallo Guten Tag Dear Hello An z.Hd. z.Hdn. zHd zH Hd. zu Händen Attn. Attention',
);

/** Kept with the name; only some of them belong into a greeting, see `greetingTitle`. */
export const titleWords = keys(
  'Dr. Dres. Prof. Professor Professorin Doktor PD Priv.-Doz. Mag. Magistra med. phil. jur. rer. nat. pol. oec. habil. h.c. hc Dipl. Ing. Dr.-Ing. Dr.med. Dr.phil. Dr.jur. Prof.Dr.',
  'Dipl.-Ing. Dipl.-Päd. Dipl.-Paed. Dipl.-Soz.-Päd. Dipl.-Soz.-Paed. Dipl.-Sozpäd. Dipl.-Soz. Dipl.-Psych. Dipl.-Kfm. Dipl.-Kffr. Dipl.-Theol. Dipl.-Geogr. Dipl.-Biol. Dipl.-Verw.-Wirt',
);

/** After a name: an office, a degree, an age. They belong to no greeting. */
export const nameSuffixes = keys(
  'MdA MdB MdL MdBB MdHB MdEP MP MEP BVV BV StR StRin M.A. MA B.A. BA M.Sc. MSc B.Sc. BSc M.Ed. B.Ed. LL.M. LL.B. MBA PhD Ph.D. jun. jr. junior sen. sr. senior d.J. d.Ä. II III',
);

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

export const isRemark = (word: string): boolean =>
  remarkWords.has(wordKey(word)) || isVacant(word) || areWeekdays(word);

const roleWords = keys(
  'Leitung Leiter Leiterin Direktor Direktorin Direktion Rektor Rektorin Rektorat Amt Büro Sekretariat Verwaltung Vorstand Vorsitz Team Empfang Zentrale Redaktion Presse Kasse Hort Kita Schule Verein',
  'e.V. eV gGmbH GmbH gUG UG AG Gemeinde Kirche Bezirksamt Bezirk Land Senat Polizei Bibliothek Jugendamt Träger Abteilung Abt. Referat Ref. Fachbereich FB Bereich Stab Projekt Beirat Elternbeirat',
  'Hausmeister Hausmeisterin Hauswart Erzieher Erzieherin Pfarrer Pfarrerin Pastor Pastorin Stadtrat Stadträtin Bezirksstadtrat Bezirksstadträtin FSJ BFD Bufdi Praktikant Praktikantin Assistenz Chef Chefin',
  'Manager Managerin Head Lead Director Secretary Office Manager Staff Teacher Principal Sprecher Sprecherin GF Kollege Kollegin Mitarbeiter Mitarbeiterin Ansprechpartner Ansprechpartnerin Ansprechperson',
  'Stelle Stellen Stellenanteil Fachstelle Planstelle Anlaufstelle Dienststelle Kontaktstelle Meldestelle Position Posten Funktion Arbeit Beratung Betreuung Management Koordinierung Planung Förderung Organisation Buchhaltung Kommunikation Öffentlichkeit Personal Technik Service',
  'Bürgermeister Bürgermeisterin Abgeordnete Abgeordneter Inhaber Inhaberin Eltern Schulleitung Koordination Koordinator Koordinatorin QM Quartiersmanagement',
);
/**
 * "Kitaleitung", "Schulsekretariat", "Gleichstellungsbeauftragte": what a role ends with, long
 * enough not to end a surname by chance.
 */
const roleEndings = [
  'leitung',
  'leiterin',
  'leitende',
  'leitender',
  'vertretung',
  'vertreterin',
  'beauftragte',
  'beauftragter',
  'vorsitzende',
  'vorsitzender',
  'sprecherin',
  'koordination',
  'koordinator',
  'koordinatorin',
  'sekretariat',
  'sekretar',
  'sekretarin',
  'sekretaer',
  'sekretaerin',
  'verwaltung',
  'assistenz',
  'assistent',
  'assistentin',
  'referent',
  'referentin',
  'erzieherin',
  'padagoge',
  'padagogin',
  'paedagogin',
  'direktorin',
  'rektorin',
  'fuhrung',
  'fuehrung',
  'fuhrer',
  'fuehrerin',
  'fuhrerin',
  'vorstand',
  'partnerin',
  'ansprechpartner',
  'ansprechperson',
  'meisterin',
  'mitarbeiter',
  'mitarbeiterin',
  'bearbeiter',
  'bearbeiterin',
  'arbeiterin',
  'stadtratin',
  'stadtrat',
  'burgermeister',
  'geschaftsstelle',
  'geschaeftsstelle',
  'schule',
  'verein',
  'zentrum',
  'buro',
  'buero',
  'lehrerin',
  'praktikantin',
  'arbeit',
  'beratung',
  'betreuung',
  'management',
  'koordinierung',
  'dienst',
  'pflege',
  'planung',
  'forderung',
  'foerderung',
  'hilfe',
  'bildung',
  'erziehung',
  'entwicklung',
  'begleitung',
  'vermittlung',
  'bearbeitung',
  'organisation',
  'integration',
  'kommunikation',
  'redaktion',
  'buchhaltung',
  'wirtschaft',
  'gemeinschaft',
  'marketing',
  'aufsicht',
  'abteilung',
  'technik',
  'service',
  'ungsstelle',
  'fachstelle',
  'planstelle',
  'anlaufstelle',
  'dienststelle',
  'kontaktstelle',
  'meldestelle',
];

/** Where somebody works, or a house itself. */
export const organisationWords = keys(
  'Kita Hort Schule Verein e.V. eV gGmbH GmbH gUG UG AG Gemeinde Kirche Bezirksamt Bezirk Land Senat Polizei Bibliothek Jugendamt Träger Abteilung Abt. Stiftung',
);

export function isRoleWord(word: string): boolean {
  const key = wordKey(word);
  return (
    roleWords.has(key) ||
    roleEndings.some((ending) => key.length > ending.length && key.endsWith(ending))
  );
}

/**
 * Before or inside a family name, written small. "el" and "al" may stand with a hyphen or a
 * capital.
 */
export const particles = keys(
  'von van vom de der den dem des du dos das da di del della degli la le les zu zum zur ter ten te St. Sankt tot op af av el al ben bin ibn abu auf aus y',
);

export const isFormOfAddress = (word: string): boolean => {
  const key = wordKey(word);
  return womanForms.has(key) || manForms.has(key) || neutralForms.has(key) || groupForms.has(key);
};
