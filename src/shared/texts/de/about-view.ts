// Einstellungen: über das Programm, Erklärung zur Barrierefreiheit, Lizenzen.
const whole = (count: number) => count.toLocaleString('de');

export const aboutView = {
  about: {
    version: (version: string) => `Version ${version}`,
    intro:
      'Kiezbrief bringt Neuigkeiten vom Bezirksamt in den Kiez und Antworten zurück. Es läuft auf Ihrem Rechner und braucht keinen Server.',
    promises: {
      title: 'Was Kiezbrief verspricht',
      items: [
        {
          title: 'Niemand wird beobachtet',
          text: 'Keine Zählpixel, keine persönlichen Links, keine Auswertung, wer was liest. Das lässt sich auch nicht einschalten.',
        },
        {
          title: 'Alles bleibt bei Ihnen',
          text: 'Die Daten liegen in einem Ordner auf Ihrem Rechner. Kiezbrief spricht nur mit dem Mailserver, den Sie eintragen, und mit niemandem sonst.',
        },
        {
          title: 'Jede Sendung ist nachweisbar',
          text: 'Angenommen, abgelehnt mit Grund oder unklar: Das steht für jede Mail im Protokoll, auch nach einem Absturz. Niemand bekommt von selbst etwas doppelt.',
        },
        {
          title: 'Wer Nein sagt, wird gehört',
          text: 'Eine Abmeldung gilt, sobald sie eingelesen oder eingetragen ist. Kein Import und keine Sicherung macht sie rückgängig.',
        },
        {
          title: 'Für alle lesbar',
          text: 'Was Barrieren hätte, geht nicht hinaus: Vor jedem Versand prüft Kiezbrief Überschriften, Bildbeschreibungen, Kontraste und Links.',
        },
      ],
    },
    guide: {
      title: 'Anleitung',
      text: 'Die Anleitung liegt beim Programm, im Ordner docs/anleitung. Beginnen Sie dort mit der Datei README.md; jedes Textprogramm öffnet sie.',
    },
    licence: 'Kiezbrief ist freie Software unter der MIT-Lizenz.',
  },
  accessibility: {
    intro:
      'Erklärung zur Barrierefreiheit nach dem Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln) und der Barrierefreie-Informationstechnik-Verordnung (BITV 2.0). Sie gilt für die Oberfläche von Kiezbrief und für die Mails, die damit entstehen.',
    status: {
      title: 'Wie weit wir sind',
      badge: 'teilweise vereinbar',
      text: 'Nach unserer eigenen Prüfung ist Kiezbrief mit der Norm EN 301 549 (WCAG 2.1, Stufe AA) teilweise vereinbar. Wir richten uns darüber hinaus nach WCAG 2.2. Eine Prüfung durch eine unabhängige Stelle steht noch aus; deshalb sagen wir nicht „vollständig“.',
    },
    done: {
      title: 'Was geprüft ist',
      items: [
        'Jede Ansicht wird bei jeder Änderung am Programm automatisch geprüft: hell und dunkel, deutsch und englisch, auch die Kontraste.',
        'Alles geht mit der Tastatur allein; die Kürzel stehen unter der Taste „?“ und lassen sich abschalten.',
        'Die Oberfläche passt sich an: bis 400 Prozent Vergrößerung, ab 320 Pixeln Breite, mit Windows-Kontrastfarben und mit weniger Bewegung.',
        'Mails haben Sprache, Überschriften, Bildbeschreibungen und eine reine Textfassung. Mit einem schweren Mangel lassen sie sich nicht versenden.',
      ],
    },
    gaps: {
      title: 'Was noch fehlt',
      items: [
        'Menschen mit Behinderungen haben das Programm noch nicht im Alltag erprobt. Automatische Prüfungen finden nur einen Teil der Barrieren.',
        'Mit Bildschirmleseprogrammen (NVDA, JAWS, VoiceOver, Orca) gibt es noch keine vollständige Prüfung.',
        'Eine Fassung in Leichter Sprache und in Deutscher Gebärdensprache gibt es nicht.',
        'Eingegangene Mails zeigt Kiezbrief so, wie andere sie geschrieben haben. Sie können Barrieren enthalten; die reine Textfassung steht daneben.',
        'Das Verschieben mit der Maus hat immer eine Entsprechung auf der Tastatur, ist aber nicht überall selbsterklärend.',
      ],
    },
    feedback: {
      title: 'Eine Barriere melden',
      text: 'Stoßen Sie auf eine Barriere, oder brauchen Sie etwas in anderer Form? Schreiben Sie uns. Die Antwort kommt innerhalb eines Monats.',
      to: (address: string) => `An ${address} schreiben`,
      subject: 'Barriere in Kiezbrief',
      noAddress:
        'Hier steht die Antwortadresse Ihrer Dienststelle, sobald es eine Absenderangabe gibt.',
      setUp: 'Absenderangabe anlegen',
    },
    enforcement: {
      title: 'Wenn die Antwort nicht hilft',
      text: 'Bleibt eine Meldung ohne zufriedenstellende Antwort, können Sie sich an die Durchsetzungsstelle Ihres Landes wenden. In Berlin ist das die oder der Landesbeauftragte für digitale Barrierefreiheit.',
    },
    made: (version: string) =>
      `Diese Erklärung gehört zu Version ${version} und beruht auf einer Selbstbewertung.`,
  },
  licences: {
    intro: (count: number) =>
      `Kiezbrief steht auf den Schultern anderer: ${whole(count)} Pakete freier Software arbeiten mit. Danke an alle, die sie schreiben.`,
    electron:
      'Die Desktop-Version enthält außerdem Electron (MIT) mit Chromium und Node.js. Deren Lizenzen liegen dem Programm als Datei bei.',
    find: 'Paket oder Lizenz suchen',
    found: (count: number) => (count === 1 ? '1 Paket' : `${whole(count)} Pakete`),
    nothing: (query: string) => `Kein Paket passt zu „${query}“.`,
    table: 'Verwendete Pakete',
    name: 'Paket',
    version: 'Version',
    licence: 'Lizenz',
    show: (name: string) => `Lizenztext von ${name}`,
    unknown: 'siehe Lizenztext',
    noText: 'Diesem Paket liegt kein Lizenztext bei. Es gilt die genannte Lizenz.',
    failed: 'Der Lizenztext lässt sich gerade nicht laden.',
  },
};
