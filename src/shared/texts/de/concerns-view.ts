// Die Ansicht „Rückmeldungen“: lesen, ablegen, und was sonst zurückkam.
import type { SuggestionReason } from '#shared/contract/concern.ts';
import type { Incoming, LeaveDoubt } from '#shared/contract/incoming.ts';
import { mailImportView } from './mail-import-view.ts';

const whole = (count: number) => count.toLocaleString('de');
const quoted = (subject: string) => `„${subject || 'Ohne Betreff'}“`;

export const concernsView = {
  title: 'Rückmeldungen',
  intro: 'Was aus dem Kiez zurückkommt: lesen, einordnen, an das richtige Fachamt geben.',
  noSubject: 'Ohne Betreff',
  noSender: 'Absender unbekannt',
  tabs: 'Was zurückkam',
  sheets: {
    concern: 'Rückmeldungen',
    bounce: 'Rückläufer',
    unsubscribe: 'Abmeldungen',
    'auto-reply': 'Automatische Antworten',
  } satisfies Record<Exclude<Incoming['type'], 'report' | 'unreadable'>, string>,
  list: {
    about: (subject: string) => `Betreff: ${subject}`,
    label: 'Rückmeldungen, neueste zuerst',
    failed: 'Die Rückmeldungen lassen sich gerade nicht laden',
    none: 'Dazu passt keine Rückmeldung.',
    noneHint: 'Nehmen Sie einen Filter weg oder suchen Sie nach einem kürzeren Wort.',
    found: (count: number) => (count === 1 ? '1 Rückmeldung' : `${whole(count)} Rückmeldungen`),
    due: (day: string) => `bis ${day}`,
    overdue: (day: string) => `überfällig seit ${day}`,
    back: 'Alle Rückmeldungen',
    next: 'Nächste Rückmeldung',
    previous: 'Vorige Rückmeldung',
    place: (place: number, total: number, subject: string) =>
      `Rückmeldung ${whole(place)} von ${whole(total)}: ${subject || 'Ohne Betreff'}`,
  },
  filter: {
    label: 'Rückmeldungen filtern',
    search: 'In Rückmeldungen suchen',
    searchHint: 'Name, Betreff oder Wort',
    state: 'Stand',
    region: 'Bezirksregion',
    department: 'Fachamt',
    active: 'Aktive Filter',
    clear: 'Alle Filter entfernen',
  },
  empty: {
    title: 'Hier sammelt sich, was der Kiez sagt',
    text: 'Speichern Sie eine Antwort in Ihrem Mailprogramm als .eml-Datei und ziehen Sie sie hierher. Auch mehrere auf einmal sind möglich, ebenso Rückläufer und Abmeldungen: Kiezbrief sortiert sie.',
    how: 'So speichern Sie eine Mail als .eml',
    steps: {
      thunderbird:
        'Thunderbird: Mail markieren, dann „Datei“ > „Speichern als“ > „Datei“. Oder die Mail mit der Maus in einen Ordner ziehen.',
      outlook:
        'Outlook: im neuen Outlook und im Browser „Herunterladen“ als EML. Das klassische Outlook speichert .msg; leiten Sie die Mail dann als Anlage weiter oder nutzen Sie Outlook im Browser.',
      apple: 'Apple Mail: die Mail mit der Maus auf den Schreibtisch ziehen.',
    },
    pick: 'Links eine Rückmeldung wählen',
    pickText: 'Oder ganz ohne Maus: J und K blättern, eine Ziffer legt ab.',
  },
  ...mailImportView,
  reader: {
    label: 'Rückmeldung lesen',
    failed: 'Diese Rückmeldung lässt sich nicht laden',
    text: 'Was geschrieben wurde',
    noText: 'Die Mail enthält keinen eigenen Text.',
    answer: 'Zum Antworten',
    answerNote:
      'Antworten Sie in Ihrem Mailprogramm. E-Mail ist nicht Ende-zu-Ende-verschlüsselt: bitte keine vertraulichen Angaben.',
    copy: 'Adresse kopieren',
    copied: 'Adresse kopiert.',
    from: 'Absender laut Mail',
    about: 'Woher sie kommt',
    actor: 'Akteur*in',
    actorNone: 'Niemandem aus dem Adressbuch zugeordnet',
    actorGone: 'Nicht mehr im Adressbuch',
    bulletin: 'Antwort auf',
    bulletinGone: 'Diese Ausgabe wurde entfernt',
    change: 'Ändern',
    changeActor: 'Zuordnung zur Akteur*in ändern',
    changeBulletin: 'Zuordnung zur Ausgabe ändern',
    unlink: 'Zuordnung entfernen',
    asMatched: 'Wie automatisch erkannt',
    findActor: 'Name, Person oder Adresse',
    findBulletin: 'Betreff der Ausgabe',
    someone: 'ein anderer Eintrag',
    someBulletin: 'andere Ausgabe',
    noActor: 'niemandem zugeordnet',
    noBulletin: 'keiner Ausgabe zugeordnet',
    remove: 'Notiz entfernen',
    removed: (subject: string) => `Die Notiz ${quoted(subject)} ist entfernt.`,
    delivery: 'Zum Versand',
    why: {
      token: 'Sicher: Die Mail trägt die Kennung, die nur diese eine Sendung hatte.',
      'in-reply-to': 'Sicher: Die Mail antwortet nachweislich auf unsere Nachricht.',
      references: 'Sicher: Die Mail gehört nachweislich zum Gespräch über unsere Nachricht.',
      'quoted-id':
        'Recht sicher: In der Mail ist unsere Nachricht samt Kennung zitiert. Wer sie weiterleitet, zitiert sie auch.',
      'from-address':
        'Vermutet: nur die Absenderadresse passt. Die kann jede Person beliebig eintragen.',
      person: 'Von Hand zugeordnet.',
      none: 'Keiner Ausgabe zugeordnet.',
    },
    attachments: 'Anhänge',
    attachmentsNote:
      'Anhänge werden hier nicht geöffnet. Öffnen Sie sie bei Bedarf in Ihrem Mailprogramm.',
    attachmentsWhere: 'Mit Anhang. Name und Größe stehen beim Original.',
    noName: 'ohne Namen',
    showOriginal: 'Original zeigen',
    hideOriginal: 'Original ausblenden',
    saveOriginal: 'Original speichern',
    original: 'Die Mail, wie sie ankam',
    originalNote: 'Ohne Bilder von außen, ohne Skripte; Links führen nirgendwohin.',
    originalFrame: (subject: string) => `Original der Mail ${quoted(subject)}`,
    originalFailed: 'Das Original lässt sich nicht zeigen',
    to: 'An',
    sent: 'Abgeschickt laut Mail',
    headers: 'Technische Angaben',
  },
  filing: {
    label: 'Ablegen',
    state: 'Stand',
    type: 'Art',
    due: 'Zu beantworten bis',
    noDue: 'Kein Termin',
    inDays: (days: number) => (days === 7 ? 'in 1 Woche' : `in ${whole(days / 7)} Wochen`),
    clearDue: 'Termin entfernen',
    regions: 'Bezirksregion',
    topics: 'Thema',
    department: 'Fachamt',
    choose: 'Wählen oder tippen',
    suggestions: 'Vorschläge',
    untouched: 'Vorschlag aus dem Adressbuch, noch nicht bestätigt',
    take: 'Vorschlag übernehmen',
    because: {
      actor: 'steht so im Adressbuch',
      named: 'im Text genannt',
      earlier: 'wie frühere Rückmeldungen',
    } satisfies Record<SuggestionReason, string>,
    becauseCount: (count: number) =>
      count === 1
        ? 'wie 1 frühere Rückmeldung zu diesem Thema'
        : `wie ${whole(count)} frühere Rückmeldungen zu diesem Thema`,
    accept: 'Vorschläge übernehmen',
    accepted: 'Vorschläge übernommen',
    needsDepartment:
      'Wer soll antworten? Wählen Sie ein Fachamt, dann gilt die Rückmeldung als zugewiesen.',
    notFromClosed:
      'Abgeschlossen. Öffnen Sie die Rückmeldung erst wieder, dann kann sie beantwortet werden.',
    undo: 'Letzten Schritt rückgängig machen',
    done: (name: string, what: string) => `${name}: ${what}`,
    nothing: 'nichts',
  },
  commands: {
    state: (state: string) => `Stand: ${state}`,
    regions: 'Bezirksregion wählen',
    topics: 'Thema wählen',
    department: 'Fachamt wählen',
    type: 'Art wählen',
    due: 'Termin setzen',
  },
  conflict: {
    title: 'Inzwischen woanders geändert',
    text: 'Ein anderes Fenster war schneller. Es wurde nichts überschrieben.',
    there: 'Dort steht jetzt',
    yours: 'Sie wollten',
    apply: 'Meine Änderung anwenden',
    keep: 'So lassen',
    kept: 'Wie dort gelassen.',
  },
  review: {
    title: 'Bitte ansehen',
    done: 'Angesehen',
    doneSaid: (name: string) => `${name} ist angesehen.`,
    leave: 'Abmelden',
    stay: 'Nicht abmelden',
    takeBack: 'Abmeldung zurücknehmen',
    leftSaid: (name: string) => `${name}: abgemeldet. Es wird nicht mehr geschrieben.`,
    stayedSaid: (name: string) => `${name}: nicht abgemeldet.`,
    takenBackSaid: (name: string) => `${name}: Die Abmeldung ist zurückgenommen.`,
    waiting: (address: string) =>
      `Ist das eine Abmeldung${address === '' ? '' : ` von ${address}`}? Noch ist niemand abgemeldet. Bitte entscheiden Sie.`,
    doubts: {
      'other-sender':
        'Die Mail kommt von einer anderen Adresse als der, an die wir geschrieben haben. Vielleicht wurde eine Ausgabe weitergeleitet.',
      'null-sender': 'Die Mail hat keinen Absender. So schreiben meist Programme.',
      event:
        'Die Worte nennen unsere Mails nicht. Vielleicht ist nur die Teilnahme an einer Veranstaltung abgesagt.',
      'test-mail': 'Sie antwortet auf eine Testmail.',
      'address-changed':
        'Im Adressbuch steht inzwischen eine andere Adresse. Bitte prüfen Sie, ob es dieselbe Person ist.',
    } satisfies Record<LeaveDoubt, string>,
    contact: 'Zum Adressbuch',
    delivery: 'Zum Versand',
    concern: 'Zur Rückmeldung',
    heading: 'Bitte ansehen',
    rest: 'Erledigt, zum Nachlesen',
    check: {
      concern:
        'Ist eine Abmeldung gemeint, oder ist die Zuordnung falsch? Lesen Sie den Text. Geändert wurde nichts.',
      bounce:
        'Welche Adresse ist gemeint? Lesen Sie das Original und berichtigen Sie die Adresse im Adressbuch.',
      unsubscribe:
        'Ist die richtige Person abgemeldet? Lesen Sie das Original und vergleichen Sie mit dem Adressbuch.',
      report: 'Lesen Sie das Original.',
      'auto-reply': 'Lesen Sie das Original.',
      unreadable: 'Speichern Sie das Original und öffnen Sie es mit Ihrem Mailprogramm.',
    } satisfies Record<Incoming['type'], string>,
  },
  incoming: {
    none: {
      concern: 'Noch nichts eingelesen.',
      bounce:
        'Keine Rückläufer. Kommt eine Sendung als unzustellbar zurück, lesen Sie die Mail ein: Kiezbrief erkennt den Grund und vermerkt ihn an der Sendung.',
      unsubscribe:
        'Keine Abmeldungen. Meldet sich jemand per Mail ab, lesen Sie sie ein: die Adresse kommt auf die Sperrliste.',
      'auto-reply':
        'Keine automatischen Antworten. Abwesenheitsnotizen landen hier und ändern nichts.',
    } satisfies Record<Exclude<Incoming['type'], 'report' | 'unreadable'>, string>,
    bounce: (who: string) => `Kam von ${who} zurück und ist an der Sendung vermerkt.`,
    bounceUnknown: 'Passt zu keiner Sendung. Es wurde nichts geändert.',
    delayed: (who: string) =>
      `Der Mailserver versucht es bei ${who} noch und meldet sich, wenn es nicht gelingt. Es ist nichts zu tun; an der Sendung ist es vermerkt.`,
    delayedUnknown:
      'Ein Mailserver versucht es noch. Die Meldung passt zu keiner Sendung; geändert wurde nichts.',
    arrived: (who: string) =>
      `Der Mailserver meldet, dass die Mail bei ${who} angekommen ist. Es ist nichts zu tun; an der Sendung ist es vermerkt.`,
    arrivedUnknown:
      'Ein Mailserver meldet, dass eine Mail angekommen ist. Die Meldung passt zu keiner Sendung; geändert wurde nichts.',
    unsubscribed: (who: string) => `${who} ist abgemeldet und wird nicht mehr angeschrieben.`,
    notUnsubscribed: (who: string) => `${who} ist noch nicht abgemeldet.`,
    left: (addresses: string) =>
      addresses === ''
        ? 'Die Adresse ist abgemeldet und wird nicht mehr angeschrieben.'
        : `Abgemeldet: ${addresses}. Dorthin wird nicht mehr geschrieben.`,
    stillWritten: (who: string, address: string) => `${who} bekommt weiter Post an ${address}.`,
    waiting: (addresses: string) =>
      addresses === '' ? 'Noch nicht abgemeldet.' : `Noch nicht abgemeldet: ${addresses}.`,
    declined: 'Nicht abgemeldet; so wurde entschieden.',
    takenBack: (at: string, why: string) =>
      `Die Abmeldung wurde am ${new Date(at).toLocaleDateString('de', { day: 'numeric', month: 'long', year: 'numeric' })} zurückgenommen${why === '' ? '.' : `: ${why}`}`,
    unsubscribedUnknown: 'Niemand im Adressbuch passt dazu. Es wurde niemand abgemeldet.',
    unreadable: 'Diese E-Mail ließ sich nicht lesen. Sie ist unverändert aufbewahrt.',
    autoReply: (who: string) => `Automatische Antwort von ${who}. Es ist nichts zu tun.`,
    autoReplyUnknown: 'Automatische Antwort. Es ist nichts zu tun.',
    about: (subject: string) => `Versand ${quoted(subject)}`,
    at: (name: string, actor: string) => (name ? `${name} (${actor})` : actor),
  },
  note: {
    open: 'Gespräch notieren',
    title: 'Anruf oder Gespräch notieren',
    intro: 'Was Sie am Telefon oder bei einem Treffen gehört haben, steht dann neben den Mails.',
    channel: 'Wie haben Sie gesprochen?',
    channels: { phone: 'Am Telefon', meeting: 'Bei einem Treffen' },
    from: 'Wer hat es gesagt?',
    fromHint: 'Name oder Funktion, wenn die Person einverstanden ist.',
    actor: 'Akteur*in',
    actorHint: 'Regionen und Themen werden übernommen.',
    subject: 'Worum geht es?',
    text: 'Was wurde gesagt?',
    receivedOn: 'Wann?',
    save: 'Notiz anlegen',
    saved: (subject: string) => `${quoted(subject)} ist als Rückmeldung angelegt.`,
    missing: 'Bitte schreiben Sie in wenigen Worten, worum es geht.',
  },
};
