// Loading the shipped example and taking it away, wherever that is offered.
const whole = (count: number) => count.toLocaleString('de');

export const exampleView = {
  loading: 'Das Beispiel wird geladen',
  steps: {
    actors: 'Akteur*innen kommen ins Adressbuch',
    sender: 'Absender und Impressum werden eingetragen',
    segment: 'Die Zielgruppe wird angelegt',
    bulletin: 'Eine Ausgabe mit Bild wird geschrieben',
    rehearsal: 'Der Probeversand läuft, verschickt wird nichts',
  },
  cancelling: 'Wird abgebrochen, und was schon da ist, wieder entfernt …',
  loaded: 'Das Beispiel ist geladen. Verschickt wurde nichts.',
  removed: 'Das Beispiel ist entfernt.',
  removedExcept: (kept: number) =>
    kept === 1
      ? 'Das Beispiel ist entfernt. 1 Eintrag bleibt, weil Sie ihn geändert haben oder noch brauchen.'
      : `Das Beispiel ist entfernt. ${whole(kept)} Einträge bleiben, weil Sie sie geändert haben oder noch brauchen.`,
};
