// What telling machines from people promises: marked answers are recognised, and nobody is taken
// for a machine because of a word or a header of Exchange.
import { expect, test } from 'vitest';
import { autoReplySigns } from '#core/concerns/is-auto-reply.ts';
import { parsedMail } from '#tests/support/parsed-mail.ts';

const isAuto = (mail: Parameters<typeof parsedMail>[0], text = '') =>
  autoReplySigns(parsedMail(mail), text).length > 0;

test.each([
  [{ headers: { 'auto-submitted': 'auto-replied (vacation)' } }],
  [{ headers: { 'auto-submitted': 'Auto-Generated; owner-email=x' } }],
  [{ headers: { 'x-autoreply': 'yes' } }],
  [{ headers: { 'x-autorespond': '' } }],
  [{ headers: { precedence: 'auto_reply' } }],
  [{ contentType: 'multipart/report; report-type=disposition-notification' }],
  [{ subject: 'Automatische Antwort: Kiezbrief', headers: { 'x-auto-response-suppress': 'All' } }],
  [{ subject: 'AW: Abwesenheitsnotiz: Kiezbrief', headers: { 'return-path': '<>' } }],
  [{ subject: 'Out of Office: Kiezbrief', headers: { precedence: 'bulk' } }],
  [{ subject: 'Automatic reply: Kiezbrief', from: { name: '', address: 'no-reply@kita.example' } }],
])('%j is a machine', (mail) => {
  expect(isAuto(mail)).toBe(true);
});

test('a subject of absence with words of absence is a machine', () => {
  expect(
    isAuto({ subject: 'Abwesenheitsnotiz: Kiezbrief' }, 'Ich bin bis Montag nicht im Büro.'),
  ).toBe(true);
});

test.each([
  [{ headers: { 'auto-submitted': 'no' } }, ''],
  [{ headers: { 'x-auto-response-suppress': 'DR, OOF, AutoReply' } }, 'Der Zaun ist offen.'],
  [{ headers: { 'x-autoreply': 'no' } }, ''],
  [{ headers: { precedence: 'bulk' } }, 'Rundbrief'],
  [{ subject: 'Abwesenheit der Schulleitung' }, 'Unsere Schulleitung ist im Urlaub.'],
  [
    { subject: 'Re: Kiezbrief' },
    'Ich bin im Urlaub und nicht erreichbar, aber der Zaun ist offen.',
  ],
  [{ subject: 'Automatische Antwort: Kiezbrief' }, 'Warum bekomme ich die? Der Zaun ist offen.'],
  [{ subject: 'Auto steht im Halteverbot' }, 'Seit Wochen.'],
  [{ headers: { 'return-path': '<>' } }, 'Hallo'],
])('%j is a person', (mail, text) => {
  expect(isAuto(mail, text)).toBe(false);
});
