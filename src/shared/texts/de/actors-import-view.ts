// The import wizard: file, columns, check, result.
import type { RowAction } from '#shared/contract/actor-import.ts';

const whole = (count: number) => count.toLocaleString('de');
const rows = (count: number) => (count === 1 ? '1 Zeile' : `${whole(count)} Zeilen`);

const encodings = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8, wie Excel es mit „CSV UTF-8“ speichert',
  'utf-16le': 'Unicode-Text (UTF-16)',
  'utf-16be': 'Unicode-Text (UTF-16)',
  'windows-1252': 'Windows-Zeichen, wie Excel es mit „CSV“ speichert',
};
const delimiters = { ';': 'Semikolon', ',': 'Komma', '\t': 'Tabulator' };
const actions: Record<RowAction, string> = {
  create: 'neu',
  update: 'wird ergänzt',
  unchanged: 'unverändert',
  refuse: 'nicht übernommen',
};

export const actorsImportView = {
  title: 'Liste importieren',
  intro:
    'Aus Excel oder LibreOffice, als CSV gespeichert. Bis zum letzten Schritt wird nichts verändert, und danach lässt sich alles zurücknehmen.',
  steps: { file: 'Datei', columns: 'Spalten', check: 'Prüfen', result: 'Ergebnis' },
  stepOf: (step: number, all: number, name: string) => `Schritt ${step} von ${all}: ${name}`,
  done: 'erledigt',
  back: 'Zurück',
  file: {
    title: 'Welche Liste soll ins Adressbuch?',
    drop: 'Ziehen Sie die Datei hierher',
    dropNow: 'Jetzt loslassen',
    or: 'oder',
    choose: 'Datei auswählen',
    hint: 'CSV mit Semikolon, Komma oder Tabulator, bis 50 MB. Umlaute kommen richtig an.',
    reading: (name: string) => `„${name}“ wird gelesen …`,
    failed: 'Diese Datei ließ sich nicht lesen',
    again: 'Nehmen Sie dieselbe Datei nach der Korrektur einfach noch einmal.',
    several: 'Bitte nehmen Sie eine Datei nach der anderen. Gelesen wurde die erste.',
    workbook:
      'Das ist eine Excel-Arbeitsmappe. Öffnen Sie sie in Excel, wählen Sie „Datei“, „Speichern unter“ und dort den Dateityp „CSV UTF-8 (durch Trennzeichen getrennt)“. Die neue Datei ziehen Sie dann hierher.',
    document:
      'Das ist eine Tabelle oder ein Dokument von LibreOffice oder ein Archiv. Öffnen Sie die Tabelle, wählen Sie „Datei“, „Speichern unter“ und dort den Dateityp „Text CSV“. Die neue Datei ziehen Sie dann hierher.',
    pdf: 'Das ist eine PDF-Datei. Aus ihr lassen sich keine Spalten lesen. Bitten Sie um die Liste als Excel- oder CSV-Datei.',
    tooLarge: 'Die Datei ist größer als 50 MB. Bitte teilen Sie die Liste auf.',
    unreadable:
      'Die Datei lässt sich nicht öffnen. Vielleicht ist sie in einem anderen Programm geöffnet oder wurde verschoben.',
    help: 'So kommt die Liste aus Excel',
    helpSteps: {
      save: 'In Excel „Datei“, dann „Speichern unter“ wählen.',
      kind: 'Als Dateityp „CSV UTF-8 (durch Trennzeichen getrennt)“ nehmen.',
      drop: 'Die gespeicherte Datei hierher ziehen.',
    },
    expects:
      'Die erste Zeile nennt die Spalten, zum Beispiel: Einrichtung, Art, Straße, PLZ, Ort, Funktion, Vorname, Nachname, eMail.',
  },
  columns: {
    title: 'Was steht in welcher Spalte?',
    text: (found: number, all: number) =>
      `${found === all ? 'Alle' : `${whole(found)} von ${whole(all)}`} Spalten sind zugeordnet. Die Beispiele stammen aus Ihrer Datei.`,
    read: (
      name: string,
      count: number,
      encoding: keyof typeof encodings,
      delimiter: keyof typeof delimiters,
    ) =>
      `„${name}“: ${rows(count)}, getrennt durch ${delimiters[delimiter]}, gelesen als ${encodings[encoding]}.`,
    umlauts:
      'Sehen die Umlaute in den Beispielen richtig aus? Wenn nicht, speichern Sie die Liste in Excel als „CSV UTF-8“ und nehmen Sie die neue Datei.',
    column: (position: number) => `Spalte ${position}`,
    field: (header: string) => `„${header}“ kommt in das Feld`,
    noSamples: 'keine Einträge',
    moved: (header: string) =>
      `Die Spalte „${header}“ wird dafür nicht mehr übernommen, denn jedes Feld gibt es einmal.`,
    unknown:
      'In der Kopfzeile war weder ein Name noch eine E-Mail-Adresse zu erkennen. Bitte ordnen Sie die Spalten selbst zu.',
    needsName:
      'Mindestens eine Spalte muss sagen, wer gemeint ist: Einrichtung, Nachname, Ansprechperson oder E-Mail.',
    next: 'Weiter zur Prüfung',
  },
  check: {
    title: 'Stimmt das so?',
    text: 'Noch ist nichts geändert.',
    working: 'Die Liste wird geprüft',
    stopped: 'Die Prüfung wurde abgebrochen. Die Zahlen hier gelten noch für die Angaben davor.',
    again: 'Noch einmal prüfen',
    figures: 'Was der Import tun würde',
    created: 'neu',
    updated: 'werden ergänzt',
    unchanged: 'unverändert',
    refused: 'nicht übernommen',
    refusedTab: 'Nicht übernommen',
    takenTab: 'Wird übernommen',
    refusedNone: 'Jede Zeile wird übernommen.',
    refusedText:
      'Diese Zeilen bleiben draußen, alle anderen kommen trotzdem ins Adressbuch. Korrigieren Sie sie in Ruhe und importieren Sie die Liste noch einmal: Was schon da ist, bleibt, wie es ist.',
    takenText: (shown: number) => `Die ersten ${whole(shown)} Zeilen.`,
    takenNone: 'Keine Zeile wird übernommen.',
    saveRefused: 'Diese Zeilen als CSV speichern',
    refusedFile: 'nicht-uebernommen.csv',
    line: 'Zeile',
    lineOf: (line: number) => `Zeile ${line}`,
    actor: 'Einrichtung oder Person',
    email: 'E-Mail',
    why: 'Grund',
    actions,
    basisTitle: 'Warum dürfen Sie diesen Menschen schreiben?',
    basisText:
      'Zeilen ohne eigene Rechtsgrundlage bekommen die, die Sie hier nennen. Ohne Angabe kommen sie trotzdem ins Adressbuch; Post bekommen sie erst, wenn die Grundlage eingetragen ist.',
    basisWithout: (count: number) =>
      count === 0
        ? 'Für alle liegt eine Rechtsgrundlage vor.'
        : `Ohne Rechtsgrundlage ${count === 1 ? 'bliebe 1 Ansprechperson' : `blieben ${whole(count)} Ansprechpersonen`}.`,
    basisLater: 'Später eintragen',
    basisLaterHint: 'Sie stehen im Adressbuch, bekommen aber noch keine Post.',
    basisHints: {
      consent: 'Die Menschen haben zugestimmt, diese Informationen zu bekommen.',
      'public-task':
        'Funktionsadressen von Einrichtungen, denen Sie als Verwaltung Informationen weitergeben.',
      agreement: 'Vertrag, Zuwendung oder Kooperation.',
      'own-request': 'Sie haben selbst darum gebeten.',
    },
    source: 'Woher stammt die Liste?',
    sourceHint: 'Das wird bei jeder Ansprechperson als Nachweis vermerkt.',
    sourceMissing: 'Bitte nennen Sie, woher die Liste stammt. Das gehört zum Nachweis.',
    since: 'Seit wann gilt das?',
    defaults: 'Für Zeilen ohne eigene Angabe',
    defaultsText:
      'Wenn die Liste zu einer Region oder einer Art gehört, tragen Sie das hier einmal ein.',
    noDefault: 'keine Vorgabe',
    start: (count: number) =>
      count === 0 ? 'Nichts zu importieren' : `${rows(count)} importieren`,
    nothing: 'Alles aus dieser Liste steht schon im Adressbuch. Es gibt nichts zu tun.',
  },
  working: {
    title: 'Ihre Liste wird übernommen',
    label: (name: string) =>
      name === '' ? 'Die Liste wird übernommen' : `„${name}“ wird übernommen`,
    begin: 'Die Datei wird gelesen',
    reading: (count: number) => `${rows(count)} gelesen`,
    checking: 'Die Zeilen werden geprüft',
    saving: 'Wird gespeichert. Abbrechen geht jetzt nicht mehr, zurücknehmen gleich danach.',
    cancelling: 'Wird abgebrochen …',
    heard: (done: number, total: number) =>
      `Die Zeilen werden geprüft: ${whole(done)} von ${whole(total)}`,
    mayLeave:
      'Sie können inzwischen anderes tun: Der Import läuft weiter, und hier steht, wie weit er ist.',
    tooLate:
      'Zum Abbrechen war es zu spät: Die Liste wurde schon gespeichert. Sie können den Import zurücknehmen.',
    cancelled: 'Der Import ist abgebrochen',
    cancelledText: 'Im Adressbuch hat sich nichts geändert. Alle Ihre Angaben stehen noch hier.',
    endedElsewhere: (name: string) =>
      `Der Import von „${name}“ wurde abgebrochen oder ist nicht gelungen. Im Adressbuch hat sich nichts geändert.`,
  },
  earlier: {
    title: 'Frühere Importe',
    text: 'Die letzten fünf lassen sich zurücknehmen. Was seitdem von Hand geändert wurde, bleibt, wie es ist.',
    noName: 'Liste ohne Namen',
    what: (created: number, updated: number) =>
      `${created === 1 ? '1 neue*r Akteur*in' : `${whole(created)} neue Akteur*innen`}, ${whole(updated)} ergänzt`,
    undo: 'Zurücknehmen',
    undoNamed: (name: string, when: string) => `Import „${name}“ vom ${when} zurücknehmen`,
  },
  result: {
    title: 'Geschafft',
    oneEach:
      'Jede Zeile ist eine Ansprechperson. Mehrere können zur selben Einrichtung gehören; doppelte Zeilen zählen im Adressbuch nur einmal.',
    sentence: (taken: number, refused: number) =>
      `${rows(taken)} ${taken === 1 ? 'steht' : 'stehen'} im Adressbuch${refused === 0 ? '.' : `, ${rows(refused)} ${refused === 1 ? 'blieb' : 'blieben'} draußen.`}`,
    nothing: 'Es gab nichts zu ändern.',
    lackingBasis: 'Diese ansehen und die Rechtsgrundlage eintragen',
    undo: 'Import zurücknehmen',
    undoing: 'Wird zurückgenommen …',
    undoText:
      'Neues wird entfernt, Geändertes wird wieder, wie es war. Das geht auch später: unter „Liste importieren“ stehen die letzten fünf Importe.',
    undone: 'Der Import ist zurückgenommen',
    undoneText: (count: number, kept: number) =>
      `${count === 1 ? '1 Eintrag ist' : `${whole(count)} Einträge sind`} wieder wie vorher.${kept === 0 ? '' : ` ${kept === 1 ? '1 Eintrag wurde' : `${whole(kept)} Einträge wurden`} seitdem von Hand geändert und ${kept === 1 ? 'bleibt' : 'bleiben'}, wie ${kept === 1 ? 'er ist' : 'sie sind'}.`}`,
    open: 'Zum Adressbuch',
    another: 'Noch eine Liste importieren',
    toast: (name: string) => `„${name}“ ist importiert.`,
  },
};
