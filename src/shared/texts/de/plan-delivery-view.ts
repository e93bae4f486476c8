// The words of the way to the send button: segment, way, check.

const whole = (count: number) => count.toLocaleString('de');
const people = (count: number) => (count === 1 ? '1 Person' : `${whole(count)} Personen`);

export const planDeliveryView = {
  plan: {
    title: 'Versand planen',
    intro: (subject: string) => `Ausgabe „${subject}“. Bis zum letzten Schritt geht nichts hinaus.`,
    steps: 'Schritte',
    done: 'erledigt',
    names: { segment: 'Zielgruppe', way: 'Versandart', check: 'Prüfen und verschicken' },
    next: 'Weiter',
    back: 'Zurück',
    edit: 'Ausgabe bearbeiten',
    gone: 'Dieser Versand lässt sich nicht weiter planen',
  },

  segment: {
    title: 'Wer soll die Ausgabe bekommen?',
    builtIn: 'Von Anfang an da',
    own: 'Eigene Zielgruppen',
    ownNone:
      'Noch keine. Zum Beispiel „Kitas und Schulen in Schöneberg Nordost“: Eine Zielgruppe füllt sich von selbst aus dem Adressbuch.',
    copy: 'Als eigene kopieren',
    copyThis: (name: string) => `Zielgruppe „${name}“ als eigene kopieren`,
    copyOf: (name: string) => `${name} (Kopie)`,
    create: 'Neue Zielgruppe',
    edit: 'Bearbeiten',
    remove: 'Entfernen',
    editThis: (name: string) => `Zielgruppe „${name}“ bearbeiten`,
    removeThis: (name: string) => `Zielgruppe „${name}“ entfernen`,
    removed: (name: string) => `Die Zielgruppe „${name}“ wurde entfernt.`,
    saved: (name: string) => `Die Zielgruppe „${name}“ ist gespeichert.`,
    chooseFirst: 'Bitte wählen Sie zuerst eine Zielgruppe.',
    counting: 'Wird gezählt …',
    who: 'Wer dazugehört',
    included: (count: number) =>
      count === 0
        ? 'Niemand bekommt die Ausgabe.'
        : `${people(count)} ${count === 1 ? 'bekommt' : 'bekommen'} die Ausgabe.`,
    sample: 'Zum Beispiel',
    more: (count: number) => `und ${count === 1 ? '1 weitere Person' : `${whole(count)} weitere`}`,
    barred: (count: number) =>
      `${people(count)} ${count === 1 ? 'passt' : 'passen'} zur Zielgruppe, ${count === 1 ? 'wird' : 'werden'} aber nicht angeschrieben`,
    outside: (count: number) =>
      `${people(count)} ${count === 1 ? 'gehört' : 'gehören'} nicht dazu: wer und warum`,
    barredWhy:
      'Das entscheidet keine Regel: Wer sich abgemeldet hat oder ohne Rechtsgrundlage gespeichert ist, bekommt nie Post.',
    newTitle: 'Neue Zielgruppe',
    editTitle: 'Zielgruppe bearbeiten',
    editorIntro:
      'Die Zielgruppe wächst mit: Wer später dazukommt und passt, gehört beim nächsten Mal dazu.',
    name: 'Name',
    nameHint: 'So, dass Sie sie in einem Jahr noch wiedererkennen.',
    nameMissing: 'Bitte geben Sie der Zielgruppe einen Namen.',
    save: 'Speichern',
    everyone: 'Ohne Bedingung gehören alle dazu, denen Sie schreiben dürfen.',
    join: 'Wie gehören die Bedingungen zusammen?',
    joins: { all: 'Alle müssen zutreffen', any: 'Mindestens eine muss zutreffen' },
    conditions: 'Bedingungen',
    condition: (number: number) => `Bedingung ${number}`,
    add: 'Bedingung hinzufügen',
    removeCondition: (number: number) => `Bedingung ${number} entfernen`,
    field: 'Merkmal',
    fields: {
      region: 'Bezirksregion',
      topic: 'Thema',
      kind: 'Art',
      level: 'Ebene',
      language: 'Sprache',
    },
    sense: 'Trifft zu oder nicht',
    senses: { is: 'ist', not: 'ist nicht' },
    values: 'Werte',
    unfinished:
      'Eine Bedingung ist noch leer. Sobald Sie dort etwas wählen, sehen Sie hier, wer dazugehört. Sollen es alle sein, entfernen Sie die Bedingung.',
    valuesMissing: 'Bitte wählen Sie mindestens einen Wert oder entfernen Sie die Bedingung.',
    pick: 'Wählen oder tippen',
    tooRich:
      'Die Bedingungen dieser Zielgruppe lassen sich hier nicht alle zeigen. Sie können ihr hier einen neuen Namen geben. Wenn Sie neue Bedingungen anlegen, ersetzen diese die bisherigen.',
    replace: 'Bedingungen neu anlegen',
  },

  way: {
    title: 'Wie soll sie hinausgehen?',
    choose: 'Versandart',
    rehearsal: 'Probeversand',
    rehearsalHint:
      'Jede Mail wird fertig geschrieben und liegt danach zum Lesen bereit. Verschickt wird keine. Ideal vor dem ersten Mal.',
    account: (name: string) => `Richtig verschicken über „${name}“`,
    security: {
      tls: (host: string) => `Die Verbindung zu ${host} ist von Anfang an verschlüsselt.`,
      starttls: (host: string) =>
        `Die Verbindung zu ${host} wird verschlüsselt, bevor etwas übertragen wird.`,
      none: (host: string) => `Die Verbindung zu ${host} bleibt auf diesem Rechner.`,
    },
    pace: (perMinute: number) =>
      perMinute === 0
        ? 'Ohne Tempobegrenzung.'
        : `Höchstens ${perMinute === 1 ? 'eine Mail' : `${whole(perMinute)} Mails`} pro Minute, damit kein Anbieter Ihre Mails für unerwünschte Werbung (Spam) hält.`,
    noAccount: 'Zum richtigen Verschicken fehlt noch ein Mailkonto.',
    noAccountTodo:
      'Tragen Sie in den Einstellungen den Mailserver Ihrer Dienststelle ein. Den Probeversand können Sie jetzt schon nutzen.',
    toSettings: 'Zu den Einstellungen',
    chooseFirst: 'Bitte wählen Sie, wie die Ausgabe hinausgehen soll.',
    findings: 'Prüfung der Ausgabe',
    clean: 'Die Ausgabe ist geprüft: Es ist nichts zu ändern.',
    blocked: (count: number) =>
      count === 1
        ? 'Eines müssen Sie vor dem Versand noch ändern'
        : `${whole(count)} Dinge müssen Sie vor dem Versand noch ändern`,
    advice: (count: number) =>
      count === 1
        ? '1 Vorschlag, der nichts aufhält'
        : `${whole(count)} Vorschläge, die nichts aufhalten`,
    repair: 'Ändern',
    show: 'Ansehen',
    checking: 'Die Ausgabe wird geprüft …',
    notChecked: 'Die Ausgabe ließ sich nicht prüfen',
    testTitle: 'Erst an mich selbst',
    test: 'Eine einzelne Mail, genau so, wie eine Ansprechperson sie bekäme. Sie zählt nicht zum Versand.',
    testRehearsal:
      'Beim Probeversand bleibt auch die Testmail hier und liegt unter „Tests“ zum Lesen bereit.',
    testAddress: 'E-Mail-Adresse',
    testAddressWrong:
      'Das ist keine vollständige E-Mail-Adresse. Erwartet wird etwas wie name@bezirksamt.example.',
    testSend: 'Test verschicken',
    testSent: 'Der Test ist unterwegs …',
    testAccepted: (address: string) =>
      `Der Mailserver hat den Test an ${address} angenommen. Er ist gleich in Ihrem Postfach.`,
    testWritten: 'Die Testmail ist geschrieben und liegt zum Lesen bereit.',
    testFailed: 'Der Test ging nicht hinaus.',
    testShow: 'Test ansehen',
  },

  check: {
    title: 'Stimmt alles?',
    subject: 'Betreff',
    to: 'an',
    segment: 'Zielgruppe',
    sample: 'Zum Beispiel an',
    letter: 'So kommt die Mail an',
    letterFor: 'Mail an',
    sender: 'Absender',
    replyTo: (address: string) => `Antworten gehen an ${address}.`,
    noSender: 'noch keine Absenderangabe',
    account: 'Versandart',
    rehearsal: 'Probeversand: Die Mails bleiben in Ihrem Datenordner.',
    real: (name: string) => `Richtiger Versand über „${name}“`,
    time: 'Dauer',
    noPace: 'Wenige Augenblicke.',
    takes: (duration: string, pace: number) =>
      `${duration} bei höchstens ${pace === 1 ? 'einer Mail' : `${whole(pace)} Mails`} pro Minute. Sie können jederzeit anhalten.`,
    last: 'Verglichen mit dem letzten Mal',
    first: 'An diese Zielgruppe geht zum ersten Mal ein richtiger Versand.',
    firstRehearsal: 'Mit dieser Zielgruppe wird zum ersten Mal geprobt.',
    lastWas: (subject: string, when: string, count: string) =>
      `Zuletzt ging „${subject}“ an diese Zielgruppe: ${when}, ${count}.`,
    nobodyNew: 'Es sind dieselben Personen wie beim letzten Mal.',
    added: (count: number) =>
      count === 1 ? '1 Person ist neu dabei.' : `${whole(count)} Personen sind neu dabei.`,
    removed: (count: number) =>
      count === 1
        ? '1 Person ist nicht mehr dabei.'
        : `${whole(count)} Personen sind nicht mehr dabei.`,
    twice: 'Diese Ausgabe ging schon einmal an diese Zielgruppe',
    twiceWhy: (when: string) =>
      `Am ${when} wurde dieselbe Ausgabe verschickt. Ein zweites Mal bekommen sie alle doppelt. Wenn nur einzelne sie nicht erhalten haben, öffnen Sie jenen Versand und schicken sie nur an diese noch einmal.`,
    partlyTwice: (count: number, of: number) =>
      `${people(count)} von ${whole(of)} ${count === 1 ? 'hat' : 'haben'} diese Ausgabe schon`,
    partlyTwiceWhy: (count: number, when: string) =>
      `Zuletzt wurde sie am ${when} verschickt. ${count === 1 ? 'Diese Person bekäme' : 'Diese Personen bekämen'} sie ein zweites Mal. Wählen Sie besser eine Zielgruppe ohne sie.`,
    twiceOpen: 'Jenen Versand öffnen',
    twiceYes: 'Ja, auch wer sie schon hat, soll sie noch einmal bekommen',
    twiceFirst: 'Bestätigen Sie oben, dass die Ausgabe ein zweites Mal ankommen soll.',
    start: (count: number) => `Jetzt an ${people(count)} verschicken`,
    startRehearsal: (count: number) =>
      `Probeversand mit ${count === 1 ? '1 Mail' : `${whole(count)} Mails`} beginnen`,
    starting: 'Der Versand beginnt …',
    blocked: 'Noch nicht möglich:',
    calm: 'Während des Versands können Sie anhalten und später weitermachen. Niemand bekommt dadurch etwas doppelt.',
    changed:
      'Seit Sie diese Seite geöffnet haben, hat sich etwas geändert. Bitte lesen Sie noch einmal.',
  },
};
