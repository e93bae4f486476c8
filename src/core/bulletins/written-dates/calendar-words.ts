// The words people write days, months and seasons with, German and English. All keys are lower
// case.

function numbered(first: number, ...spellings: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    spellings.flatMap((all, position) =>
      all.split(' ').map((word): [string, number] => [word, position + first]),
    ),
  );
}

/** 1 = January. */
export const monthNames = numbered(
  1,
  'januar jänner january',
  'februar feber february',
  'märz maerz march',
  'april',
  'mai may',
  'juni june',
  'juli july',
  'august',
  'september',
  'oktober october',
  'november',
  'dezember december',
);

/** Of these one is only sure beside a day or a year: "Jan", "Mar" and "Sep" are names too. */
export const shortMonths = numbered(
  1,
  'jan jän',
  'feb',
  'mär mrz mar',
  'apr',
  'mai',
  'jun',
  'jul',
  'aug',
  'sep sept',
  'okt oct',
  'nov',
  'dez dec',
);

/** 1 = Monday. */
export const weekdayNames = numbered(
  1,
  'montag monday',
  'dienstag tuesday',
  'mittwoch wednesday',
  'donnerstag thursday',
  'freitag friday',
  'samstag sonnabend saturday',
  'sonntag sunday',
);

export const shortWeekdays = numbered(
  1,
  'mo mon',
  'di tue tues',
  'mi wed',
  'do thu thur thurs',
  'fr fri',
  'sa sat',
  'so sun',
);

export const partsOfDay = new Set([
  'morgen',
  'vormittag',
  'mittag',
  'nachmittag',
  'abend',
  'nacht',
  'morning',
  'afternoon',
  'evening',
  'night',
]);

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** "fall" is left out: it is a word of its own in both languages. */
export const seasonNames: ReadonlyMap<string, Season> = new Map([
  ['frühling', 'spring'],
  ['frühjahr', 'spring'],
  ['spring', 'spring'],
  ['sommer', 'summer'],
  ['summer', 'summer'],
  ['herbst', 'autumn'],
  ['autumn', 'autumn'],
  ['winter', 'winter'],
]);

/** What a bulletin calls itself: "Newsletter Oktober", "Oktoberausgabe", "October issue". */
export const issueWords = new Set([
  'newsletter',
  'kiezbrief',
  'rundbrief',
  'infobrief',
  'stadtteilbrief',
  'nachbarschaftsbrief',
  'rundmail',
  'infomail',
  'brief',
  'ausgabe',
  'heft',
  'nummer',
  'nr',
  'infos',
  'informationen',
  'nachrichten',
  'neues',
  'neuigkeiten',
  'termine',
  'programm',
  'kalender',
  'ausblick',
  'vorschau',
  'issue',
  'edition',
  'bulletin',
  'news',
  'update',
  'dates',
  'calendar',
  'programme',
  'letter',
  'preview',
]);
