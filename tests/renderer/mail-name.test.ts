// What a mail that came back is called on screen:
//   * by who, and by what it says of itself where that is not our own subject
//   * a bounce without the words of its mail server
//   * a note by its matter; nobody and nothing have words too
import { expect, it } from 'vitest';
import { concernName, importedName, mailName } from '#renderer/features/concerns/mail-name.ts';
import type { ConcernEntry } from '#shared/contract/concern.ts';

const words = { noSender: 'Ohne Absender', noSubject: 'Ohne Betreff' };
const concern = (part: object) =>
  ({ channel: 'mail', who: '', subject: 'Re: Neues', ...part }) as ConcernEntry;

it.each([
  [{ who: 'Kim', about: 'Unzustellbar' }, 'Kim: Unzustellbar'],
  [{ who: 'Kim', about: '' }, 'Kim'],
  [{ who: '', about: 'Zaun' }, 'Zaun'],
  [{ who: '', about: '' }, 'Ohne Absender'],
  [{ type: 'bounce', who: 'Kim', about: 'Undelivered Mail Returned to Sender' }, 'Kim'],
] as const)('%j is %j', (mail, name) => {
  expect(mailName(mail, words)).toBe(name);
});

it.each([
  [concern({ who: 'Kim' }), 'Kim'],
  [concern({}), 'Ohne Absender'],
  [concern({ channel: 'phone', who: 'Kim', subject: 'Laterne kaputt' }), 'Laterne kaputt'],
  [concern({ channel: 'meeting', subject: '' }), 'Ohne Betreff'],
])('a concern is called %#', (one, name) => {
  expect(concernName(one, words)).toBe(name);
});

it('a reply that was just read is called by what they say, not by its subject', () => {
  const mail = { type: 'concern', who: 'Kim', about: 'Neues aus dem Kiez' } as const;
  expect(importedName(mail, { says: 'Der Zaun ist offen.' }, words)).toBe(
    'Kim: Der Zaun ist offen.',
  );
  expect(importedName(mail, null, words)).toBe('Kim: Neues aus dem Kiez');
});
