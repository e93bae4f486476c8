// The frame around the work: window, menu, start of the web host.

export const shell = {
  program: 'Kiezbrief',
  menu: {
    file: 'Datei',
    openDataFolder: 'Datenordner öffnen',
    quit: 'Kiezbrief beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    reload: 'Neu laden',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    resetZoom: 'Originalgröße',
    fullScreen: 'Vollbild',
  },
  start: {
    askedForWeb: 'Kiezbrief öffnet sich wie gewünscht im Browser.',
    fetching:
      'Electron fehlt noch und wird einmalig geladen (höchstens 60 Sekunden; „npm start -- --web“ überspringt das) …',
    electronMissing: 'Electron ließ sich nicht laden, deshalb öffnet sich Kiezbrief im Browser.',
    electronCrashed:
      'Electron lässt sich auf diesem Rechner nicht starten, deshalb öffnet sich Kiezbrief im Browser.',
    noDisplay:
      'Hier gibt es keinen Bildschirm, deshalb läuft Kiezbrief als Webseite auf diesem Rechner.',
  },
  startFailed: 'Kiezbrief konnte nicht starten',
  web: {
    openIn: (address: string) =>
      `Kiezbrief läuft. Bitte öffnen Sie diese Adresse in Ihrem Browser:\n\n  ${address}\n`,
    opened: 'Kiezbrief öffnet sich im Browser. Falls nicht, öffnen Sie dort bitte diese Adresse:',
    openFile: (file: string) =>
      `Kiezbrief läuft. Bitte öffnen Sie diese Datei in Ihrem Browser; sie führt einmal hinein und verschwindet dann:\n\n  ${file}\n`,
    noPage:
      'Kiezbrief läuft, aber in den Datenordner lässt sich nichts schreiben. Bitte starten Sie es in einem Terminal; dort steht dann die Adresse.',
    page: { language: 'de', link: 'Weiter zu Kiezbrief' },
    onceOnly:
      'Die Adresse gilt für ein Browserfenster. Mit der Eingabetaste erhalten Sie eine neue, mit Strg+C beenden Sie Kiezbrief.',
    notBuilt: 'Die Oberfläche ist noch nicht gebaut. Bitte rufen Sie zuerst „npm run build“ auf.',
    stopping:
      'Kiezbrief wird beendet. Ein laufender Versand hält nach der aktuellen Mail an und geht beim nächsten Start auf Wunsch weiter.',
  },
};
