// What the check of a bulletin says: what is wrong, and how to repair it.
import type { FindingRule } from '#shared/contract/bulletins.ts';

type FindingData = Readonly<Record<string, string | number>>;
export type FindingSentences = Readonly<Record<FindingRule, (data: FindingData) => string>>;

const designFault =
  'Das liegt an der Vorlage, nicht an Ihrem Text. Bitte wählen Sie eine andere Vorlage oder melden Sie den Fehler.';
const kilobytes = (bytes: string | number | undefined) =>
  `${Math.ceil(Number(bytes) / 1000).toLocaleString('de')} kB`;

const written = (date: string | number | undefined, form: Intl.DateTimeFormatOptions) =>
  new Date(`${date ?? ''}T00:00:00Z`).toLocaleDateString('de-DE', { ...form, timeZone: 'UTC' });
const dayOf = (date: string | number | undefined) =>
  written(date, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayOf = (date: string | number | undefined) => written(date, { weekday: 'long' });

export const findings: FindingSentences = {
  'sender-missing': () =>
    'Es fehlt eine Absenderangabe. Bitte tragen Sie sie in den Einstellungen ein oder wählen Sie eine vorhandene.',
  'imprint-missing': () =>
    'Das Impressum ist leer. Jede Ausgabe braucht eines. Bitte ergänzen Sie es in den Einstellungen beim Absender.',
  'address-unsendable': ({ address }) =>
    `Die Adresse „${address ?? ''}“ beim Absender hat vor dem @ einen Umlaut oder ein anderes besonderes Zeichen. Viele Mailserver nehmen sie nicht an. Bitte tragen Sie eine Adresse ohne solche Zeichen ein, zum Beispiel „buero@…“ statt „büro@…“.`,
  'subject-missing': () =>
    'Der Betreff fehlt. Bitte schreiben Sie in wenigen Worten, worum es geht.',
  'subject-long': ({ length, max }) =>
    `Der Betreff hat ${length ?? ''} Zeichen und wird oft abgeschnitten. Am besten bleiben Sie unter ${max ?? ''} Zeichen, mit dem Wichtigsten am Anfang.`,
  'preheader-missing': () =>
    'Der Vorschautext fehlt. Viele Mailprogramme zeigen ihn neben dem Betreff. Ein Satz reicht.',
  'preheader-length': ({ length, min, max }) =>
    `Der Vorschautext hat ${length ?? ''} Zeichen. Gut lesbar sind ${min ?? ''} bis ${max ?? ''} Zeichen.`,
  'content-missing': () =>
    'In dieser Ausgabe steht noch kein Text. Bitte fügen Sie einen Textbaustein oder einen Termin hinzu. Bilder allein können nicht alle wahrnehmen.',
  'language-unsupported': () =>
    'Die Vorlage gibt es nicht in der Sprache dieser Ausgabe. Bitte wählen Sie eine andere Vorlage oder Sprache.',
  'block-not-allowed': () =>
    'Dieser Baustein passt nicht zur Vorlage. Bitte entfernen Sie ihn oder wählen Sie eine andere Vorlage.',
  'size-too-large': ({ bytes }) =>
    `Die Ausgabe ist mit ${kilobytes(bytes)} zu lang. Gmail schneidet sie ab, dann fehlen Impressum und Abmeldelink. Bitte kürzen Sie oder verteilen Sie den Inhalt auf zwei Ausgaben.`,
  'size-large': ({ bytes }) =>
    `Die Ausgabe ist mit ${kilobytes(bytes)} lang. Einige Anbieter zeigen das Ende nicht an. Kürzen hilft.`,
  'images-large': ({ bytes }) =>
    `Die Bilder sind zusammen ${kilobytes(bytes)} groß und gehen mit jeder einzelnen Mail mit. Bitte verkleinern Sie sie oder verlinken Sie sie.`,
  'alt-missing': () =>
    'Für dieses Bild fehlt die Beschreibung. Bitte sagen Sie in einem Satz, was zu sehen ist, oder kennzeichnen Sie es als Schmuckbild. Ein verlinktes Bild braucht immer eine Beschreibung.',
  'image-missing': () =>
    'In diesem Bildbaustein fehlt das Bild. Bitte fügen Sie eines ein oder entfernen Sie den Baustein.',
  'image-moves': () =>
    'Dieses Bild bewegt sich länger als fünf Sekunden, und in einer Mail kann es niemand anhalten. Bitte wählen Sie es noch einmal aus, dann bleibt es als stehendes Bild.',
  'link-missing': () => 'Diese Schaltfläche führt nirgendwohin. Bitte tragen Sie die Adresse ein.',
  'link-text-generic': ({ text }) =>
    `Der Linktext „${text ?? ''}“ sagt nicht, wohin der Link führt. Bitte nennen Sie das Ziel, zum Beispiel „Programm des Stadtteilfests“.`,
  'link-text-ambiguous': ({ text }) =>
    `Der Linktext „${text ?? ''}“ kommt mehrmals vor und führt zu verschiedenen Zielen. Bitte machen Sie die Texte unterscheidbar.`,
  'link-personalised': () =>
    'Ein Link enthält einen Platzhalter. Damit ließe sich verfolgen, wer ihn öffnet. Bitte verwenden Sie für alle denselben Link.',
  'button-text-missing': () =>
    'Diese Schaltfläche hat keinen Text. Bitte schreiben Sie, wohin sie führt.',
  'heading-empty': () => 'Diese Überschrift ist leer. Bitte füllen oder entfernen Sie sie.',
  'heading-skipped': () =>
    'Vor dieser Zwischenüberschrift fehlt eine Überschrift der oberen Ebene. Bitte stufen Sie sie hoch oder ergänzen Sie die fehlende.',
  'heading-shouting': () =>
    'Diese Überschrift steht nur in Großbuchstaben. Das ist schwer zu lesen. Bitte schreiben Sie sie normal.',
  'event-incomplete': ({ missing }) =>
    missing === 'title'
      ? 'Diesem Termin fehlt der Titel.'
      : 'Diesem Termin fehlt ein gültiger Zeitpunkt. Bitte prüfen Sie Tag und Uhrzeit.',
  'event-ends-before-start': () =>
    'Dieser Termin endet, bevor er beginnt. Bitte prüfen Sie Tag und Uhrzeit.',
  'event-past': ({ text }) =>
    text === undefined
      ? 'Dieser Termin ist schon vorbei. Bitte prüfen Sie Tag und Jahr oder entfernen Sie ihn.'
      : `Dieser Tag ist schon vorbei: „${text}“. Bitte prüfen Sie Tag und Jahr oder entfernen Sie den Termin.`,
  'subject-as-last-time': () =>
    'Der Betreff ist derselbe wie in der zuletzt verschickten Ausgabe. Bitte ändern Sie ihn, damit beide zu unterscheiden sind.',
  'subject-past': ({ text, place }) =>
    `${place === 'preheader' ? 'Im Vorschautext' : 'Im Betreff'} steht „${text ?? ''}“. Das ist schon vorbei. Bitte ändern Sie es, falls es noch aus der vorigen Ausgabe stammt.`,
  'deadline-past': ({ text }) =>
    `Diese Frist ist schon vorbei: „${text ?? ''}“. Bitte prüfen Sie Tag und Jahr.`,
  'weekday-wrong': ({ text, date }) =>
    `Wochentag und Datum passen nicht zusammen: „${text ?? ''}“. Der ${dayOf(date)} ist ein ${weekdayOf(date)}.`,
  'date-impossible': ({ text }) =>
    `Diesen Tag gibt es nicht: „${text ?? ''}“. Bitte prüfen Sie, welcher gemeint ist.`,
  'merge-field-unknown': ({ field }) =>
    `Den Platzhalter „{{${field ?? ''}}}“ gibt es nicht. Möglich sind {{anrede}}, {{vorname}}, {{nachname}}, {{name}}, {{einrichtung}} und {{funktion}}.`,
  'contrast-low': ({ text, ground, ratio }) =>
    `Die Farbe ${text ?? ''} ist auf ${ground ?? ''} schlecht lesbar (Kontrast ${Number(ratio).toLocaleString('de')}, nötig sind 4,5). ${designFault}`,
  'html-lang': () => `In der fertigen Mail fehlt die Angabe der Sprache. ${designFault}`,
  'html-dir': () => `In der fertigen Mail fehlt die Angabe der Leserichtung. ${designFault}`,
  'html-title': () => `Die fertige Mail trägt nicht den Betreff als Titel. ${designFault}`,
  'html-headings': () => `Die Überschriften der fertigen Mail sind falsch gestuft. ${designFault}`,
  'html-alt': () => `In der fertigen Mail hat ein Bild keine Beschreibung. ${designFault}`,
  'html-table-role': () =>
    `In der fertigen Mail lesen Vorleseprogramme Gestaltung als Tabelle vor. ${designFault}`,
  'html-remote': ({ address }) =>
    `Die fertige Mail lädt etwas aus dem Netz (${address ?? ''}). ${designFault}`,
  'text-part-incomplete': ({ missing }) =>
    `In der Textfassung der Mail fehlt „${missing ?? ''}“. Bitte melden Sie uns diesen Fehler.`,
};
