// Sentences that say nothing of their own, in any wording: praise, agreement, "I got your mail",
// offers to answer questions; and those that only present what follows: a name, an attachment.
// German and English. A question, a "but" and any word that means a thing make a sentence say more.

const list = (words: string) => words.split(' ');

/** Words of which no number makes a message. A negation is not among them. */
const emptyWords = new Set([
  // Small words.
  ...list(
    'ich wir sie ihr du es mich mir uns ihnen euch dir dich sich das die der den dem des dies',
  ),
  ...list('diese dieser diesen dieses eine ein einen einer eines mein meine meiner unser unsere'),
  ...list('ihre ihren ihrem ihrer euer eure euren dein deine deiner ist sind war waren bin wird'),
  ...list('habe haben hat hatte hätte wäre auf an am in im zu zum zur von vom für mit über wegen'),
  ...list(
    'und so sehr ganz auch schon noch mal nochmal einfach wirklich echt recht doch wieder allen',
  ),
  ...list(
    'hier davon dazu dafür da oh ach na also dann soweit bei aus als wie immer vorab hiermit',
  ),
  ...list('i we you it this that is are was were be been am a an the to for of in on at with and'),
  ...list('so very really much many all just again my our your me us well indeed'),
  // Praise and agreement.
  ...list('gut gute guten guter gutes super toll tolle toller tolles prima klasse schön schöne'),
  ...list('schönen schönes schöner wunderbar wunderbare großartig großartige klar alles bestens'),
  ...list('perfekt ok okay einverstanden verstanden notiert vermerkt passt stimmt klingt hört'),
  ...list('interessant interessante interessanten informativ informative informativen hilfreich'),
  ...list('hilfreiche spannend spannende gelungen gelungene lesenswert freut freue freuen gefreut'),
  ...list('geschehen gern gerne lob kompliment respekt bravo weiter begeistert beeindruckt'),
  ...list('great good nice lovely wonderful excellent perfect fine cool sounds clear agreed noted'),
  ...list('understood interesting helpful brilliant fantastic glad pleased happy love loved like'),
  // What was sent, and that it came.
  ...list('sache idee aktion arbeit mühe engagement einsatz mail mails email emails e nachricht'),
  ...list(
    'nachrichten info infos information informationen kiezbrief newsletter rundbrief rundmail',
  ),
  ...list('ausgabe antwort rückmeldung zusendung einladung beitrag beiträge hinweis hinweise post'),
  ...list(
    'erhalten bekommen gelesen angekommen eingegangen gesehen zugeschickt geschickt kenntnis',
  ),
  ...list('genommen schreiben schreibe melde zurück komme antworte beziehe bezug nehme wende'),
  ...list('message messages update issue bulletin news work job thing reply response answer'),
  ...list('received got read seen writing write regarding about back contacting'),
  // Thanks, wishes, offers.
  ...list(
    'dank danke dankeschön vielen herzlichen herzlich besten lieben tausend bitte bitteschön',
  ),
  ...list('hoffe hoffen wünsche wünschen frohe frohes neues'),
  ...list('fragen rückfragen melden jederzeit stehe stehen verfügung freundlich spaß freude macht'),
  ...list('thank thanks hope welcome pleasure questions feel free'),
  ...list('ask contact anytime please let know best wishes have if any there do hesitate'),
]);
/** Only within a good wish: "am Wochenende" alone is an answer. */
const wishedFor = new Set([
  ...list('tag woche wochenende abend morgen start feiertage ostern weihnachten jahr rutsch'),
  ...list('urlaub sommer herbst winter frühling day week weekend holidays christmas easter year'),
]);
const wishing = new Set([
  ...list('wünsche wünschen hoffe hoffen gute guten gutes schöne schönen schönes frohe frohes'),
  ...list('hope wish nice good great lovely happy'),
]);
/** An answer where it stands first, a small word elsewhere. */
const answers = new Set(['ja', 'yes']);
const whole = new Set([
  'geht klar',
  'das geht klar',
  'kein problem',
  'keine ursache',
  'nichts zu danken',
  'no problem',
  'no worries',
  'not at all',
  'don t mention it',
  'you re welcome',
]);
const titles = new Set(list('frau herr herrn hallo liebe lieber mr mrs ms dr'));
const MAX_READ = 140;

/** "Ihre Mail vom 3. März" is still only the mail. */
const dayOfMail =
  /(?<!\p{L})(?:vom|von|of|from) (?:gestern|heute|yesterday|today|\d{1,2}\. ?(?:\d{1,2}\.(?:\d{2,4})?|\p{L}{3,9}(?: \d{4})?)|\p{L}{3,7}tag)(?!\p{L})/giu;

export function isEmptyPhrase(sentence: string): boolean {
  if (sentence.length > MAX_READ || sentence.includes('?')) return false;
  const words =
    sentence
      .replace(dayOfMail, '')
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? [];
  if (whole.has(words.join(' '))) return true;
  const isWish = words.some((word) => wishing.has(word));
  const isEmpty = (word: string, at: number): boolean =>
    emptyWords.has(word) ||
    (isWish && wishedFor.has(word)) ||
    (at > 0 && answers.has(word)) ||
    isNamed(words, at);
  return words.length > 0 && words.every(isEmpty);
}

/** "Super, Frau Kaya": whoever is spoken to adds nothing. */
const isNamed = (words: readonly string[], at: number): boolean =>
  titles.has(words[at]!) || (at > 0 && titles.has(words[at - 1]!));

const introducing =
  /^(?:mein name ist|ich heiße|ich heisse|my name is|let me introduce)(?!\p{L})/iu;
const attaching =
  /^(?:hier(?:mit)? )?(?:anbei|beigefügt|angehängt|im anhang|in der anlage|als anlage|attached|enclosed|please find)(?!\p{L})|(?<!\p{L})(?:anbei|im anhang|in der anlage|attached)[.! ]*$/iu;
const asking =
  /\?|(?<!\p{L})(?:möchte|möchten|würde|würden|hätte|hätten|suche|suchen|brauche|brauchen|frage|bitte|wollte|wollten|will|wollen|leider|aber|can|could|would|want|need|please let|but)(?!\p{L})/iu;

/** Presents somebody or something, and asks for nothing: what follows tells more. */
export const onlyPresents = (sentence: string): boolean =>
  sentence.length <= MAX_READ &&
  ((introducing.test(sentence) && !asking.test(sentence)) ||
    (attaching.test(sentence) && !asking.test(sentence)));
