// Courtesy as a kind: what says nothing of its own is passed over for what does, in any wording; a
// negation, a question and every word that means a thing make a sentence count.
import { describe, expect, it } from 'vitest';
import { firstMeaningfulSentence } from '#core/concerns/first-meaningful-sentence.ts';

const subject = 'Re: Kiezbrief im März';

describe('what says nothing of its own', () => {
  it.each([
    'Super Sache.',
    'Klingt gut :-).',
    'prima, danke.',
    'Gern geschehen.',
    'Alles klar.',
    'ich schreibe Ihnen wegen Ihrer Mail.',
    'ich melde mich zurück auf Ihre Nachricht vom 3. März.',
    'Mein Name ist Kern.',
    'Mein Name ist Kern, ich wohne in der Nähe.',
    'Anbei das Protokoll.',
    'Das Protokoll anbei.',
    'Eine tolle Ausgabe!',
    'Der Kiezbrief war wieder sehr interessant.',
    'Kein Problem!',
    'Okay, verstanden.',
    'Weiter so, Frau Kaya!',
    'Bei Fragen stehe ich gern zur Verfügung.',
    'Ihnen allen ein gutes neues Jahr!',
    'Das ist ja toll.',
    'Geht klar.',
    'Sounds great!',
    'This is a lovely issue.',
    "You're welcome.",
    'I am writing about your email.',
    'Great work, thank you.',
    'My name is Kern.',
  ])('%s', (phrase) => {
    const point = 'Die Rutsche am Spielplatz ist gebrochen.';
    expect(firstMeaningfulSentence(`Guten Tag,\n\n${phrase} ${point}`, subject)).toBe(point);
    expect(firstMeaningfulSentence(`${phrase}\n\n${point}`, subject)).toBe(point);
    expect(firstMeaningfulSentence(phrase, subject)).toBe(phrase);
  });

  it('what comes with the mail goes before the thanks, and both before nothing', () => {
    expect(
      firstMeaningfulSentence('Vielen Dank!\nAnbei das Protokoll.\nBei Fragen gern.', subject),
    ).toBe('Anbei das Protokoll.');
  });
});

describe('what counts', () => {
  it.each([
    'Das ist nicht gut.',
    'Kein Kiezbrief angekommen.',
    'Wir kommen gern.',
    'Montag passt gut.',
    'Tolle Idee mit dem Flohmarkt.',
    'Klingt gut, wir kommen zu dritt.',
    'Schade.',
    'Ja, gern!',
    'Nein danke.',
    'Gibt es noch Post?',
    'Mein Name ist Kern und ich möchte mitmachen.',
    'Anbei die Liste, bitte bis Freitag prüfen.',
    'Wir sind 5 Personen.',
    'We are five.',
    'Am Wochenende.',
    'Ich habe Zeit.',
    'No newsletter received.',
  ])('%s', (sentence) => {
    expect(
      firstMeaningfulSentence(`${sentence} Der Rest steht weiter unten im Text.`, subject),
    ).toBe(sentence);
  });
});
