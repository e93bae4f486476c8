// Einstellungen: Datenordner und Sicherungen.
const whole = (count: number) => count.toLocaleString('de');

export const dataView = {
  folder: {
    intro: 'Alles, was Kiezbrief weiß, liegt in diesem einen Ordner auf Ihrem Rechner: Adressen, Ausgaben, Protokolle, Rückmeldungen, Sicherungen. Nirgends sonst.',
    path: 'Ort des Datenordners',
    copy: 'Pfad kopieren',
    copied: 'Der Pfad liegt in der Zwischenablage.',
    copyFailed: 'Die Zwischenablage ist gesperrt. Bitte markieren und kopieren Sie den Pfad von Hand.',
    openHint: 'In der Desktop-Version öffnen Sie ihn auch über das Menü „Datei“, „Datenordner öffnen“.',
    tips: {
      title: 'Gut zu wissen',
      items: [
        'Den ganzen Ordner kopieren heißt: alles sichern. Schließen Sie Kiezbrief vorher.',
        'Auf einem Netzlaufwerk kann immer nur ein Fenster den Ordner benutzen. Ein zweites meldet sich mit einem Hinweis.',
        'Wer den Ordner lesen darf, kann auch die Adressen lesen. Legen Sie ihn an einen Ort, den nur Ihre Stelle erreicht.',
        'Kennwörter von Mailkonten liegen nie lesbar darin.',
      ],
    },
    readOnlyTitle: 'Sie können in diesem Ordner nur lesen',
    readOnly: 'Zum Ändern brauchen Sie Schreibrechte für diesen Ordner.',
    restoredTitle: 'Beim Start war etwas beschädigt',
    restored: (files: string) => `Wiederhergestellt aus einer Sicherung: ${files}. Bitte prüfen Sie Ihre letzten Änderungen.`,
  },
  backups: {
    intro: 'Kiezbrief hebt von allem die letzten fünf Stände auf und dazu einen für jeden der letzten 30 Tage. Zurückholen können Sie jeden davon; was jetzt gilt, wird dabei selbst zur Sicherung.',
    failed: 'Die Sicherungen lassen sich gerade nicht anzeigen',
    empty: { title: 'Noch keine Sicherung', text: 'Sobald Sie etwas ein zweites Mal speichern, liegt der vorige Stand hier.' },
    filter: 'Was möchten Sie zurückholen?',
    all: 'Alles zeigen',
    today: 'Heute',
    yesterday: 'Gestern',
    files: {
      actors: 'Adressbuch', bulletins: 'Ausgaben', segments: 'Zielgruppen', deliveries: 'Versand', concerns: 'Rückmeldungen', incoming: 'Eingelesene Mails', settings: 'Einstellungen', suppressions: 'Sperrliste',
    } as Record<string, string>,
    savedAt: (time: string) => `Stand von ${time} Uhr`,
    daily: 'Tagesstand',
    size: (kilobytes: number) => (kilobytes < 1 ? 'unter 1 kB' : `${whole(kilobytes)} kB`),
    damaged: 'beschädigt',
    restore: 'Zurückholen',
    restoreNamed: (what: string, when: string) => `${what} vom ${when} zurückholen`,
    restoring: 'Der frühere Stand wird zurückgeholt …',
    restored: (what: string, when: string) => `${what}: Es gilt wieder der Stand vom ${when}.`,
    same: (what: string) => `${what}: Dieser Stand gilt schon.`,
    unsubscribes: 'Abmeldungen gehen dabei nie verloren: Wer sich abgemeldet hat, bekommt auch danach keine Post.',
  },
};
