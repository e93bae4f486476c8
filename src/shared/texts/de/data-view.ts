// Einstellungen: Datenordner und Sicherungen.
const whole = (count: number) => count.toLocaleString('de');

export const dataView = {
  folder: {
    intro:
      'Alles, was Kiezbrief weiß, liegt in diesem einen Ordner auf Ihrem Rechner: Adressen, Ausgaben, Protokolle, Rückmeldungen, Sicherungen. Nirgends sonst.',
    path: 'Ort des Datenordners',
    copy: 'Pfad kopieren',
    copied: 'Der Pfad liegt in der Zwischenablage.',
    copyFailed:
      'Die Zwischenablage ist gesperrt. Bitte markieren und kopieren Sie den Pfad von Hand.',
    openHint:
      'In der Desktop-Version öffnen Sie ihn auch über das Menü „Datei“, „Datenordner öffnen“.',
    tips: {
      title: 'Gut zu wissen',
      items: [
        'Den ganzen Ordner kopieren heißt: alles sichern. Schließen Sie Kiezbrief vorher.',
        'Auf einem Netzlaufwerk kann immer nur ein Fenster den Ordner benutzen. Ein zweites meldet sich mit einem Hinweis.',
        'Wer den Ordner lesen darf, kann auch die Adressen lesen. Legen Sie ihn an einen Ort, den nur Ihre Stelle erreicht.',
        'Kennwörter von Mailkonten liegen nie lesbar darin.',
      ],
    },
    open: {
      title: 'Andere können in Ihren Datenordner',
      text: (count: number) =>
        [
          'Wer auf diesem Rechner oder Laufwerk ein anderes Konto hat, kommt hinein und womöglich an Ihre Adressen.',
          count === 0
            ? ''
            : `Auch im Ordner ${count === 1 ? 'ist eine Datei oder ein Unterordner' : `sind ${whole(count)} Dateien und Unterordner`} für andere offen.`,
        ]
          .filter(Boolean)
          .join(' '),
      foreign: (count: number) =>
        count === 1
          ? 'Ein Eintrag darin gehört einem anderen Konto und bleibt, wie er ist.'
          : `${whole(count)} Einträge darin gehören einem anderen Konto und bleiben, wie sie sind.`,
      shared:
        'Nutzt Ihr Team den Ordner bewusst gemeinsam, lassen Sie ihn so. Sonst schließen Sie ihn.',
      notOwn:
        'Der Ordner gehört einem anderen Konto. Schließen kann ihn nur, wem er gehört, oder Ihre IT.',
      close: 'Nur für mich zugänglich machen',
      closed: (count: number) =>
        `Der Datenordner gehört jetzt Ihnen allein: ${count === 1 ? 'ein Eintrag' : `${whole(count)} Einträge`} geschlossen.`,
      stays:
        'Der Ordner ließ sich nicht schließen. Manche Laufwerke kennen keine Rechte für einzelne Konten. Bitte fragen Sie Ihre IT.',
      unknown:
        'Wer diesen Ordner öffnen darf, regelt Windows: Es gelten die Rechte des übergeordneten Ordners.',
    },
    readOnlyTitle: 'Sie können in diesem Ordner nur lesen',
    readOnly: 'Zum Ändern brauchen Sie Schreibrechte für diesen Ordner.',
    restoredTitle: 'Beim Start war etwas beschädigt',
    restored: (files: string) =>
      `Wiederhergestellt aus einer Sicherung: ${files}. Bitte prüfen Sie Ihre letzten Änderungen.`,
  },
  backups: {
    intro:
      'Kiezbrief hebt von allem die letzten fünf Stände auf und dazu einen für jeden der letzten 30 Tage. Zurückholen können Sie jeden davon; was jetzt gilt, wird dabei selbst zur Sicherung.',
    failed: 'Die Sicherungen lassen sich gerade nicht anzeigen',
    empty: {
      title: 'Noch keine Sicherung',
      text: 'Sobald Sie etwas ein zweites Mal speichern, liegt der vorige Stand hier.',
    },
    filter: 'Was möchten Sie zurückholen?',
    all: 'Alles zeigen',
    today: 'Heute',
    yesterday: 'Gestern',
    files: {
      actors: 'Adressbuch',
      bulletins: 'Ausgaben',
      segments: 'Zielgruppen',
      deliveries: 'Versand',
      concerns: 'Rückmeldungen',
      incoming: 'Eingelesene Mails',
      settings: 'Einstellungen',
      suppressions: 'Sperrliste',
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
    unsubscribes:
      'Abmeldungen und Sperren gehen dabei nie verloren: Wer sich abgemeldet hat oder gesperrt ist, bekommt auch danach keine Post.',
  },
};
