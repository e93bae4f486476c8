// What removing quoted text promises:
//   * what a mail program copied goes, in German and English, top-posted or answered between the
//     lines
//   * not one of the person's own words goes with it; when nothing would be left, everything stays
//   * the work grows with the length of the text and not faster
import { describe, expect, test } from 'vitest';
import { removeQuotedText } from '#core/concerns/remove-quoted-text.ts';
import { expectLinear } from '#tests/support/linear.ts';

const own = 'Der Zaun ist offen.\nBitte schließen.';

describe('a copy below the answer goes', () => {
  test.each([
    [
      'Outlook',
      'Von: Regionalkoordination <rk@bezirk.example>\nGesendet: Montag, 2. März 2026 10:14\nAn: Kita; Verein;\n Schule\nBetreff: Kiezbrief\n\nGuten Tag',
    ],
    [
      'Outlook with ruler',
      '________________________________\nVon: Regionalkoordination <rk@bezirk.example>\nGesendet: Montag, 2. März 2026 10:14\nAn: Kita\nBetreff: Kiezbrief\n\nGuten Tag',
    ],
    [
      'Outlook in English, bold',
      '*From:* RK <rk@bezirk.example>\n*Sent:* Monday, March 2, 2026 10:14 AM\n*To:* Kita\n*Subject:* Kiezbrief\n\nHello',
    ],
    [
      'old Outlook',
      '-----Ursprüngliche Nachricht-----\nVon: RK\nGesendet: Montag\nAn: Kita\nBetreff: Kiezbrief\n\nGuten Tag',
    ],
    ['English ruler', '-----Original Message-----\nHello'],
    [
      'Gmail',
      'Am Mo., 2. März 2026 um 10:14 Uhr schrieb Regionalkoordination <\nrk@bezirk.example>:\n\n> Guten Tag\n> Abmelden',
    ],
    ['Gmail in English', 'On Mon, Mar 2, 2026 at 10:14 AM RK <rk@bezirk.example> wrote:\n> Hello'],
    ['Apple Mail', '> Am 02.03.2026 um 10:14 schrieb RK <rk@bezirk.example>:\n> \n> Guten Tag'],
    [
      'HTML read as text',
      'Am 02.03.2026 um 10:14 schrieb RK <rk@bezirk.example>:\n\nGuten Tag, hier ist der Kiezbrief.',
    ],
    ['Thunderbird', 'Am 02.03.26 um 10:14 schrieb Regionalkoordination:\n> Guten Tag'],
    [
      'GMX',
      'Gesendet: Montag, 02. März 2026 um 10:14 Uhr\nVon: "RK" <rk@bezirk.example>\nAn: kita@gmx.example\nBetreff: Kiezbrief\n\nGuten Tag',
    ],
    ['a signature', '-- \nKita Regenbogen\nMusterweg 3'],
    [
      'a signature above the copy',
      '--\nKita Regenbogen\n\nVon: RK <rk@bezirk.example>\nGesendet: heute\nBetreff: Kiezbrief\n\nGuten Tag',
    ],
    ['a telephone', 'Von meinem iPhone gesendet'],
    [
      'an app',
      'Holen Sie sich Outlook für iOS<https://aka.example/o>\n________________________________\nVon: RK <rk@bezirk.example>\nGesendet: heute\nAn: Kita\n\nGuten Tag',
    ],
  ])('%s', (_program, copy) => {
    expect(removeQuotedText(`${own}\n\n${copy}`)).toBe(own);
    expect(removeQuotedText(`${own}\r\n\r\n${copy.replaceAll('\n', '\r\n')}`)).toBe(own);
  });
});

describe('own words stay', () => {
  test('answers between quoted lines stay in their order', () => {
    expect(
      removeQuotedText(
        'Am 2.3. um 10 schrieb RK:\n> Frage 1\nAntwort 1\n> Frage 2\n> noch eine\n\nAntwort 2\nEnde',
      ),
    ).toBe('Antwort 1\n\nAntwort 2\nEnde');
  });
  test.each([
    'Am Montag schrieb mir ein Vater, dass die Ampel ausfällt:\nNiemand repariert sie.',
    'Am 3. März um 9:00 schrieb mir der Hausmeister:\n\nDas Tor klemmt.',
    'On Monday we wrote:\nnothing works',
    'Von: der Ecke\nbis zum Park fehlt Licht',
    'Wir brauchen:\nDatum: 14. März\nBetreff: egal',
    'Erstens\n--\n'.concat('Punkt\n'.repeat(40)).trim(),
    'Preise > 50 € sind uns zu hoch',
    'An: alle\nVon: uns\nein Gedicht',
  ])('%j', (text) => {
    expect(removeQuotedText(text)).toBe(text);
  });
  test('a text that would vanish is kept', () => {
    for (const text of [
      '> nur Zitat\n> noch mehr',
      '--\nnur Unterschrift',
      'Von: RK <rk@b.example>\nGesendet: heute\nAn: Kita\nBetreff: Kiezbrief\n\nDanke, alles gut!',
      'Von meinem iPhone gesendet',
    ])
      expect(removeQuotedText(text)).toBe(text);
    expect(removeQuotedText('')).toBe('');
  });
  test('"siehe unten" keeps the copy, because the answers stand in it', () => {
    const text =
      'Meine Antworten siehe unten.\n\nVon: RK <rk@b.example>\nGesendet: heute\nAn: Kita\nBetreff: Kiezbrief\n\nWer kommt? Wir, zu acht.';
    expect(removeQuotedText(text)).toBe(text);
  });
  test('a word in front of what a program copied is never lost, wherever it stands', () => {
    const copies = ['> zitiert', 'Am 02.03.26 um 10:14 schrieb RK:', '> > tief', '', '   '];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const lines = Array.from({ length: 12 }, (_, at) =>
        next(2) === 0 ? `Eigener Satz ${at}` : copies[next(copies.length)]!,
      );
      const kept = removeQuotedText(lines.join('\n'));
      for (const line of lines) if (line.startsWith('Eigener')) expect(kept).toContain(line);
    }
  });
});

test.each([
  ['one line', 'x', ''],
  ['quotes', '> a\n', ''],
  ['attributions', 'Am 1.1. um 1 schrieb X:\n', ''],
  ['half attributions', 'Am 1.1.\n', ''],
  ['heads of mails', 'Von: a@b.example\n', ''],
  ['two kinds of heads', 'Von: a\nAn: b\n', ''],
  ['signature rulers', '--\n', ''],
  ['rulers', '__________\n', ''],
  ['empty lines', '\n', ''],
  ['spaces', ' ', ''],
  ['rulers before nothing', '--\n\n', ''],
  ['hyphens', '-', ''],
  ['brackets', '<', '>:'],
  ['letters and colons', 'Am :', ''],
])('a megabyte of %s costs what its length costs', (_name, unit, end) => {
  expectLinear(
    (size) => `eigene Worte\n${unit.repeat(size / unit.length)}${end}`,
    removeQuotedText,
  );
});
