// What people write around what they want to say: salutations, thanks, good wishes, closings,
// warnings of mail programs. German and English.
// Every question looks at one line or sentence of bounded length.

const MAX_SALUTATION = 90;
const greeting =
  /^(?:sehr (?:geehrte|verehrte)[rsn]?|guten (?:tag|morgen|abend)|schönen guten (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) (?:gott|dich|sie)|hallo|hallöchen|hi|hey|moin|servus|hello|good (?:morning|afternoon|evening|day)|werte[rs]?|liebe[rs]?|dear)(?:[*:_/]-?[rn])?(?![\p{L}\p{N}-])/iu;
/** After these somebody may go on without a comma: "Hallo ich wollte fragen". */
const looseGreeting = /^(?:guten|schönen|hallo|hi|hey|moin|servus|hello|good|gr)/i;
const smallWords = new Set(
  'frau herr herrn frl dr prof dipl mr mrs ms miss und and an alle all zusammen everyone everybody there team the of von vom der die das den dem im in aus beim bei ihr allerseits miteinander again nochmal nochmals wieder moin'.split(
    ' ',
  ),
);
const titles = new Set(['frau', 'herr', 'herrn', 'frl', 'mr', 'mrs', 'ms', 'miss']);

/** The same words without the salutation they begin with; unchanged when they begin with none. */
export function withoutSalutation(text: string): string {
  let rest = text;
  for (let round = 0; round < 4; round += 1) {
    const after = afterSalutation(rest);
    if (after === undefined) return rest;
    rest = after;
  }
  return rest;
}

function afterSalutation(text: string): string | undefined {
  const head = text.slice(0, MAX_SALUTATION);
  const start = greeting.exec(head)?.[0];
  if (start === undefined || isClosing(text)) return undefined;
  const end = head.slice(start.length).search(/[,!:;–—]|\.\s|\.$|\s-\s/);
  const isWhole = end < 0 && text.length < MAX_SALUTATION;
  const names =
    end < 0 ? head.slice(start.length) : head.slice(start.length, start.length + end + 1);
  // "Frau Dr. Yilmaz" has a full stop within.
  if (/\b(?:dr|prof|dipl|fr|hr)\.$/i.test(names))
    return afterTitle(text, start.length + names.length);
  const isNamed = (end >= 0 || isWhole) && areNames(names);
  if (isNamed) return text.slice(start.length + names.length).trim();
  return looseGreeting.test(start)
    ? text.slice(start.length).replace(/^[\s,!.:;–—-]+/, '')
    : undefined;
}

function afterTitle(text: string, from: number): string {
  const rest = text.slice(from, from + MAX_SALUTATION);
  const end = rest.search(/[,!:;–—]/);
  return end < 0 ? '' : text.slice(from + end + 1).trim();
}

/** Names and groups are written with capitals; "Liebe Nachbarn haben erzählt," is a sentence. */
function areNames(text: string): boolean {
  let isAfterTitle = false;
  return text.split(/[^\p{L}\p{N}*_:'’/-]+/u).every((word) => {
    const small = word.toLowerCase();
    const isName =
      word === '' ||
      isAfterTitle ||
      smallWords.has(small) ||
      greeting.test(word) ||
      /^[\p{Lu}\p{N}*]/u.test(word);
    isAfterTitle = titles.has(small);
    return isName;
  });
}

const closings = [
  'mit freundlich',
  'mit besten',
  'mit herzlich',
  'mit lieben',
  'mit nachbarschaftlich',
  'mit solidarisch',
  'mit kollegial',
  'freundliche gr',
  'viele gr',
  'vielen gr',
  'liebe gr',
  'beste gr',
  'herzliche gr',
  'herzlichst',
  'schöne gr',
  'sonnige gr',
  'viele liebe gr',
  'ganz liebe gr',
  'gruß',
  'gruss',
  'grüße',
  'mfg',
  'lg',
  'vg',
  'bg',
  'hg',
  'hochachtungsvoll',
  'es grüßt',
  'es grüßen',
  'nachbarschaftliche gr',
  'kind regards',
  'best regards',
  'warm regards',
  'regards',
  'best wishes',
  'all the best',
  'yours sincerely',
  'yours faithfully',
  'sincerely',
  'cheers',
  'many thanks and best',
];
/** What stands below it is a name and an address. */
export function isClosing(line: string): boolean {
  const text = line.slice(0, 80).toLowerCase().replace(/[*_]/g, '').trim();
  return (
    text.length < 70 &&
    closings.some(
      (start) =>
        text.startsWith(start) &&
        (start.length > 4 || !/[\p{L}\p{N}]/u.test(text.charAt(start.length))),
    )
  );
}

const politeStarts = [
  'vielen dank',
  'herzlichen dank',
  'lieben dank',
  'besten dank',
  'tausend dank',
  'schönen dank',
  'ganz herzlichen dank',
  'danke',
  'dankeschön',
  'haben sie vielen dank',
  'haben sie herzlichen dank',
  'wir danken',
  'ich danke',
  'ich bedanke mich',
  'wir bedanken uns',
  'ich hoffe, es geht',
  'ich hoffe es geht',
  'ich hoffe, ihnen geht',
  'ich hoffe, sie hatten',
  'ihnen einen schönen',
  'einen schönen tag',
  'schönes wochenende',
  'frohe ',
  'ein frohes',
  'ich nehme bezug auf',
  'bezug nehmend auf ihr',
  'bezugnehmend auf ihr',
  'entschuldigen sie die späte',
  'entschuldigung für die späte',
  'sorry for the late',
  'thank you',
  'thanks',
  'many thanks',
  'i hope this',
  'i hope you',
  'hope this',
  'hope you',
];
const MAX_POLITE = 110;
/** Somebody who goes on after a comma has come to the point. */
const goesOn =
  /[,;:–—-] *(?:ich|wir|aber|leider|bitte|gerne?|könn|können|wann|wie|wo|was|ob|hier|i|we|but|please|could|can|unfortunately)(?![\p{L}])|(?<![\p{L}])(?:aber|leider|jedoch|allerdings|but|however|unfortunately)(?![\p{L}])|\?/iu;
const goesOnAfterAnd =
  /(?<![\p{L}])(?:und|and) (?:ich|wir|bitte|könn|i|we|please|could)(?![\p{L}])/iu;

/** What somebody did with the bulletin belongs to the thanks for it. */
const handedOn =
  /(?:ausgehängt|weitergeleitet|weitergegeben|weitergereicht|gelesen|erhalten|gefreut|passed (?:it|this) on|put it up|read it|received it)[.! ]*$/;
/**
 * Words that only point at what comes with the mail, or to a talk: "anbei wie besprochen". With
 * another word it says what it is.
 */
const pointers = new Set([
  ...'anbei beigefügt beigefuegt anhang anhängend anhaengend angehängt anlage im in der dem siehe s s.o s.u oben unten wie vorab besprochen telefonisch soeben eben gerade heute gestern vereinbart abgesprochen verabredet'.split(
    ' ',
  ),
  ...'gewünscht gewuenscht erbeten angekündigt angekuendigt versprochen bereits schon mal nochmal noch einmal hier und finden sie findest du den die das dazu mein meine unser unsere unterlagen datei dateien gewünschten zur info kenntnis'.split(
    ' ',
  ),
  ...'as discussed agreed promised requested mentioned earlier per our call see attached attachment attachments below above please find the is are enclosed fyi here'.split(
    ' ',
  ),
]);
const anchors =
  /(?<![\p{L}])(?:anbei|beigef|anhang|anh(?:ä|ae)ng|angeh(?:ä|ae)ng|anlage|siehe|s\. ?[ou]\.|wie |zur |as |per |see |attach|enclosed|fyi|below)/u;
export function isPointer(sentence: string): boolean {
  const text = sentence.slice(0, MAX_POLITE + 1).toLowerCase();
  if (text.length > MAX_POLITE || !anchors.test(text)) return false;
  return text
    .split(/[^\p{L}]+/u)
    .every((word) => word === '' || word.length === 1 || pointers.has(word));
}

/** A sentence of pure courtesy: thanks, good wishes. Whoever asks or goes on in it says more. */
export function isPolite(sentence: string): boolean {
  const text = sentence.slice(0, MAX_POLITE + 1).toLowerCase();
  if (/^(?:wie geht es (?:ihnen|dir|euch)|how are you)[^,]{0,20}$/.test(text)) return true;
  const start = politeStarts.find((one) => text.startsWith(one));
  if (start === undefined || text.length > MAX_POLITE) return false;
  if (
    handedOn.test(text) &&
    !/(?<![\p{L}])(?:aber|leider|but|unfortunately)(?![\p{L}])/u.test(text)
  )
    return true;
  const rest = text.slice(start.length);
  return !goesOn.test(rest) && !goesOnAfterAnd.test(rest);
}

const notices = [
  'sie erhalten nicht h',
  "you don't often get",
  'you don’t often get',
  'some people who received',
  'einige personen, die diese',
  'achtung: diese e-mail',
  'achtung: diese mail',
  'achtung! diese e-mail',
  'achtung: externe',
  'externe e-mail',
  'externe mail',
  'diese e-mail wurde von außerhalb',
  'diese e-mail stammt von',
  'warnung: diese',
  'caution: ',
  'warning: this',
  'external email',
  'external sender',
  'this email originated',
  'this message originated',
  'anfang der weitergeleiteten',
  'begin forwarded',
  'diese e-mail ist vertraulich',
  'virenfrei',
  'virus-free',
];

/**
 * Written by a program: warnings of a mail server, pictures' places, bare addresses of pages, lines
 * of signs.
 */
export function isMachineLine(line: string): boolean {
  const text = line
    .slice(0, 200)
    .replace(/^[\s[*_|<(]+/, '')
    .toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (/^(?:cid:|image\d*\.|https?:\/\/\S+$|www\.\S+$|extern(?:al|e)?\W*$)/.test(text.trim()))
    return true;
  if (/^(?:bild|logo|inline-bild|image|inline image)\b\S*$/.test(text.trim())) return true;
  return /^-{2,}\s?\p{L}/u.test(line) || notices.some((start) => text.startsWith(start));
}
