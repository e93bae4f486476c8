// What the command line says. Its words for keys and methods are the contract's own.
const whole = (count: number) => count.toLocaleString('de');

export const command = {
  locale: 'de-DE',
  yes: 'ja',
  no: 'nein',
  nothing: '–',
  shown: (shown: number, total: number) =>
    shown === total
      ? `${whole(total)} ${total === 1 ? 'Eintrag' : 'Einträge'}`
      : `${whole(shown)} von ${whole(total)} Einträgen`,
  done: 'Erledigt.',
  incidentDetails: 'Technische Einzelheiten:',

  progress: (done: number, total: number) =>
    `${whole(done)} von ${whole(total)} (${total === 0 ? 100 : Math.floor((done / total) * 100)} %)`,
  stopping: 'Wird nach dem laufenden Schritt angehalten. Noch einmal Strg+C beendet sofort.',
  paused: 'Angehalten. Es geht nichts verloren.',
  stopped: 'Abgebrochen.',
  continueWith: (line: string) => `Weiter geht es mit: ${line}`,
  partlyDone: ({
    refused,
    unclear,
    waiting,
    cancelled,
    flawed,
  }: Record<'refused' | 'unclear' | 'waiting' | 'cancelled' | 'flawed', number>) =>
    [
      refused === 0
        ? ''
        : `${whole(refused)} ${refused === 1 ? 'Sendung wurde' : 'Sendungen wurden'} abgelehnt.`,
      unclear === 0
        ? ''
        : `Bei ${whole(unclear)} ${unclear === 1 ? 'Sendung' : 'Sendungen'} ist unklar, ob sie ankam${unclear === 1 ? '' : 'en'}. Bitte entscheiden Sie darüber.`,
      waiting === 0
        ? ''
        : `${whole(waiting)} ${waiting === 1 ? 'Sendung wartet' : 'Sendungen warten'} noch: Der Versand wurde anderswo angehalten.`,
      cancelled === 0
        ? ''
        : `${whole(cancelled)} ${cancelled === 1 ? 'Sendung wurde' : 'Sendungen wurden'} nicht verschickt, weil der Versand vorher beendet wurde.`,
      flawed === 0
        ? ''
        : `${whole(flawed)} ${flawed === 1 ? 'Sendung wurde ausgelassen, weil ihre Mail einen Fehler hat.' : 'Sendungen wurden ausgelassen, weil ihre Mails einen Fehler haben.'}`,
      'Wer es ist, zeigt deliveries.envelopes.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  stoppedBy: (code: string) => `Der Vorgang hat von selbst angehalten (${code}).`,
  confirmSending: (subject: string, count: number) =>
    `„${subject}“ jetzt an ${whole(count)} ${count === 1 ? 'Adresse' : 'Adressen'} verschicken? Das lässt sich nicht zurücknehmen. [j/N]`,
  askSecret: (key: string) => `${key} (wird nicht angezeigt): `,
  folderOpen: (folder: string, isOwn: boolean) =>
    `Andere Konten können in den Datenordner ${folder}. ${isOwn ? 'settings.closeFolder schließt ihn.' : 'Schließen kann ihn nur, wem er gehört.'}`,
  declined: 'Es wurde nichts verschickt.',

  help: {
    title: 'Kiezbrief auf der Kommandozeile',
    usage: 'Aufruf',
    usageLine: 'kiezbrief <bereich>.<befehl> [schlüssel=wert ...] [Optionen]',
    commands: 'Befehle',
    keys: 'Schlüssel',
    noKeys: 'Dieser Befehl braucht keine Angaben.',
    options: 'Optionen',
    errors: 'Mögliche Fehler und Exit-Status',
    example: 'Beispiel',
    values: 'Werte',
    events: 'Meldungen (mit --follow)',
    continues: (query: string) =>
      `Läuft weiter, bis alles getan ist; Strg+C hält an. Den Stand nennt ${query}.`,
    more: 'Mehr zu einem Bereich oder Befehl: kiezbrief help <bereich>[.<befehl>]',
    kinds: { query: 'liest nur', command: 'ändert etwas' },
    environment: 'Umgebung',
    environmentLines: [
      ['KIEZBRIEF_DATA', 'Datenordner, wenn --data fehlt'],
      [
        'KIEZBRIEF_PASSPHRASE',
        'verschlüsselt damit die Kennwörter der Mailkonten in secrets.json; ohne sie gelten sie nur für einen Aufruf',
      ],
    ] as const,
    optionLines: [
      ['--data ORDNER', 'Datenordner; sonst KIEZBRIEF_DATA, sonst der übliche Ort'],
      ['--json', 'nur die Antwort als JSON (auch Fehler und Hilfe)'],
      ['--yes', 'Versand ohne Rückfrage beginnen'],
      ['--follow', 'eine Zeile je Meldung, auf die Fehlerausgabe'],
      ['--language de|en', 'Sprache der Ausgabe; sonst nach LANG'],
      ['--help, --version', 'Hilfe, Version'],
    ] as const,
    valueLines: [
      [
        'a.b=wert',
        'Schlüssel in einem Schlüssel; blocks.0.text=... ist der erste Eintrag einer Liste',
      ],
      ['a=x,y', 'Liste; a= ist die leere Liste'],
      [
        'a={...} a=[...]',
        'JSON, wo ein Objekt oder eine Liste erwartet wird; null leert, wo das möglich ist',
      ],
      [
        'a=@datei a=@-',
        'Inhalt einer Datei oder der Standardeingabe; ein Kennwort nur so, und mit @- fragt ein Terminal danach; @@ ist ein @ am Anfang',
      ],
      ['input=@datei.json', 'die ganze Eingabe; einzelne Schlüssel gehen vor'],
    ] as const,
    exitLine: (codes: string) =>
      `Exit-Status: 0 in Ordnung, ${codes}, 7 fertig, aber nicht alle Sendungen wurden angenommen, 130 angehalten`,
    kindNames: {
      internal: 'Programmfehler',
      invalid: 'ungültige Angabe',
      'not-found': 'nicht gefunden',
      conflict: 'passt nicht zum Stand',
      forbidden: 'nicht erlaubt',
      unavailable: 'nicht erreichbar',
    },
    types: {
      text: 'Text',
      integer: 'ganze Zahl',
      number: 'Zahl',
      boolean: 'true | false',
      instant: 'Zeitpunkt wie 2026-03-02T09:00:00Z',
      date: 'Tag wie 2026-03-02',
      uri: 'Webadresse',
      email: 'E-Mail-Adresse',
      file: 'Datei (@datei)',
      secret: 'Kennwort, nur @- oder @datei',
      object: 'Objekt',
      any: 'beliebig',
      list: (item: string) => `Liste: ${item}`,
      sameAs: (key: string) => `wie ${key}`,
      atMost: (count: number) => `höchstens ${whole(count)} Zeichen`,
      megabytes: (count: number) => `höchstens ${whole(count)} MB`,
      range: (from: string, to: string) => `${from} bis ${to}`,
      from: (from: string) => `ab ${from}`,
      only: (condition: string) => `nur bei ${condition}`,
      required: 'nötig',
      requiredWith: (parent: string) => `nötig, wenn ${parent} angegeben wird`,
      defaultsTo: (value: string) => `sonst ${value}`,
    },
  },
};
