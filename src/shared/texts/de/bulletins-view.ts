// The list of bulletins on screen.
const whole = (count: number) => count.toLocaleString('de');
const day = (at: Date) =>
  at.toLocaleDateString('de', { day: 'numeric', month: 'long', year: 'numeric' });

export const bulletinsView = {
  title: 'Ausgaben',
  intro:
    'Hier entsteht, was der Kiez vom Bezirk erfährt. Schreiben, ansehen, prüfen, und dann geht es auf die Reise.',
  search: 'Ausgaben durchsuchen',
  list: 'Ihre Ausgaben',
  count: (count: number) => (count === 1 ? '1 Ausgabe' : `${whole(count)} Ausgaben`),
  found: (count: number) => {
    if (count === 0) return 'Keine Ausgabe passt dazu.';
    return count === 1 ? '1 Ausgabe gefunden' : `${whole(count)} Ausgaben gefunden`;
  },
  noneFound: {
    title: 'Nichts gefunden',
    text: 'Vielleicht steht das Wort nicht im Betreff. Probieren Sie ein kürzeres.',
    action: 'Suche leeren',
  },
  failedTitle: 'Die Ausgaben lassen sich gerade nicht anzeigen',
  noSubject: 'Noch ohne Betreff',
  copyOf: (subject: string) => `Kopie von „${subject}“`,
  blocks: (count: number) => {
    if (count === 0) return 'noch leer';
    return count === 1 ? '1 Baustein' : `${whole(count)} Bausteine`;
  },
  states: {
    draft: 'Entwurf',
    planned: 'Versand vorbereitet',
    running: 'Versand läuft',
    paused: 'Versand angehalten',
    sent: 'Verschickt',
    rehearsed: 'Probe gelaufen',
  },
  changedOn: (at: Date) => `zuletzt bearbeitet am ${day(at)}`,
  sentOn: (at: Date) => `verschickt am ${day(at)}`,
  rehearsedOn: (at: Date) => `geprobt am ${day(at)}, nichts verschickt`,
  sentTo: (count: number) => (count === 1 ? 'an 1 Adresse' : `an ${whole(count)} Adressen`),
  empty: {
    title: 'Ihre erste Ausgabe wartet',
    text: 'Eine Ausgabe besteht aus Bausteinen: Überschrift, Text, Bild, Termin. Sie sehen beim Schreiben, wie sie ankommt, und können nichts versehentlich verschicken.',
    action: 'Erste Ausgabe schreiben',
  },
  create: {
    action: 'Neue Ausgabe',
    blank: 'Leer beginnen',
    template: (name: string) => `Leer beginnen: ${name}`,
    last: (subject: string) => `Aus der letzten: ${subject}`,
    copied: 'Als Kopie begonnen. Die alte Ausgabe bleibt, wie sie ist.',
  },
  actions: {
    more: (subject: string) => `Mehr zu „${subject}“`,
    open: 'Bearbeiten',
    duplicate: 'Als Kopie weiterschreiben',
    send: 'Zum Versand',
    delivery: 'Versand ansehen',
    remove: 'Entfernen',
    removed: (subject: string) => `„${subject}“ wurde entfernt.`,
  },
};
