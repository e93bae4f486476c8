// The editor of a bulletin: fields, blocks, preview, saving, what is still to be repaired.
import type { FindingSentences } from './findings.ts';
import { blockNames } from './block-names.ts';

const time = (at: Date) => at.toLocaleTimeString('de', { hour: '2-digit', minute: '2-digit' });
const moment = (at: Date) =>
  at.toLocaleString('de', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
const whole = (count: number) => count.toLocaleString('de');
const quoted = (text: string) => (text === '' ? '' : ` „${text}“`);

/** At the field itself, in a line; the list of findings says it whole. */
const short: Partial<FindingSentences> = {
  'subject-missing': () => 'Worum geht es? Das Wichtigste an den Anfang.',
  'subject-long': () => 'Wird oft abgeschnitten.',
  'subject-as-last-time': () => 'Derselbe Betreff wie beim letzten Mal.',
  'subject-past': ({ text }) => `„${text ?? ''}“ ist schon vorbei.`,
  'preheader-missing': () => 'Ein Satz, der im Posteingang neben dem Betreff steht.',
  'preheader-length': ({ length, min }) =>
    Number(length) < Number(min) ? 'Etwas kurz.' : 'Etwas lang.',
  'deadline-past': ({ text }) => `Die Frist „${text ?? ''}“ ist schon vorbei.`,
};

export const editorView = {
  write: 'Schreiben',
  preview: 'Vorschau',
  panes: 'Schreiben oder ansehen',
  toDelivery: 'Weiter zum Versand',
  failedTitle: 'Diese Ausgabe lässt sich gerade nicht öffnen',
  backToList: 'Zu den Ausgaben',
  sent: (at: Date) =>
    `Verschickt am ${moment(at)}. Was Sie hier ändern, ändert nichts an den verschickten Mails.`,
  sending: 'Wird gerade verschickt. Was Sie hier ändern, ändert nichts an diesem Versand.',
  toolbar: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  undone: 'Rückgängig gemacht',
  redone: 'Wiederholt',
  save: {
    now: 'Jetzt speichern',
    unsaved: 'wird gleich gespeichert',
    saving: 'wird gespeichert',
    saved: (at: Date) => `gespeichert um ${time(at)}`,
    failed: (reason: string) => `Nicht gespeichert: ${reason}`,
    notSaved: 'nicht gespeichert',
    left: (title: string) =>
      `„${title}“ ließ sich noch nicht speichern. Ihr Text ist auf diesem Gerät gesichert.`,
    back: 'Zurück zur Ausgabe',
    kept: 'Ihr Text ist auf diesem Gerät gesichert. Das Speichern wird von selbst wiederholt.',
    retry: 'Noch einmal versuchen',
    asNew: 'Als neue Ausgabe sichern',
  },
  recovered: {
    title: (at: Date) => `Hier liegt noch Ungespeichertes vom ${moment(at)}`,
    text: 'Das letzte Speichern gelang nicht. Möchten Sie damit weiterschreiben?',
    take: 'Weiterschreiben',
    drop: 'Verwerfen',
    taken: 'Übernommen. Mit „Rückgängig“ kommt die gespeicherte Fassung zurück.',
  },
  elsewhere: 'In einem anderen Fenster geändert. Sie sehen jetzt die neue Fassung.',
  conflict: {
    title: 'Zwei Fassungen dieser Ausgabe',
    text: 'Jemand hat diese Ausgabe inzwischen in einem anderen Fenster gespeichert. Bitte entscheiden Sie, welche gelten soll. Die andere holen Sie mit „Rückgängig“ wieder zurück.',
    mine: 'Ihre Fassung',
    theirs: 'Die andere Fassung',
    savedAt: (at: Date) => `gespeichert um ${time(at)}`,
    here: 'in diesem Fenster',
    takeMine: 'Meine Fassung nehmen',
    takeTheirs: 'Die andere nehmen',
    takeBoth: 'Beide behalten',
    bothHint: '„Beide behalten“ legt Ihre Fassung als neue Ausgabe an.',
    tookMine: 'Ihre Fassung gilt.',
    tookTheirs: 'Die andere Fassung gilt.',
    tookBoth: 'Ihre Fassung liegt jetzt als eigene Ausgabe in der Liste.',
    openCopy: 'Öffnen',
    later: 'Später entscheiden',
  },
  fields: {
    title: 'Betreff und Vorschautext',
    subject: 'Betreff',
    preheader: 'Vorschautext',
    length: (length: number, max: number) => `${whole(length)} von höchstens ${whole(max)} Zeichen`,
    lengthRange: (length: number, min: number, max: number) =>
      `${whole(length)} Zeichen, gut: ${whole(min)} bis ${whole(max)}`,
    insertField: (label: string) => `Platzhalter in „${label}“ einsetzen`,
    fieldSample: (value: string) => `hier: ${value}`,
    fieldEmpty: 'hier: leer',
    fieldsFound: (count: number) => {
      if (count === 0) return 'Kein Platzhalter passt.';
      return count === 1
        ? '1 Platzhalter. Eingabetaste setzt ihn ein.'
        : `${whole(count)} Platzhalter. Pfeiltasten wählen, Eingabetaste setzt ein.`;
    },
  },
  options: {
    title: 'Absender, Vorlage und Sprache',
    sender: 'Absender',
    firstSender: (name: string) => `${name} (üblicher Absender)`,
    noSender: 'noch keiner eingetragen',
    template: 'Vorlage',
    language: 'Sprache der Ausgabe',
    languageHint: 'Vorleseprogramme sprechen die Mail in dieser Sprache.',
  },
  blocks: {
    title: 'Bausteine',
    count: (count: number) => (count === 1 ? '1 Baustein' : `${whole(count)} Bausteine`),
    names: blockNames,
    teach: {
      heading: 'gliedert und hilft beim Überfliegen',
      text: 'Absätze, Listen, Links',
      image: 'mit Beschreibung für alle, die es nicht sehen',
      button: 'ein Ziel, deutlich sichtbar',
      event: 'Tag, Uhrzeit, Ort',
      divider: 'eine ruhige Pause',
    },
    add: 'Baustein hinzufügen',
    addHere: (place: number) => `Baustein an Stelle ${whole(place)} einfügen`,
    emptyTitle: 'Womit möchten Sie beginnen?',
    emptyText: 'Wählen Sie einen Baustein. Die Anrede steht schon in der Mail.',
    place: (place: number, count: number) => `Stelle ${whole(place)} von ${whole(count)}`,
    named: (name: string, text: string) => `${name}${quoted(text)}`,
    grip: (what: string) => `${what} ziehen`,
    up: (what: string) => `${what} nach oben`,
    down: (what: string) => `${what} nach unten`,
    more: (what: string) => `Mehr zu ${what}`,
    duplicate: 'Verdoppeln',
    remove: 'Entfernen',
    moveUp: 'Baustein nach oben',
    moveDown: 'Baustein nach unten',
    duplicateCurrent: 'Baustein verdoppeln',
    removeCurrent: 'Baustein entfernen',
    moved: (what: string, place: number, count: number) =>
      `${what} ist jetzt an Stelle ${whole(place)} von ${whole(count)}.`,
    added: (what: string, place: number) => `${what} an Stelle ${whole(place)} eingefügt.`,
    duplicated: (what: string) => `${what} verdoppelt.`,
    removed: (what: string) => `${what} entfernt.`,
    atEnd: 'Weiter geht es in dieser Richtung nicht.',
  },
  heading: {
    text: 'Text der Überschrift',
    level: 'Ebene',
    levels: { 2: 'Überschrift', 3: 'Zwischenüberschrift' },
  },
  text: { label: 'Text' },
  rich: {
    bar: 'Text gestalten',
    bold: 'Fett',
    italic: 'Kursiv',
    bullets: 'Aufzählung',
    numbers: 'Nummerierte Liste',
    link: 'Link',
    unlink: 'Link entfernen',
    field: 'Platzhalter',
    fieldsTitle: 'Wird für jede Person eingesetzt',
  },
  paste: {
    tooLong: (max: number) =>
      `Nicht eingefügt: Der Text ist zu lang für einen Baustein. Platz ist für ${whole(max)} Zeichen mit ihrer Gestaltung. Bitte fügen Sie ihn in Teilen ein.`,
    onTheWeb: (count: number, sites: readonly string[]) =>
      `${count === 1 ? 'Ein Bild liegt' : `${whole(count)} Bilder liegen`} im Netz (${sites.join(', ')}) und ${count === 1 ? 'wurde' : 'wurden'} nicht übernommen: Kiezbrief lädt nichts von fremden Seiten. Bitte kopieren Sie ${count === 1 ? 'das Bild' : 'jedes Bild'} einzeln und fügen Sie es hier ein.`,
    inOtherProgram: (count: number) =>
      `${count === 1 ? 'Ein Bild kam' : `${whole(count)} Bilder kamen`} aus dem anderen Programm nicht mit. Bitte kopieren Sie ${count === 1 ? 'das Bild' : 'jedes Bild'} dort einzeln und fügen Sie es hier ein.`,
    noPictures: (names: readonly string[]) =>
      `Nicht übernommen: ${names.join(', ')}. In einen Text lassen sich Texte und Bilder (PNG, JPEG oder GIF) einfügen.`,
    nothing: 'Nicht eingefügt: Darin sind kein Text und kein Bild.',
    notInLine:
      'Nicht eingefügt: In eine Zeile passt kein Bild. Fügen Sie es in einen Text ein, dann wird daraus ein Baustein.',
    noneInTemplate: 'Das Bild wurde nicht übernommen: Diese Vorlage hat keine Bilder.',
    tooMany: (left: number, room: number) =>
      `${left === 1 ? 'Ein Bild wurde' : `${whole(left)} Bilder wurden`} nicht übernommen: Auf einmal ist Platz für ${whole(room)}.`,
    notKept: (why: string) => `Ein Bild wurde nicht übernommen. ${why}`,
    taken: (count: number) =>
      count === 1
        ? 'Das Bild steht unter dem Text. Bitte beschreiben Sie es.'
        : `${whole(count)} Bilder stehen unter dem Text. Bitte beschreiben Sie sie.`,
    close: 'Hinweis schließen',
  },
  mergeFields: {
    anrede: 'Anrede, zum Beispiel „Guten Tag Frau Yılmaz“',
    vorname: 'Vorname',
    nachname: 'Nachname',
    name: 'Voller Name, sonst die Einrichtung',
    einrichtung: 'Einrichtung',
    funktion: 'Funktion, zum Beispiel „Leitung“',
  },
  link: {
    title: 'Link setzen',
    text: 'Linktext',
    textHint: 'Sagt, wohin es geht, zum Beispiel „Programm des Stadtteilfests“.',
    address: 'Adresse',
    addressHint: 'Eine Internetadresse, eine Mailadresse oder eine Telefonnummer.',
    invalid:
      'Das ist noch keine vollständige Adresse. Beispiel: https://www.berlin.de oder kiez@example.org',
    set: 'Link setzen',
    remove: 'Link entfernen',
  },
  image: {
    choose: 'Bild auswählen',
    replace: 'Anderes Bild',
    drop: 'oder hierher ziehen, oder mit Strg+V einfügen',
    formats: 'PNG, JPEG oder GIF bis 5 MB. Aufnahmeort und Kameradaten werden entfernt.',
    uploading: 'Bild wird aufgenommen',
    size: (width: number, height: number) => `${whole(width)} × ${whole(height)} Bildpunkte`,
    alt: 'Was sollen Menschen erfahren, die das Bild nicht sehen?',
    altText: 'Das Bild sagt etwas',
    altDecorative: 'Es ist nur Schmuck',
    altDecorativeHint: 'Vorleseprogramme überspringen es. Ein verlinktes Bild ist nie nur Schmuck.',
    description: 'Beschreibung',
    descriptionHint: 'In einem Satz, was zu sehen ist. „Bild von“ braucht es nicht.',
    caption: 'Bildunterschrift',
    link: 'Das Bild führt zu',
    shown: 'Das gewählte Bild',
    stilled:
      'Das Bild bewegt sich und ließe sich in einer Mail nicht anhalten. Übernommen ist sein erstes Bild, es steht still.',
  },
  button: {
    text: 'Aufschrift',
    textHint: 'Sagt, was dann geschieht, zum Beispiel „Zum Programm“.',
    link: 'Führt zu',
  },
  event: {
    title: 'Titel',
    starts: 'Beginn',
    ends: 'Ende',
    place: 'Ort',
    more: 'Was man wissen sollte',
    link: 'Mehr dazu unter',
  },
  divider: 'Eine Linie mit etwas Abstand.',
  show: {
    title: 'So kommt es an',
    as: 'Ansicht',
    phone: 'Telefon',
    desktop: 'Rechner',
    dark: 'Dunkel',
    text: 'Nur Text',
    person: 'Ansehen als',
    personPlaceholder: 'Beispielperson',
    personHint: 'Tippen Sie den Namen einer Einrichtung oder Person.',
    frame: (subject: string) => `Vorschau der Mail „${subject}“`,
    region: 'Vorschau der Mail',
    inbox: 'Im Posteingang',
    from: 'Von',
    size: (kilobytes: number) => `${whole(kilobytes)} kB`,
    failedTitle: 'Die Vorschau lässt sich gerade nicht zeigen',
    stale: 'Zu sehen ist der letzte Stand davor.',
  },
  findings: {
    title: 'Vor dem Versand',
    clear: 'Alles in Ordnung',
    blocking: (count: number) =>
      count === 1 ? 'Noch 1 Punkt zu klären' : `Noch ${whole(count)} Punkte zu klären`,
    warning: (count: number) => (count === 1 ? '1 Empfehlung' : `${whole(count)} Empfehlungen`),
    block: 'Zu ändern',
    open: 'Noch offen',
    warn: 'Empfehlung',
    jump: 'Hinspringen',
    settings: 'Zum Absender',
    moreAbove: (count: number) =>
      `Oben ${count === 1 ? 'steht 1 weiterer Punkt' : `stehen ${whole(count)} weitere`}.`,
    checking: 'Wird geprüft',
    first: (count: number) =>
      count === 1
        ? 'Vorher ist noch 1 Punkt zu klären.'
        : `Vorher sind noch ${whole(count)} Punkte zu klären.`,
    atBlock: 'An diesem Baustein',
    short,
  },
};
