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

const issueEndings = ['newsletter', 'brief', 'ausgabe', 'programm', 'kalender', 'rundmail', 'heft'];
/** "Kiezbrief", "Stadtteilnewsletter". */
export const isIssueWord = (word: string): boolean =>
  issueWords.has(word) || issueEndings.some((ending) => word.endsWith(ending));

interface LastDay {
  readonly month: number;
  readonly day: number;
  readonly isOfNextYear?: boolean;
}

/** The last day on which it may still be meant, in whatever Land. */
const holidays: readonly (readonly [beginning: RegExp, last: LastDay])[] = [
  [/^weihnachtsferien$/, { month: 1, day: 10, isOfNextYear: true }],
  [/^(?:weihnacht|christmas$|silvester)/, { month: 12, day: 31 }],
  [/^advent/, { month: 12, day: 24 }],
  [/^nikolaus/, { month: 12, day: 6 }],
  [/^neujahr/, { month: 1, day: 31 }],
  [/^(?:winterferien|fasching|karneval)/, { month: 3, day: 15 }],
  [/^(?:ostern|osterferien|osterfest|ostermarkt|osterfeuer|easter)$/, { month: 4, day: 30 }],
  [/^pfingst/, { month: 6, day: 20 }],
  [/^sommerferien$/, { month: 9, day: 20 }],
  [/^(?:herbstferien|halloween)$/, { month: 11, day: 10 }],
  [/^(?:frühlings|frühjahrs)\p{L}/u, { month: 6, day: 20 }],
  [/^sommer\p{L}/u, { month: 9, day: 22 }],
  [/^herbst\p{L}/u, { month: 12, day: 20 }],
];
export const holidayOf = (word: string): LastDay | undefined =>
  holidays.find(([beginning]) => beginning.test(word))?.[1];
/** "Christmas market 2025". */
export const holidayNouns = ['holidays', 'holiday', 'break', 'market', 'fair', 'party'];
