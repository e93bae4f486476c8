// The view Einstellungen: frame of the sections, senders, mail accounts, lists, appearance. Data
// folder and about: data-view.ts, about-view.ts.
import { accountsView } from './accounts-view.ts';

const whole = (count: number) => count.toLocaleString('de');

export const settingsView = {
  title: 'Einstellungen',
  intro: 'Einmal einrichten, dann in Ruhe schreiben. Alles lässt sich später ändern.',
  navigation: 'Bereiche der Einstellungen',
  failed: 'Die Einstellungen lassen sich gerade nicht anzeigen',
  notFound: 'Diesen Bereich gibt es nicht. Hier ist die Übersicht aller Bereiche.',
  groups: {
    sending: 'Verschicken',
    lists: 'Listen',
    device: 'Dieser Rechner',
    about: 'Über Kiezbrief',
  },
  sections: {
    senders: {
      label: 'Absender und Impressum',
      text: 'Wer schreibt, wohin Antworten gehen und was unter jeder Mail steht.',
    },
    accounts: {
      label: 'Mailkonten',
      text: 'Über welches Postfach Mails hinausgehen und wie schnell.',
    },
    regions: {
      label: 'Bezirksregionen',
      text: 'Die Gebiete, nach denen Sie ordnen und auswählen.',
    },
    topics: { label: 'Themen', text: 'Worum es Akteur*innen und Rückmeldungen geht.' },
    departments: { label: 'Fachämter', text: 'Wer im Bezirksamt für ein Anliegen zuständig ist.' },
    actorKinds: {
      label: 'Arten von Akteur*innen',
      text: 'Kita, Schule, Verein und was es bei Ihnen noch gibt.',
    },
    suppressions: {
      label: 'Sperrliste',
      text: 'An wen nie geschrieben wird, seit wann und warum.',
    },
    appearance: {
      label: 'Sprache und Darstellung',
      text: 'Deutsch oder Englisch, hell oder dunkel, Tastenkürzel.',
    },
    folder: { label: 'Datenordner', text: 'Wo auf diesem Rechner alles liegt.' },
    backups: { label: 'Sicherungen', text: 'Frühere Stände ansehen und zurückholen.' },
    about: {
      label: 'Über das Programm',
      text: 'Version, wo die Anleitung liegt und was Kiezbrief verspricht.',
    },
    accessibility: {
      label: 'Barrierefreiheit',
      text: 'Erklärung zur Barrierefreiheit, bekannte Lücken, Rückmeldung.',
    },
    licences: { label: 'Lizenzen', text: 'Freie Software, auf der Kiezbrief beruht.' },
  },
  status: {
    noSender: 'fehlt noch',
    senders: (count: number) =>
      count === 1 ? '1 Absenderangabe' : `${whole(count)} Absenderangaben`,
    rehearsalOnly: 'nur Probeversand',
    accounts: (count: number) => (count === 1 ? '1 Postfach' : `${whole(count)} Postfächer`),
    entries: (count: number) => (count === 1 ? '1 Eintrag' : `${whole(count)} Einträge`),
  },
  edit: 'Bearbeiten',
  remove: 'Entfernen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  actionsFor: (name: string) => `Aktionen zu „${name}“`,
  editNamed: (name: string) => `„${name}“ bearbeiten`,
  kept: 'Ihre Eingaben von vorhin sind noch da. Gespeichert sind sie noch nicht.',
  discard: 'Eingaben verwerfen',
  changedElsewhere: {
    title: 'Diese Angaben wurden inzwischen an anderer Stelle geändert',
    text: 'Wenn Sie speichern, gilt, was hier steht. Oder Sie übernehmen den neuen Stand; Ihre Eingaben gehen dann verloren.',
    take: 'Neuen Stand übernehmen',
  },
  gone: 'Diesen Eintrag gibt es nicht mehr. Vielleicht wurde er in einem anderen Fenster entfernt.',
  repair: (count: number) =>
    count === 1
      ? 'Eine Angabe braucht noch Ihre Aufmerksamkeit.'
      : `${whole(count)} Angaben brauchen noch Ihre Aufmerksamkeit.`,

  senders: {
    add: 'Absenderangabe hinzufügen',
    intro:
      'Die Absenderangabe sagt den Menschen im Kiez, wer ihnen schreibt. Sie können mehrere anlegen, zum Beispiel eine je Bezirksregion.',
    empty: {
      title: 'Wer schreibt?',
      text: 'Legen Sie fest, unter welchem Namen Ihre Ausgaben ankommen, wohin Antworten gehen und was im Impressum steht. Ohne diese Angaben wird nichts verschickt.',
    },
    newTitle: 'Neue Absenderangabe',
    editTitle: (name: string) => `„${name}“ bearbeiten`,
    name: 'Name der Absenderangabe',
    nameHint:
      'Steht im Postfach neben der Adresse, zum Beispiel „Regionalkoordination Schöneberg“.',
    nameProblem: 'Bitte geben Sie einen Namen ein.',
    organisation: 'Behörde oder Einrichtung',
    organisationHint:
      'Steht groß über jeder Ausgabe, zum Beispiel „Bezirksamt Tempelhof-Schöneberg“.',
    organisationProblem: 'Bitte geben Sie den Namen der Behörde oder Einrichtung ein.',
    address: 'Absenderadresse',
    addressHint:
      'Die Adresse, von der die Mails kommen. Ihr Mailserver muss sie als Absender erlauben.',
    replyTo: 'Antworten gehen an',
    replyToHint: 'Ein Postfach, das jemand liest. Meist dasselbe; nie eine Adresse mit „noreply“.',
    sameAsAddress: 'Dieselbe Adresse nehmen',
    addressProblem:
      'Das ist keine vollständige E-Mail-Adresse. Sie hat die Form name@bezirk.example.',
    noReplyWarning:
      'Das sieht nach einem Postfach aus, das niemand liest. Kiezbrief lebt davon, dass Menschen einfach antworten können.',
    imprint: 'Impressum',
    imprintHint: 'Steht vollständig unter jeder Mail, Zeile für Zeile so wie hier.',
    imprintProblem: 'Ohne Impressum darf keine Ausgabe hinaus. Bitte tragen Sie es ein.',
    placeholderProblem:
      'Im Impressum stehen noch Lücken in eckigen Klammern. Bitte füllen Sie sie aus.',
    insertSample: 'Muster einfügen',
    sample:
      '[Name der Behörde]\n[Straße und Hausnummer]\n[Postleitzahl und Ort]\nTelefon [Nummer]\nE-Mail [Adresse]\n\nVertreten durch: [Name der Leitung]\nVerantwortlich für den Inhalt (§ 18 Abs. 2 MStV): [Vorname Nachname], Anschrift wie oben',
    help: {
      title: 'Was gehört ins Impressum?',
      intro:
        'Wer regelmäßig an viele schreibt, muss sagen, wer dahintersteht. Das verlangen § 5 des Digitale-Dienste-Gesetzes (DDG) und § 18 des Medienstaatsvertrags (MStV).',
      items: [
        'der vollständige Name der Behörde oder Einrichtung',
        'die Postanschrift mit Straße und Hausnummer; ein Postfach genügt nicht',
        'wer sie vertritt, zum Beispiel die Bezirksbürgermeisterin oder der Vorstand',
        'E-Mail-Adresse und ein zweiter schneller Weg, meist das Telefon',
        'eine Person, die für den Inhalt verantwortlich ist, mit Vor- und Nachnamen und Anschrift (§ 18 Abs. 2 MStV)',
        'die Umsatzsteuer-Identifikationsnummer, falls es eine gibt',
      ],
      outro:
        'Am einfachsten übernehmen Sie das Impressum Ihrer Webseite. Im Zweifel hilft Ihre Pressestelle oder das Rechtsamt.',
    },
    privacyUrl: 'Adresse der Datenschutzhinweise',
    privacyUrlHint: 'Die Seite im Internet, auf der Ihre Datenschutzhinweise stehen.',
    privacyUrlProblem: 'Bitte geben Sie die vollständige Adresse ein; sie beginnt mit https://',
    subaddressing: 'Das Postfach versteht Adressen mit Zusatz',
    subaddressingHint: 'Einschalten, wenn Ihre IT-Stelle es bestätigt hat.',
    subaddressingHelp: {
      title: 'Was heißt „Adresse mit Zusatz“?',
      text: (address: string, tagged: string) =>
        `Viele Postfächer nehmen auch Mails an, wenn vor dem @ ein Pluszeichen und ein Zusatz stehen: Was an ${tagged} geht, kommt bei ${address} an.`,
      use: 'Kiezbrief gibt dann jeder Mail einen eigenen Zusatz mit. So erkennt es sicher, zu welcher Ausgabe eine Antwort gehört und welche Adresse nicht mehr stimmt. Über das Leseverhalten sagt der Zusatz nichts.',
      test: (tagged: string) =>
        `So finden Sie es heraus: Schreiben Sie aus einem anderen Postfach an ${tagged}. Kommt die Mail an, schalten Sie es ein. Sonst lassen Sie es aus; Antworten kommen trotzdem an.`,
    },
    preview: 'So steht es unter jeder Mail',
    previewNote: 'Der übrige Text kommt von Kiezbrief und ist in der Sprache der Ausgabe.',
    repliesTo: 'Antworten an',
    subaddressingOn: 'versteht Adressen mit Zusatz',
    saved: (name: string) => `„${name}“ ist gespeichert.`,
    removed: (name: string) => `„${name}“ ist entfernt.`,
  },

  ...accountsView,
  lists: {
    intro: {
      regions:
        'Ordnen Sie Akteur*innen und Rückmeldungen Ihren Gebieten zu. Die Reihenfolge hier gilt überall.',
      topics:
        'Themen helfen, die Richtigen anzuschreiben und Rückmeldungen zu bündeln. Lieber wenige, die alle gleich verstehen.',
      departments:
        'Fachämter beantworten, was aus dem Kiez kommt. Die Adresse steht hier zum Nachschlagen; Kiezbrief schreibt nicht von selbst dorthin.',
      actorKinds: 'Was für eine Einrichtung oder Person jemand ist.',
    },
    placeholder: {
      regions: 'Neue Bezirksregion',
      topics: 'Neues Thema',
      departments: 'Neues Fachamt',
      actorKinds: 'Neue Art',
    },
    entries: (count: number) => (count === 1 ? '1 Eintrag' : `${whole(count)} Einträge`),
    add: 'Hinzufügen',
    name: 'Name',
    address: 'E-Mail-Adresse',
    noAddress: 'noch keine Adresse',
    addressProblem: 'Das ist keine vollständige E-Mail-Adresse.',
    nameProblem: 'Bitte geben Sie einen Namen ein.',
    twice: (name: string) => `„${name}“ gibt es schon.`,
    rename: (name: string) => `„${name}“ bearbeiten`,
    up: 'Nach oben',
    down: 'Nach unten',
    first: 'An den Anfang',
    last: 'Ans Ende',
    sort: 'Nach dem Alphabet ordnen',
    find: 'In dieser Liste suchen',
    nothing: (query: string) => `Kein Eintrag passt zu „${query}“.`,
    empty: 'Diese Liste ist leer. Fügen Sie den ersten Eintrag hinzu.',
    whereUsed: 'Im Adressbuch zeigen',
    inUse: (name: string) =>
      `„${name}“ bleibt in der Liste: Akteur*innen, Zielgruppen oder Rückmeldungen verwenden den Eintrag noch. Sie können ihn umbenennen, oder Sie ändern zuerst diese Einträge.`,
    added: (name: string) => `„${name}“ ist hinzugefügt.`,
    renamed: (from: string, to: string) =>
      from === to ? `„${to}“ ist gespeichert.` : `„${from}“ heißt jetzt „${to}“.`,
    removed: (name: string) => `„${name}“ ist entfernt.`,
    moved: (name: string, place: number) => `„${name}“ steht jetzt an Stelle ${whole(place)}.`,
    sorted: 'Die Liste ist nach dem Alphabet geordnet.',
  },

  appearance: {
    intro: 'Gilt für dieses Fenster auf diesem Rechner, sofort und ohne Speichern.',
    language: 'Sprache der Oberfläche',
    languageHint:
      'In welcher Sprache eine Ausgabe geschrieben ist, legen Sie bei der Ausgabe fest.',
    look: 'Helligkeit',
    lookHint: 'Kontrastfarben aus Windows gelten immer.',
    keys: 'Tasten',
    zoom: 'Die Schrift vergrößern Sie mit Strg und Plus, auch bis 400 Prozent. Weniger Bewegung übernimmt Kiezbrief aus den Einstellungen Ihres Systems.',
  },
};
