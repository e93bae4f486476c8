// When a bulletin counts as one that asks people to come, in plain words:
//   * it invites, asks for an answer, or names a day with a time; German and English
//   * news, opening hours and days that are over with nobody asked are none
//   * linear in the length of the text
import { expect, it } from 'vitest';
import { invitesInWords } from '#core/concerns/invites-in-words.ts';
import { expectLinear } from '#tests/support/linear.ts';

it.each([
  'Einladung zum Runden Tisch',
  'Wir laden Sie herzlich ein',
  'Über eine Rückmeldung freuen wir uns',
  'Gebt uns bitte kurz Bescheid',
  'Wer nicht kann, sagt ab.',
  'Sagen Sie bitte bis Freitag ab',
  'Zusagen bitte bis Montag',
  'Die Teilnahme ist kostenlos',
  'Schreibt uns, ob ihr kommt',
  'Am 3. März 2027 um 18 Uhr im Rathaus',
  '18:30 Uhr, 03.03.2027',
  'Bitte melden Sie sich an',
  'You are invited',
  'Please let us know',
  'Join us',
  'RSVP',
  'Tell us whether you can come',
  '3 March 2027, 6 pm',
  'On March 3rd at 18:00',
])('%s', (text) => {
  expect(invitesInWords(text)).toBe(true);
});

it.each([
  'Der Spielplatz ist seit dem 3. März wieder offen.',
  'Geöffnet Montag bis Freitag von 9 bis 17 Uhr',
  'Das neue Heft ist da.',
  'The library has new opening hours: 9 am to 5 pm.',
  '',
])('not: %s', (text) => {
  expect(invitesInWords(text)).toBe(false);
});

it.each(['sag bitte ', '3. märz ', 'ob ihr ', 'nehmen ', '1 ', 'sagt a b c d '])(
  'is linear in %j',
  (part) => {
    expectLinear(
      (size) => part.repeat(size / part.length),
      (text) => {
        invitesInWords(text);
      },
    );
  },
);
