// Does a bulletin ask people to come, or to say whether they do, in plain words and not in an event block? German and English.
// Who answers it with "Ich melde mich ab" may only mean that day; one word too many here costs a look, one too few costs a reader.

const asked = [
  /anmeld|melden sie sich|meldet euch|melde dich|um antwort wird gebeten|u\. ?a\. ?w\. ?g\./,
  /einlad|eingeladen|wir laden|lade ich|r(?:ü|ue)ckmeld|bescheid|zusag|absag|zugesagt|abgesagt|teilnahm|teilnehm|teilzunehmen/,
  // "Sagt bitte bis Freitag ab", "wer nicht kann, sagt ab".
  /\bsag(?:e|t|en sie)? (?:\S{1,30} ){0,5}(?:ab|zu)\b/,
  /\bob (?:ihr|sie|du|jemand) .{0,60}(?:komm|dabei|kann|können|könnt)|\b(?:seid ihr|sind sie|bist du) dabei|\bnehm(?:en|t) .{0,60}\bteil\b/,
  /rsvp|sign(?:ing)? up|regist(?:er|ration)|invit|let (?:us|me) know|join us|attend|participat|cancel|decline|take part|(?:can|will|whether|if) you (?:\S{1,20} )?(?:come|make it|join)/,
];

const month = '(?:jan|feb|mär|maer|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]{0,8}\\.?';
const dates = new RegExp(`\\b\\d{1,2}(?:\\.|st|nd|rd|th)? ?(?:of )?(?:${month}|\\d{1,2}\\.)|\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b|\\b\\d{4}-\\d\\d-\\d\\d\\b`, 'g');
const time = /\b\d{1,2}(?:[:.]\d\d)? ?(?:uhr|h\b|[ap]\.?m\b|o['’]clock)|\b\d{1,2}:\d\d\b/;
const MAX_READ = 100_000, NEAR = 60;

export function invitesInWords(text: string): boolean {
  const said = text.slice(0, MAX_READ).toLowerCase().replace(/\s+/g, ' ');
  return asked.some((words) => words.test(said)) || hasAppointment(said);
}

/** A day of the calendar with a time near it; opening hours name no such day. */
const hasAppointment = (said: string): boolean =>
  [...said.matchAll(dates)].some(({ 0: day, index }) => time.test(said.slice(index + day.length, index + day.length + NEAR))
    || time.test(said.slice(Math.max(0, index - NEAR), index)));
