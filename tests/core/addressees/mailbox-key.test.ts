// What the key of a mailbox promises: every spelling of one mailbox has one key, two mailboxes
// never share one.
import { describe, expect, it } from 'vitest';
import { mailboxKey } from '#core/addressees/mailbox-key.ts';

describe('one mailbox, one key', () => {
  it.each([
    [
      'leitung@kita.example.org',
      [
        'LEITUNG@Kita.Example.ORG',
        'mailto:leitung@kita.example.org',
        '<leitung@kita.example.org>',
        '"leitung@kita.example.org"',
        'leitung@kita.example.org.',
        ' leitung@kita.example.org\u00a0',
        '\u200bleitung@kita.example.org',
        'lei\u00adtung@ki\u200bta.example.org',
        'MAILTO:Leitung@kita.example.org',
      ],
    ],
    [
      'post@müller.example',
      ['post@xn--mller-kva.example', 'POST@MÜLLER.example', 'post@mu\u0308ller.example'],
    ],
    [
      'kim.kiez@gmail.com',
      [
        'kim.kiez@googlemail.com',
        'Kim.Kiez@GoogleMail.com',
        'mailto:kim.kiez@googlemail.com',
        'kim.kiez@googlemail.com.',
        'kim.kiez@ｇooglemail.com',
      ],
    ],
    ['grüße@kita.example', ['GRÜßE@kita.example', 'gru\u0308ße@kita.example']],
  ])('%s', (address, spellings) => {
    for (const spelling of spellings) expect(mailboxKey(spelling)).toBe(mailboxKey(address));
  });

  it.each([
    ['a@b.example', 'a@b.example.org'],
    ['a@b.example', 'b@a.example'],
    ['a@googlemail.example', 'a@gmail.example'],
    ['a+kiez@b.example', 'a@b.example'],
    ['a.b@c.example', 'ab@c.example'],
    ['pаul@b.example', 'paul@b.example'],
    ['strasse@b.example', 'straße@b.example'],
  ])('%s and %s are two', (one, other) => {
    expect(mailboxKey(one)).not.toBe(mailboxKey(other));
  });
});
