// The first page: what waits for a person today, the first three steps, the issues that were sent.
const whole = (count: number) => count.toLocaleString('de');

export const overviewView = {
  title: 'Was in Ihrem Kiez unterwegs ist',
  failedTitle: 'Die Übersicht lässt sich gerade nicht anzeigen',
  staleTitle: 'Diese Angaben sind vielleicht nicht aktuell',
  counts: {
    title: 'Ihr Bestand',
    actors: 'Akteur*innen',
    contacts: 'Ansprechpersonen',
    segments: 'Eigene Zielgruppen',
    bulletins: 'Ausgaben',
    deliveries: 'Versand',
    concerns: 'Rückmeldungen',
  },
  today: {
    next: 'Das steht als Nächstes an',
    rest: 'Außerdem',
    done: 'Heute wartet nichts auf Sie',
    folder: {
      title: 'Andere können in Ihren Datenordner',
      text: 'Darin liegen alle Adressen. Sie können ihn mit einem Klick schließen.',
      textNotOwn:
        'Darin liegen alle Adressen. Der Ordner gehört einem anderen Konto; schließen kann ihn nur, wem er gehört, oder Ihre IT.',
      action: 'Datenordner ansehen',
    },
    doneText:
      'Keine offenen Entwürfe, kein stehender Versand, keine neue Rückmeldung. Zeit für eine neue Ausgabe, oder für einen Kaffee.',
    write: 'Neue Ausgabe schreiben',
    stopped: {
      title: (subject: string) => `Der Versand von „${subject}“ steht`,
      paused: (subject: string) => `Sie haben den Versand von „${subject}“ angehalten`,
      pausedText:
        'Wer die Mail schon hat, bekommt sie kein zweites Mal. Es geht genau da weiter, wo es aufgehört hat.',
      safe: 'Wer die Mail schon hat, bekommt sie kein zweites Mal.',
      retry: (when: string) => `Nächster Versuch: ${when}.`,
      action: 'Ansehen und fortsetzen',
    },
    damaged: {
      title: (subject: string, day: string) =>
        `Das Versandprotokoll von „${subject}“ (${day}) ist beschädigt`,
      text: 'Wen die Stelle betrifft, steht beim Versand mit Namen und wartet auf Ihre Entscheidung. Alles andere ist da.',
      setAsideTitle: (subject: string, day: string) =>
        `Der Versand von „${subject}“ (${day}) ist beiseitegelegt`,
      setAsideText:
        'Seine Dateien fehlen oder sind beschädigt. Er verschickt nichts mehr, damit niemand die Mail zweimal bekommt. Alles andere arbeitet weiter.',
      action: 'Ansehen, was zu tun ist',
    },
    unclear: {
      title: (count: number) =>
        count === 1 ? 'Eine Sendung ist unklar' : `${whole(count)} Sendungen sind unklar`,
      text: (count: number) =>
        `Niemand weiß, ob sie ${count === 1 ? 'ankam' : 'ankamen'}. Kiezbrief verschickt sie nicht von selbst ein zweites Mal; Sie entscheiden.`,
      action: 'Entscheiden',
    },
    concerns: {
      title: (count: number) =>
        count === 1 ? 'Eine neue Rückmeldung' : `${whole(count)} neue Rückmeldungen`,
      text: 'Aus dem Kiez ist etwas zurückgekommen. Lesen und einem Fachamt zuordnen.',
      action: 'Lesen und zuordnen',
    },
    addresses: {
      title: (count: number) =>
        count === 1
          ? 'Eine Adresse stimmt wohl nicht mehr'
          : `${whole(count)} Adressen stimmen wohl nicht mehr`,
      text: 'Der Mailserver der Gegenseite kennt sie nicht. Fragen Sie nach, und tragen Sie die neue Adresse ein.',
      list: 'Adressen, die zu prüfen sind',
      reported: (when: string) => `gemeldet am ${when}`,
      more: (count: number) => (count === 1 ? 'und 1 weitere' : `und ${whole(count)} weitere`),
      action: 'Erste Adresse prüfen',
    },
    drafts: {
      title: (subject: string) => `Weiterschreiben: „${subject}“`,
      untitled: 'Entwurf ohne Betreff',
      copyOf: (subject: string) => `Kopie von ‚${subject}‘`,
      text: (when: string) => `Zuletzt bearbeitet ${when}.`,
      others: (count: number) =>
        count === 1 ? 'Es gibt 1 weiteren Entwurf.' : `Es gibt ${whole(count)} weitere Entwürfe.`,
      action: 'Weiterschreiben',
      all: 'Alle Entwürfe',
    },
  },
  start: {
    title: 'In drei Schritten zur ersten Ausgabe',
    text: 'Sie können nichts kaputt machen: Solange Sie kein Mailkonto einrichten, verlässt keine Mail diesen Rechner.',
    progress: (done: number) => `${whole(done)} von 3 Schritten erledigt`,
    done: 'erledigt',
    list: {
      title: 'Ihre Adressliste mitbringen',
      text: 'Ihre Excel-Liste, als CSV gespeichert. Kiezbrief zeigt vorher, was es verstanden hat, und nachher lässt sich alles zurücknehmen.',
      action: 'Liste importieren',
    },
    bulletin: {
      title: 'Die erste Ausgabe schreiben',
      text: 'Überschrift, Text, ein Bild, ein Termin. Daneben sehen Sie, wie die Mail auf dem Telefon aussieht.',
      action: 'Ausgabe schreiben',
    },
    rehearsal: {
      title: 'Einen Probeversand ansehen',
      text: 'Jede Mail wird fertig gemacht, aber nicht verschickt. Sie lesen sie hier wie in einem Postfach.',
      action: 'Probeversand planen',
      needsSender: 'Dafür braucht es noch Name, Adresse und Impressum.',
      senderAction: 'Absender eintragen',
    },
    example: {
      title: 'Lieber erst einmal umsehen?',
      text: 'Das Beispiel bringt erfundene Akteur*innen, eine fertige Ausgabe und einen Probeversand mit. Sie werden es mit einem Klick wieder los.',
      load: 'Beispiel laden',
    },
  },
  example: {
    title: 'Sie sehen das mitgelieferte Beispiel',
    text: 'Alle Akteur*innen darin sind erfunden. Was Sie selbst geändert oder angelegt haben, bleibt beim Entfernen erhalten.',
    rehearsal: 'Zum Probeversand',
    remove: 'Beispiel entfernen',
    removing: 'Das Beispiel wird entfernt …',
  },
  issues: {
    title: 'Ausgaben und wen sie erreicht haben',
    none: 'Verschickt ist noch keine. Ein Probeversand zählt hier nicht mit.',
    planned: (when: string) => `geplant am ${when}`,
    sent: (when: string) => `verschickt am ${when}`,
    sentAgain: (first: string, times: number, last: string) =>
      `verschickt am ${first}, danach ${times === 1 ? `noch einmal am ${last}` : `noch ${whole(times)}-mal, zuletzt am ${last}`}`,
    figures: {
      reached: 'erreicht',
      notReached: 'nicht erreicht',
      unclear: 'unklar',
      waiting: 'noch offen',
    },
    leftOut: (count: number) =>
      count === 1
        ? 'Von den nicht Erreichten ist 1 Person ausgelassen, weil sie keine Post bekommen darf.'
        : `Von den nicht Erreichten sind ${whole(count)} Personen ausgelassen, weil sie keine Post bekommen dürfen.`,
    all: 'Alle Ausgaben beim Versand ansehen',
  },

  folder: {
    title: 'Datenordner',
    text: 'Alles, was Kiezbrief weiß, liegt in diesem Ordner auf Ihrem Rechner, nirgends sonst.',
    readOnly: 'Sie können in diesem Ordner nur lesen. Zum Ändern brauchen Sie Schreibrechte.',
    restored: (files: string) =>
      `Beim Start waren Dateien beschädigt und wurden aus einer Sicherung wiederhergestellt: ${files}. Bitte prüfen Sie Ihre letzten Änderungen.`,
    setAside: (names: string, file: string | null) =>
      `Konnte nicht gelesen werden und liegt beiseite: ${names}.${file === null ? '' : ` Unverändert aufbewahrt in ${file}.`} Alles andere ist da.`,
    backups: 'Sicherungen ansehen',
  },
};
