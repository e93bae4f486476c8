// The frame around every view (navigation, palette, keyboard, messages) and the words the base
// components bring along.
import { inWhichProgram, sinceWhen } from './doors.ts';

const whole = (count: number) => count.toLocaleString('de');

export const frame = {
  program: 'Kiezbrief',
  claim: 'Post zwischen Kiez und Bezirk',
  documentTitle: (page: string) => `${page} · Kiezbrief`,
  skipToContent: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  more: 'Mehr',
  youAreHere: 'Sie sind hier',
  places: {
    overview: 'Übersicht',
    actors: 'Adressbuch',
    bulletins: 'Ausgaben',
    deliveries: 'Versand',
    concerns: 'Rückmeldungen',
    settings: 'Einstellungen',
  },
  heldBy: ({ door, since }: { door: string; since: string }) =>
    `Kiezbrief arbeitet ${inWhichProgram(door)} mit diesem Datenordner, seit ${sinceWhen(since)}. Hier können Sie solange alles ansehen und einen Versand anhalten oder endgültig beenden.`,
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Die Adresse führt ins Leere. Vielleicht wurde der Eintrag entfernt, oder beim Kopieren ist etwas verloren gegangen.',
    back: 'Zur Übersicht',
  },
  preferences: 'Sprache und Darstellung',
  language: { label: 'Sprache', de: 'Deutsch', en: 'English' },
  appearance: { label: 'Darstellung', system: 'Wie im System', light: 'Hell', dark: 'Dunkel' },
  signOut: {
    action: 'Sitzung beenden',
    done: 'Ihre Sitzung ist beendet',
    back: 'Kiezbrief läuft weiter, auch ein begonnener Versand. Zum Weiterarbeiten drücken Sie in dem Fenster, in dem Sie Kiezbrief gestartet haben, die Eingabetaste und öffnen die neue Adresse. Beenden können Sie es dort mit Strg+C.',
  },
  commands: {
    open: 'Befehl suchen',
    title: 'Was möchten Sie tun?',
    search: 'Befehl oder Ansicht suchen',
    goTo: 'Gehe zu',
    here: 'In dieser Ansicht',
    undo: 'Zuletzt getan',
    program: 'Programm',
    none: (query: string) => `Kein Befehl passt zu „${query}“. Probieren Sie ein kürzeres Wort.`,
    found: (count: number) => (count === 1 ? '1 Befehl' : `${whole(count)} Befehle`),
    list: 'Befehle',
  },
  shortcuts: {
    title: 'Tastenkürzel',
    open: 'Tastenkürzel zeigen',
    intro: 'So geht es ohne Maus. In Textfeldern gelten nur Kürzel mit Strg, Alt oder Cmd.',
    everywhere: 'Überall',
    here: 'In dieser Ansicht',
    single: 'Kürzel aus einer einzelnen Taste verwenden',
    singleHint:
      'Schalten Sie das aus, wenn Sie per Sprache diktieren und Buchstaben sonst Befehle auslösen.',
    toasts: 'Zu den Meldungen springen',
  },
  keys: {
    mod: 'Strg',
    modMac: '⌘',
    shift: 'Umschalt',
    alt: 'Alt',
    enter: 'Eingabe',
    escape: 'Esc',
    delete: 'Entf',
    up: '↑',
    down: '↓',
    and: 'und',
  },
  problem: {
    title: 'Diese Ansicht ist aus dem Tritt geraten',
    calm: 'Gespeichertes ist davon nicht betroffen.',
    again: 'Ansicht neu laden',
    home: 'Zur Übersicht',
  },
  undo: {
    action: 'Rückgängig',
    command: (what: string) => `Rückgängig machen: ${what}`,
    last: 'Letzten Schritt rückgängig machen',
    done: (what: string) => `Rückgängig gemacht: ${what}`,
  },
  loading: 'Wird geladen …',
  retry: 'Noch einmal versuchen',
  drop: {
    unknown: (name: string) =>
      `Mit „${name}“ kann Kiezbrief hier nichts anfangen. Ablegen können Sie Adresslisten (.csv oder .txt) und Mails, die zurückgekommen sind (.eml).`,
    dialogOpen: 'Bitte schließen Sie erst das offene Fenster. Danach können Sie Dateien ablegen.',
    unread: (name: string) =>
      `„${name}“ ließ sich nicht lesen. Vielleicht wurde die Datei verschoben oder ist noch in einem anderen Programm offen.`,
  },
  parts: {
    optional: 'freiwillig',
    beyondRoom: (length: number, room: number) =>
      `Nicht eingefügt: Das sind ${whole(length)} Zeichen, hier haben ${whole(room)} Platz. Bitte kürzen Sie den Text vorher.`,
    day: {
      example: 'zum Beispiel 3.4.2026',
      calendar: 'Kalender',
      previous: 'Voriger Monat',
      next: 'Nächster Monat',
      unread: (typed: string, kept: string) =>
        `„${typed}“ ist kein Tag. ${kept === '' ? 'Schreiben Sie ihn zum Beispiel so: 3.4.2026.' : `Es bleibt beim ${kept}.`}`,
      tooEarly: (day: string) => `Möglich ist erst der ${day}.`,
      tooLate: (day: string) => `Möglich ist höchstens der ${day}.`,
    },
    close: 'Schließen',
    cancel: 'Abbrechen',
    messages: 'Meldungen',
    closeMessage: 'Meldung schließen',
    info: 'Hinweis',
    success: 'Erledigt',
    warning: 'Achtung',
    danger: 'Fehler',
    remove: (what: string) => `${what} entfernen`,
    chosen: (count: number) => (count === 0 ? 'nichts ausgewählt' : `${whole(count)} ausgewählt`),
    chosenList: 'Ausgewählt',
    choose: 'Bitte wählen',
    showOptions: 'Auswahl zeigen',
    noOption: (query: string) => `Nichts passt zu „${query}“.`,
    clear: 'Eingabe leeren',
    percent: (share: number) =>
      share.toLocaleString('de', { style: 'percent', maximumFractionDigits: 0 }),
    doneOf: (done: number, total: number) => `${whole(done)} von ${whole(total)}`,
    more: (count: number) => `Weitere ${whole(count)} zeigen`,
    shownOf: (shown: number, total: number) => `${whole(shown)} von ${whole(total)} gezeigt`,
    select: 'Auswahl',
    selectAll: 'Alle auswählen',
    selectRow: (name: string) => `${name} auswählen`,
    selected: 'ausgewählt',
    notSelected: 'nicht ausgewählt',
    loadingRow: 'Zeile wird geladen',
    gridHelp:
      'Mit den Pfeiltasten bewegen, mit der Leertaste auswählen, mit der Eingabetaste öffnen.',
  },
};
