import type { ErrorCode, ErrorData } from '#shared/errors.ts';
import { sentencesOf } from '#shared/texts/mail-server-troubles.ts';
import { inWhichProgram, sinceWhen } from './doors.ts';
import { mailServer } from './mail-server.ts';
import { obstacles } from './obstacles.ts';
import { blockNames } from './block-names.ts';

export type ErrorSentences = { [Code in ErrorCode]: (data: ErrorData<Code>) => string };

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024).toLocaleString('de')} MB`;
const thousands = (count: number) => count.toLocaleString('de');

const nameOfBlock = (type: string): string =>
  (blockNames as Readonly<Record<string, string>>)[type] ?? type;

/** What the checks of the contract say about a value. */
const problems: Record<string, string> = {
  invalid_type: 'fehlt oder ist hier nicht möglich',
  invalid_format: 'hat nicht die erwartete Form',
  invalid_value: 'ist keine der Möglichkeiten',
  invalid_union: 'passt zu keiner der Möglichkeiten',
  too_big: 'ist zu groß oder zu lang',
  too_small: 'ist zu klein oder fehlt',
  unrecognized_keys: 'gibt es hier nicht',
  'control-character': 'enthält unsichtbare Steuerzeichen',
  domain: 'hat keine gültige Domain',
  'local-part': 'hat einen Punkt an der falschen Stelle',
  'duplicate-id': 'nennt denselben Eintrag zweimal',
  'id-or-rule': 'braucht genau eines: eine gespeicherte Zielgruppe oder ihre Bedingungen',
  'id-or-account': 'braucht genau eines: ein gespeichertes Mailkonto oder seine Angaben',
  'not-permitted': 'ist auf diesem Rechner nicht erlaubt',
  '0-65535': 'ist eine Zahl von 0 bis 65535',
  'too-deep': 'ist zu tief verschachtelt',
  'not-possible-now': 'lässt sich aus dem jetzigen Stand nicht erreichen',
  'missing-for-assigned': 'fehlt: Zugewiesen ist erst, wofür ein Fachamt feststeht',
};

/** Who holds a data folder. */
const doors: Record<string, string> = {
  electron: 'Programmfenster',
  web: 'Browser',
  cli: 'Befehlszeile',
};

/** What happened, and what to do. */
export const errors: ErrorSentences = {
  internal: ({ incident }) =>
    `Das hätte nicht passieren dürfen. Bitte versuchen Sie es noch einmal. Wenn es wieder geschieht, nennen Sie uns die Vorfallnummer ${incident}.`,
  'input.invalid': ({ issues }) =>
    `Diese Angaben passen nicht: ${issues.map(({ path, problem }) => `„${path || 'Eingabe'}“ ${problems[problem] ?? `(${problem})`}`).join('; ')}. Bitte prüfen Sie sie.`,
  'input.not-json': () => 'Die Anfrage ist kein gültiges JSON. Bitte prüfen Sie die Eingabe.',
  'input.too-large': ({ maxBytes }) =>
    `Das ist zu groß. Möglich sind höchstens ${megabytes(maxBytes)}.`,
  'api.unknown-method': ({ nearest }) =>
    `Diesen Befehl gibt es nicht.${nearest ? ` Meinten Sie „${nearest}“?` : ''} Eine Übersicht zeigt „kiezbrief help“.`,

  'store.conflict': () =>
    'Dieser Eintrag wurde inzwischen an anderer Stelle geändert. Bitte laden Sie ihn neu und übernehmen Sie Ihre Änderung.',
  'store.locked': ({ pid, host, door }) =>
    `Dieser Datenordner ist gerade in Benutzung (${doors[door] ?? door}, Prozess ${pid} auf ${host}). Bitte schließen Sie das andere Fenster zuerst.`,
  'store.in-use': ({ door, since }) =>
    `Mit diesem Datenordner arbeitet Kiezbrief schon ${inWhichProgram(door)}, seit ${sinceWhen(since)}. Hier können Sie solange alles ansehen und einen Versand anhalten oder endgültig beenden. Ändern können Sie dort, oder hier, sobald es beendet ist. Es wurde nichts geändert.`,
  'store.owner-left': () =>
    'Das andere Kiezbrief wurde gerade beendet, bevor es antworten konnte. Bitte sehen Sie nach, was zuletzt geschah, und versuchen Sie es noch einmal.',
  'store.unreadable': ({ file }) =>
    `Die Datei ${file} ist beschädigt und es gibt keine lesbare Sicherung. Die Datei bleibt unverändert liegen. Bitte spielen Sie eine Sicherung des Datenordners ein.`,
  'store.newer-version': ({ file }) =>
    `Die Datei ${file} stammt aus einer neueren Version von Kiezbrief. Bitte aktualisieren Sie das Programm. Es wurde nichts verändert.`,
  'store.read-only': ({ folder }) =>
    `In den Ordner ${folder} kann nicht geschrieben werden. Sie können alles ansehen. Zum Ändern brauchen Sie Schreibrechte für diesen Ordner.`,
  'store.full': ({ folder }) =>
    `Der Speicherplatz für ${folder} ist voll. Ihre letzte Änderung wurde nicht gespeichert, alles Frühere ist da. Bitte schaffen Sie Platz und versuchen Sie es noch einmal.`,
  'store.write-failed': ({ file }) =>
    `Die Datei ${file} ließ sich nicht speichern. Der vorige Stand ist erhalten. Bitte prüfen Sie, ob Laufwerk und Ordner erreichbar sind.`,
  'backup.not-found': () => 'Diese Sicherung gibt es nicht mehr. Bitte laden Sie die Liste neu.',
  'backup.unreadable': () =>
    'Diese Sicherung ist beschädigt. Bitte wählen Sie eine andere. Es wurde nichts verändert.',
  'backup.delivery-running': () =>
    'Gerade läuft ein Versand. Bitte halten Sie ihn an, bevor Sie eine Sicherung der Sendungen zurückholen.',
  'secret.no-safe-place': () =>
    'Auf diesem Rechner gibt es keinen sicheren Ort für Kennwörter. Kiezbrief speichert sie deshalb nicht. Legen Sie eine Passphrase in KIEZBRIEF_PASSPHRASE fest oder geben Sie das Kennwort bei jedem Start ein.',

  'sender.not-found': () =>
    'Diese Absenderangabe gibt es nicht mehr. Bitte wählen Sie eine andere.',
  'sender.missing': () =>
    'Es fehlt noch eine Absenderangabe. Bitte tragen Sie sie in den Einstellungen ein.',
  'account.not-found': () => 'Dieses Mailkonto gibt es nicht mehr. Bitte wählen Sie ein anderes.',
  'sender.in-use': () =>
    'Ein Versand mit dieser Absenderangabe ist noch nicht abgeschlossen. Bitte beenden oder verwerfen Sie ihn zuerst.',
  'account.in-use': () =>
    'Ein Versand über dieses Mailkonto ist noch nicht abgeschlossen. Bitte beenden oder verwerfen Sie ihn zuerst.',
  'account.tls-required': () =>
    'Eine unverschlüsselte Verbindung ist nur zum eigenen Rechner erlaubt. Bitte wählen Sie TLS oder STARTTLS.',
  'account.password-missing': () =>
    'Für dieses Mailkonto ist kein Kennwort hinterlegt. Bitte tragen Sie es in den Einstellungen ein.',
  'list.entry-in-use': () =>
    'Dieser Eintrag wird noch verwendet und kann deshalb nicht entfernt werden.',

  'actor.not-found': () => 'Diese*n Akteur*in gibt es nicht mehr.',
  'contact.not-found': () => 'Diese Ansprechperson gibt es nicht mehr.',
  'contact.no-legal-basis': () =>
    'Für diese Ansprechperson ist keine Rechtsgrundlage hinterlegt. Ohne sie darf nicht geschrieben werden.',
  'contact.no-address': () => 'Für diese Ansprechperson ist keine E-Mail-Adresse hinterlegt.',
  'address.closed': ({ reason }) =>
    `An diese Adresse geht auch kein Test. Der Grund: ${obstacles[reason]}`,
  'unsubscribe.reason-needed': () =>
    'Diese Person hat sich selbst abgemeldet. Bitte nennen Sie den Grund, warum Sie das zurücknehmen; er bleibt vermerkt.',
  'suppression.not-found': () =>
    'Diese Adresse steht nicht auf der Sperrliste. Bitte prüfen Sie die Schreibweise.',
  'consent.before-leaving': ({ at }) =>
    `Diese Einwilligung ist älter als die Abmeldung vom ${new Date(at).toLocaleDateString('de')}. Nötig ist eine, die danach gegeben wurde.`,
  'consent.in-future': () =>
    'Der Tag der Einwilligung liegt in der Zukunft. Bitte prüfen Sie das Datum.',
  'leave.nobody': () => 'In dieser Mail steht keine Adresse, die abgemeldet werden könnte.',
  'contacts.others-meanwhile': ({ found }) =>
    `In dieser Auswahl hat sich inzwischen etwas geändert: Es geht jetzt um ${found === 1 ? '1 Ansprechperson' : `${found} Ansprechpersonen`}. Es ist noch nichts eingetragen; bitte sehen Sie noch einmal hin.`,
  'import.not-found': () =>
    'Dieser Import lässt sich nicht mehr zurücknehmen. Möglich ist das für die letzten fünf.',
  'import.cancelled': () => 'Der Import wurde abgebrochen. Im Adressbuch hat sich nichts geändert.',
  'import.running': () =>
    'Gerade wird schon eine Liste importiert. Bitte warten Sie, bis sie im Adressbuch steht, oder brechen Sie diesen Import ab.',
  'import.empty': () =>
    'Die Datei ist leer. Bitte wählen Sie eine Liste mit einer Kopfzeile und mindestens einer Zeile.',
  'import.no-rows': () => 'Die Datei enthält nur eine Kopfzeile. Es gibt nichts zu importieren.',
  'import.not-text': ({ line }) =>
    `Das ist keine Textliste (in Zeile ${line} stehen Zeichen, die kein Text sind). Bitte speichern Sie die Tabelle in Excel als „CSV (Trennzeichen-getrennt)“.`,
  'import.encoding-unknown': ({ line }) =>
    `Die Zeichen in Zeile ${line} lassen sich nicht lesen. Bitte speichern Sie die Liste als „CSV UTF-8“.`,
  'import.too-large': ({ maxBytes }) =>
    `Die Datei ist zu groß. Möglich sind höchstens ${megabytes(maxBytes)}. Bitte teilen Sie die Liste auf.`,
  'import.too-many-rows': ({ maxRows }) =>
    `Die Liste hat zu viele Zeilen. Möglich sind höchstens ${thousands(maxRows)}. Bitte teilen Sie sie auf.`,
  'import.too-many-columns': ({ line, maxColumns }) =>
    `Zeile ${line} hat zu viele Spalten (höchstens ${maxColumns}). Vermutlich passt das Trennzeichen nicht.`,
  'import.unclosed-quote': ({ line }) =>
    `Das Anführungszeichen, das in Zeile ${line} beginnt, wird nicht geschlossen. Bitte korrigieren Sie die Zeile. Es wurde nichts importiert.`,
  'import.no-address-column': () =>
    'In der Kopfzeile ist weder eine Spalte für den Namen noch eine für die E-Mail-Adresse zu erkennen. Bitte benennen Sie die Spalten oder ordnen Sie sie zu.',

  'segment.not-found': () => 'Diese Zielgruppe gibt es nicht mehr. Bitte wählen Sie eine andere.',
  'segment.empty': () =>
    'In dieser Zielgruppe ist zurzeit niemand, dem Sie schreiben dürfen. Die Vorschau der Zielgruppe nennt die Gründe.',
  'segment.built-in': () =>
    'Diese Zielgruppe ist von Anfang an da und bleibt, wie sie ist. Legen Sie eine Kopie an: Die können Sie ändern.',

  'template.not-found': () => 'Diese Vorlage gibt es nicht. Bitte wählen Sie eine andere.',
  'template.broken': ({ id }) =>
    `Die Vorlage ${id} ist beschädigt. Bitte installieren Sie Kiezbrief neu oder wählen Sie eine andere Vorlage.`,
  'bulletin.not-found': () => 'Diese Ausgabe gibt es nicht mehr.',
  'bulletin.blocked': () =>
    'Diese Ausgabe kann so noch nicht verschickt werden. Die Prüfung zeigt, was fehlt.',
  'block.not-allowed': ({ block }) =>
    `Der Baustein „${nameOfBlock(block)}“ passt nicht zu dieser Vorlage.`,
  'image.unsupported': () =>
    'Dieses Bildformat lässt sich nicht verwenden. Möglich sind PNG, JPEG und GIF.',
  'image.too-large': ({ maxBytes }) =>
    `Das Bild ist zu groß. Möglich sind höchstens ${megabytes(maxBytes)}. Bitte verkleinern Sie es.`,
  'image.not-found': () =>
    'Dieses Bild ist nicht mehr vorhanden. Bitte fügen Sie es noch einmal ein.',
  'render.failed': () =>
    'Aus dieser Ausgabe ließ sich keine Mail erzeugen. Bitte prüfen Sie die zuletzt geänderten Bausteine.',

  'delivery.not-found': () => 'Diesen Versand gibt es nicht.',
  'delivery.set-aside': ({ file }) =>
    `Dieser Versand ist beiseitegelegt: Die Datei ${file} seines Versandprotokolls fehlt oder ist beschädigt. Er verschickt nichts mehr, damit niemand die Mail zweimal bekommt. Alles andere arbeitet weiter. Bitte spielen Sie den Ordner dieses Versands aus einer Sicherung Ihres Datenordners ein und starten Sie Kiezbrief neu.`,
  'delivery.nobody-left': () =>
    'Von diesem Versand ist niemand mehr offen. Alle haben die Mail erhalten, sind schon für einen neuen Versand vorgesehen oder stehen nicht mehr im Adressbuch.',
  'delivery.interrupted': () =>
    'Kiezbrief wurde beendet, während der Versand lief. Es ist nichts verloren, und niemand bekommt etwas doppelt. Bitte setzen Sie den Versand fort.',
  'delivery.wrong-state': () =>
    'Bei diesem Versand hat sich inzwischen etwas geändert, deshalb geht das nicht mehr. Bitte laden Sie die Ansicht neu.',
  'envelope.not-found': () => 'Diese Sendung gibt es nicht.',
  'envelope.not-unclear': () => 'Über diese Sendung ist schon entschieden.',
  ...sentencesOf(mailServer.troubles),

  'example.not-found': () =>
    'Das mitgelieferte Beispiel fehlt oder ist beschädigt. Bitte installieren Sie Kiezbrief neu.',
  'example.already-loaded': () => 'Das Beispiel ist schon geladen.',
  'example.loading': () =>
    'Das Beispiel wird gerade geladen. Bitte warten Sie einen Moment, oder brechen Sie das Laden ab.',
  'example.cancelled': () =>
    'Das Laden des Beispiels wurde abgebrochen. Was schon da war, ist wieder entfernt.',
  'example.not-loaded': () => 'Es ist kein Beispiel geladen.',

  'mail.unreadable': () =>
    'Diese Datei ist keine lesbare E-Mail. Bitte speichern Sie die Nachricht im Mailprogramm als .eml.',
  'mail.too-large': ({ maxBytes }) =>
    `Diese E-Mail ist zu groß. Möglich sind höchstens ${megabytes(maxBytes)}.`,
  'concern.not-found': () => 'Diese Rückmeldung gibt es nicht mehr.',
  'concern.is-mail': () =>
    'Diese Rückmeldung kam als Mail und bleibt erhalten. Schließen Sie sie stattdessen ab.',

  'host.foreign-host': () =>
    'Diese Adresse gehört nicht zu Kiezbrief. Bitte öffnen Sie die Adresse, die beim Start angezeigt wurde.',
  'host.foreign-origin': () => 'Diese Anfrage kam von einer fremden Seite und wurde abgewiesen.',
  'host.token-missing': () =>
    'Es fehlt der Zugangsschlüssel. Bitte öffnen Sie die vollständige Adresse, die beim Start angezeigt wurde.',
  'host.token-wrong': () =>
    'Der Zugangsschlüssel gilt nicht mehr. Bitte drücken Sie in dem Fenster, in dem Kiezbrief läuft, die Eingabetaste und öffnen Sie die neue Adresse.',
  'host.port-busy': ({ port }) =>
    `Port ${port} wird schon von einem anderen Programm benutzt. Bitte wählen Sie einen anderen oder lassen Sie die Angabe weg.`,
  'host.unreachable': () =>
    'Kiezbrief antwortet nicht. Bitte prüfen Sie, ob das Programm noch läuft, und versuchen Sie es dann noch einmal.',
  'command.unknown-option': ({ option, nearest }) =>
    `Die Angabe „${option}“ gibt es hier nicht.${nearest ? ` Meinten Sie „${nearest}“?` : ''} Die möglichen Angaben zeigt „kiezbrief help“.`,
  'command.confirmation-needed': () =>
    'Ein Versand lässt sich nicht zurücknehmen und hier kann niemand gefragt werden. Bitte ergänzen Sie --yes, wenn wirklich verschickt werden soll. Es wurde nichts verschickt.',
  'command.secret-in-argument': ({ key }) =>
    `Was auf der Befehlszeile steht, können auf diesem Rechner alle lesen; „${key}“ wird dort nicht angenommen. Mit ${key}=@- werden Sie danach gefragt (oder es kommt aus der Standardeingabe), mit ${key}=@datei aus einer Datei. Arbeiten andere an diesem Rechner, ändern Sie das Kennwort bitte. Es wurde nichts geändert.`,
  'command.file-unreadable': ({ file }) =>
    `Die Datei ${file} lässt sich nicht lesen. Bitte prüfen Sie Namen und Rechte.`,
};
