// Does a bulletin ask people to come, or to say whether they do, in plain words and not in an event
// block? German and English.
// Who answers it with "Ich melde mich ab" may only mean that day; one word too many here costs a
// look, one too few costs a reader.
import { readDates } from '#core/bulletins/written-dates/read-dates.ts';
import { tokensOf } from '#core/bulletins/written-dates/text-tokens.ts';

const asked = [
  /anmeld|melden sie sich|meldet euch|melde dich|um antwort wird gebeten|u\. ?a\. ?w\. ?g\./,
  /einlad|eingeladen|wir laden|lade ich|r(?:ü|ue)ckmeld|bescheid|zusag|absag|zugesagt|abgesagt|teilnahm|teilnehm|teilzunehmen/,
  // "Sagt bitte bis Freitag ab", "wer nicht kann, sagt ab".
  /\bsag(?:e|t|en sie)? (?:\S{1,30} ){0,5}(?:ab|zu)\b/,
  /\bob (?:ihr|sie|du|jemand) .{0,60}(?:komm|dabei|kann|können|könnt)|\b(?:seid ihr|sind sie|bist du) dabei|\bnehm(?:en|t) .{0,60}\bteil\b/,
  /rsvp|sign(?:ing)? up|regist(?:er|ration)|invit|let (?:us|me) know|join us|attend|participat|cancel|decline|take part|(?:can|will|whether|if) you (?:\S{1,20} )?(?:come|make it|join)/,
];

const time = /\b\d{1,2}(?:[:.]\d\d)? ?(?:uhr|h\b|[ap]\.?m\b|o['’]clock)|\b\d{1,2}:\d\d\b/i;
const MAX_READ = 100_000;
const NEAR = 60;

export function invitesInWords(text: string): boolean {
  const said = text.slice(0, MAX_READ).replace(/\s+/g, ' ');
  const lower = said.toLowerCase();
  return asked.some((words) => words.test(lower)) || hasAppointment(said);
}

/** A day of the calendar with a time near it; opening hours name no such day. */
function hasAppointment(said: string): boolean {
  const tokens = tokensOf(said);
  return readDates(tokens).some(({ day, from, to }) => {
    const begin = tokens[from]?.at ?? 0;
    const end = tokens[to - 1]?.end ?? said.length;
    return (
      day !== null &&
      (time.test(said.slice(end, end + NEAR)) ||
        time.test(said.slice(Math.max(0, begin - NEAR), begin)))
    );
  });
}
