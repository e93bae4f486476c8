// What a list says of a reply:
//   * the first sentence that means something: no salutation, no thanks, no quote, no attribution,
//     no signature, no warning of a mail server
//   * German and English, with the full stops German writes inside sentences
//   * never empty as long as anything was written: it falls back to the thanks, the salutation, the
//     subject
//   * linear in the length of the text
import { describe, expect, it } from 'vitest';
import { firstMeaningfulSentence } from '#core/concerns/first-meaningful-sentence.ts';
import { expectLinear } from '#tests/support/linear.ts';

const subject = 'Re: Kiezbrief im März';

describe('what is skipped', () => {
  it.each([
    [
      'a salutation on its own line',
      'Guten Tag Frau Yilmaz,\n\nder Spielplatz ist kaputt. Wann kommt jemand?',
      'der Spielplatz ist kaputt.',
    ],
    [
      'a salutation without an empty line below',
      'Hallo zusammen\nwir suchen einen Raum.',
      'wir suchen einen Raum.',
    ],
    [
      'a salutation in the same line',
      'Hallo Frau Dr. Yilmaz, wir suchen einen Raum.',
      'wir suchen einen Raum.',
    ],
    [
      'a salutation that ends with a full stop',
      'Guten Tag. Wir suchen einen Raum.',
      'Wir suchen einen Raum.',
    ],
    [
      'two salutations',
      'Sehr geehrte Frau Yilmaz, sehr geehrte Damen und Herren,\ndie Ampel ist aus.',
      'die Ampel ist aus.',
    ],
    [
      'an inclusive salutation',
      'Liebe Kolleg*innen, liebe:r Bürger_innen,\n\nwo finden wir die Termine?',
      'wo finden wir die Termine?',
    ],
    [
      'a salutation nobody put a comma after',
      'Hallo ich wollte fragen, ob es Stühle gibt.',
      'ich wollte fragen, ob es Stühle gibt.',
    ],
    [
      'a salutation in small letters',
      'hallo frau meyer, gibt es noch plätze?',
      'gibt es noch plätze?',
    ],
    [
      'an English salutation',
      'Dear Ms Yilmaz,\n\nThank you for your newsletter.\nCould you send us the dates?',
      'Could you send us the dates?',
    ],
    ['Moin', 'Moin moin!\nWir kommen zu dritt.', 'Wir kommen zu dritt.'],
    [
      'thanks for the bulletin',
      'Guten Tag,\nvielen Dank für den Kiezbrief! Die Straße vor der Kita ist gesperrt.',
      'Die Straße vor der Kita ist gesperrt.',
    ],
    [
      'thanks and a wish',
      'Herzlichen Dank für Ihre Nachricht. Ich hoffe, es geht Ihnen gut. Wir brauchen Unterstützung.',
      'Wir brauchen Unterstützung.',
    ],
    [
      'thanks in English',
      'Hi all,\nthanks for the update. I hope you are well. The bench is broken.',
      'The bench is broken.',
    ],
    [
      'a polite question',
      'Hallo Frau Kaya! Wie geht es Ihnen? Der Zaun ist offen.',
      'Der Zaun ist offen.',
    ],
    [
      'a mobile signature above',
      'Von meinem iPhone gesendet\n\nDie Bank fehlt.',
      'Die Bank fehlt.',
    ],
    ['Sent from my iPhone', 'Sent from my iPhone\nThe bench is gone.', 'The bench is gone.'],
    [
      'a quote first',
      '> Liebe Leute,\n> es gibt Neues.\n\nDas stimmt so nicht.',
      'Das stimmt so nicht.',
    ],
    [
      'an attribution and a quote',
      'Am 02.03.2026 um 10:14 schrieb Regionalkoordination <rk@bezirk.example>:\n> Neues\n\nBitte nehmen Sie uns auf.',
      'Bitte nehmen Sie uns auf.',
    ],
    [
      'an English attribution',
      'On Mon, 2 Mar 2026 at 10:14, Office <rk@bezirk.example> wrote:\n> News\n\nPlease add us.',
      'Please add us.',
    ],
    [
      'the head of a forwarded mail',
      'Anfang der weitergeleiteten Nachricht:\nVon: A <a@x.example>\nGesendet: Montag\nAn: b@x.example\nBetreff: Neues\n\nDas Wasser läuft nicht ab.',
      'Das Wasser läuft nicht ab.',
    ],
    [
      'a warning of the mail server',
      '[EXTERN]\nAchtung: Diese E-Mail stammt von einem externen Absender.\n\nDie Uhr geht falsch.',
      'Die Uhr geht falsch.',
    ],
    [
      'the place of a picture and a bare link',
      '[cid:image001.png@01D]\nhttps://kita.example/\nWir ziehen um.',
      'Wir ziehen um.',
    ],
    [
      'what only points at the attachment',
      'Hallo,\nanbei wie besprochen. Das Sommerfest fällt aus.',
      'Das Sommerfest fällt aus.',
    ],
    ['a look below', 'Guten Tag,\nsiehe unten.\n\nDer Zaun ist offen.', 'Der Zaun ist offen.'],
    [
      'in English',
      'Hi,\nas discussed, please find attached.\n\nThe bench is gone.',
      'The bench is gone.',
    ],
    [
      'the sign of a list',
      'Hallo,\n- Der Zaun ist offen\n- Die Lampe flackert',
      'Der Zaun ist offen',
    ],
  ])('%s', (_name, text, sentence) => {
    expect(firstMeaningfulSentence(text, subject)).toBe(sentence);
  });
});

describe('what is kept', () => {
  it.each([
    ['a one-word answer', 'Ja, gern!', 'Ja, gern!'],
    [
      'a question within the thanks',
      'Vielen Dank für den Kiezbrief, können Sie uns die Termine schicken?',
      'Vielen Dank für den Kiezbrief, können Sie uns die Termine schicken?',
    ],
    [
      'a "but" within the thanks',
      'Danke für die Einladung, leider sind wir verhindert.',
      'Danke für die Einladung, leider sind wir verhindert.',
    ],
    [
      'what comes with the mail',
      'Anbei unser Beitrag zum Sommerfest.',
      'Anbei unser Beitrag zum Sommerfest.',
    ],
    [
      'a thanks that goes on',
      'Thanks for the update and please add our school.',
      'Thanks for the update and please add our school.',
    ],
    [
      'a sentence that begins like a salutation',
      'Liebe Nachbarn haben uns erzählt, dass gebaut wird.',
      'Liebe Nachbarn haben uns erzählt, dass gebaut wird.',
    ],
    [
      'full stops within',
      'Am 20. Mai um ca. 10 Uhr ist z. B. der Raum von Dr. Yilmaz frei. Danach nicht.',
      'Am 20. Mai um ca. 10 Uhr ist z. B. der Raum von Dr. Yilmaz frei.',
    ],
    [
      'a wrapped sentence',
      'Die Straße vor\nder Kita ist\ngesperrt. Seit Montag.',
      'Die Straße vor der Kita ist gesperrt.',
    ],
    [
      'the signs of inclusive German',
      'Guten Tag,\ndie Akteur*innen und Bürger_innen fehlen im Verteiler.',
      'die Akteur*innen und Bürger_innen fehlen im Verteiler.',
    ],
    ['Windows line ends', 'Guten Tag,\r\n\r\nes brennt.\r\n', 'es brennt.'],
  ])('%s', (_name, text, sentence) => {
    expect(firstMeaningfulSentence(text, subject)).toBe(sentence);
  });

  it('cuts a sentence without an end between two words', () => {
    const sentence = firstMeaningfulSentence('wort '.repeat(400), subject);
    expect(sentence.length).toBeLessThanOrEqual(240);
    expect(sentence).toMatch(/wort…$/);
  });
});

describe('what it falls back to', () => {
  it.each([
    [
      'the thanks',
      'Guten Tag,\nvielen Dank für den Kiezbrief!\n\nViele Grüße\nAnna Kaya',
      'vielen Dank für den Kiezbrief!',
    ],
    ['the salutation', 'Hallo zusammen,\n\nMit freundlichen Grüßen\nAnna Kaya', 'Hallo zusammen,'],
    ['a sign', '👍', '👍'],
    ['the closing', 'Liebe Grüße', 'Liebe Grüße'],
    ['the subject', ' \n\n', subject],
    ['the subject, below a mobile signature', '> alles von Ihnen', subject],
  ])('%s', (_name, text, sentence) => {
    expect(firstMeaningfulSentence(text, subject)).toBe(sentence);
  });

  it('the quote when nothing else is there at all', () => {
    expect(firstMeaningfulSentence('> Ja, bitte', '')).toBe('> Ja, bitte');
  });
  it('nothing only when nothing was written', () => {
    expect(firstMeaningfulSentence('', '')).toBe('');
  });
});

describe('its cost', () => {
  it.each([
    'Hallo ',
    '> ',
    'Dr. ',
    'gut ',
    'vom 3. ',
    'anbei ',
    '\n',
    'a',
    '. ',
    '-- ',
    'danke, ',
    'Liebe Frau ',
  ])('is linear on a text of %j only', (part) => {
    expectLinear(
      (size) => part.repeat(size / part.length),
      (text) => firstMeaningfulSentence(text, subject),
    );
  });
});
