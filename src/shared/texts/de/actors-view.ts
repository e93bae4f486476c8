// The address book on screen: list, filters, one actor with its contacts. The import wizard has its
// own file.
import { obstacleFilters, obstacleWords, shortObstacleWords } from './obstacles.ts';

const whole = (count: number) => count.toLocaleString('de');
const dayShort = (at: Date) =>
  at.toLocaleDateString('de', { day: 'numeric', month: 'numeric', year: 'numeric' });
const day = (at: Date) =>
  at.toLocaleDateString('de', { day: 'numeric', month: 'long', year: 'numeric' });

export const actorsView = {
  title: 'Adressbuch',
  intro: 'Wer im Kiez und in der Verwaltung zu erreichen ist.',
  import: 'Liste importieren',
  add: 'Akteur*in anlegen',
  importShort: 'Importieren',
  addShort: 'Anlegen',
  list: 'Akteur*innen',
  search: 'Adressbuch durchsuchen',
  searchHint: 'Name, Telefon, Straße, Region, Thema …',
  /** Why a row was found that does not show it. */
  foundIn: {
    kind: (text: string) => `Art: ${text}`,
    level: (level: string) => (level === 'district' ? 'Bezirksebene' : 'lokale Ebene'),
    regions: (text: string) => `Bezirksregion: ${text}`,
    topics: (text: string) => `Thema: ${text}`,
    contacts: (text: string) => `Ansprechperson: ${text}`,
    email: (text: string) => `E-Mail: ${text}`,
    address: (text: string) => `Anschrift: ${text}`,
    phone: (text: string) => `Telefon: ${text}`,
  },
  count: (count: number) => (count === 1 ? '1 Akteur*in' : `${whole(count)} Akteur*innen`),
  found: (count: number) => (count === 1 ? '1 Treffer' : `${whole(count)} Treffer`),
  foundContacts: (count: number, contacts: number) =>
    `${count === 1 ? '1 Treffer' : `${whole(count)} Treffer`} mit ${contacts === 1 ? '1 passenden Ansprechperson' : `${whole(contacts)} passenden Ansprechpersonen`}`,
  shortDay: (at: string) => dayShort(new Date(at)),
  failedTitle: 'Das Adressbuch lässt sich gerade nicht anzeigen',
  filter: {
    label: 'Filtern nach',
    region: 'Bezirksregion',
    topic: 'Thema',
    kind: 'Art',
    level: 'Ebene',
    none: 'In dieser Liste steht noch nichts. Einträge legen Sie in den Einstellungen an.',
    active: 'Aktive Filter',
    reset: 'Alle Filter aufheben',
    fromImport: 'Aus diesem Import',
    obstacles: 'Wer keine Post bekommt',
    ...obstacleFilters,
    contacts: (count: number) =>
      count === 1 ? '1 Ansprechperson' : `${whole(count)} Ansprechpersonen`,
  },
  bulk: {
    open: 'Rechtsgrundlage eintragen …',
    title: (count: number) =>
      count === 1
        ? 'Rechtsgrundlage für 1 Ansprechperson eintragen'
        : `Rechtsgrundlage für ${whole(count)} Ansprechpersonen eintragen`,
    text: 'Bitte nur, wenn sie für alle in dieser Auswahl gilt. Wer sich abgemeldet hat oder gesperrt ist, bleibt es.',
    basisMissing: 'Bitte wählen Sie, warum Sie diesen Personen schreiben dürfen.',
    save: 'Eintragen',
    done: (count: number) =>
      count === 1
        ? 'Für 1 Ansprechperson ist die Rechtsgrundlage eingetragen.'
        : `Für ${whole(count)} Ansprechpersonen ist die Rechtsgrundlage eingetragen.`,
  },
  columns: {
    name: 'Name',
    kind: 'Art',
    regions: 'Bezirksregion',
    contacts: 'Ansprechpersonen',
    changed: 'Geändert',
    state: 'Post',
  },
  writing: {
    written: 'bekommt Post',
    partly: (written: number, all: number) => `${whole(written)} von ${whole(all)}`,
    ...shortObstacleWords,
    nobody: 'niemand',
    partlyHeard: (written: number, all: number) =>
      `${whole(written)} von ${whole(all)} Ansprechpersonen bekommen Post`,
    nobodyHeard: 'noch keine Ansprechperson',
  },
  empty: {
    title: 'Ihr Adressbuch ist noch leer',
    text: 'Bringen Sie Ihre Excel-Liste mit, als CSV gespeichert. Kiezbrief erkennt die Spalten, zeigt vorher, was passiert, und nimmt auf Wunsch alles wieder zurück.',
    example: 'Beispiel laden',
    loading: 'Beispiel wird geladen',
  },
  nothing: {
    title: 'Nichts gefunden',
    search: (words: string, isFiltered: boolean) =>
      `Zu „${words}“ passt kein Eintrag. Probieren Sie ein kürzeres Wort${isFiltered ? ' oder heben Sie einen Filter auf' : ''}.`,
    filter: 'Zu diesen Filtern passt kein Eintrag. Heben Sie einen davon auf.',
    reset: 'Suche und Filter aufheben',
    resetSearch: 'Suche aufheben',
  },
  segment: {
    open: 'Als Zielgruppe speichern',
    title: 'Diese Auswahl als Zielgruppe speichern',
    text: 'Eine Zielgruppe wächst mit: Wer später dazukommt und passt, gehört von selbst dazu. Der Suchtext zählt nicht mit.',
    name: 'Name der Zielgruppe',
    nameMissing: 'Bitte geben Sie der Zielgruppe einen Namen.',
    save: 'Zielgruppe speichern',
    reach: (included: number) =>
      `${included === 1 ? '1 Ansprechperson würde' : `${whole(included)} Ansprechpersonen würden`} heute angeschrieben.`,
    done: (name: string) => `Die Zielgruppe „${name}“ ist gespeichert.`,
  },
  sheet: {
    label: 'Einzelheiten',
    close: 'Einzelheiten schließen',
    more: 'Mehr Möglichkeiten',
    remove: 'Aus dem Adressbuch entfernen',
    removed: (name: string) => `„${name}“ ist aus dem Adressbuch entfernt.`,
    created: (name: string) => `„${name}“ steht jetzt im Adressbuch.`,
    newTitle: 'Neu im Adressbuch',
    newText: 'Ein Name genügt für den Anfang. Alles andere können Sie später ergänzen.',
    create: 'Anlegen',
    facts: 'Angaben',
    edit: 'Bearbeiten',
    editFacts: 'Angaben bearbeiten',
    editContact: (name: string) => `${name} bearbeiten`,
    ready: 'Fertig',
    noKind: 'Keine Art gewählt',
    name: 'Name',
    kind: 'Art',
    level: 'Ebene',
    regions: 'Bezirksregionen',
    topics: 'Themen',
    department: 'Fachamt',
    departmentHint: 'Nur für Akteur*innen der Bezirksebene: welches Fachamt das ist.',
    address: 'Anschrift',
    street: 'Straße und Hausnummer',
    postalCode: 'PLZ',
    city: 'Ort',
    website: 'Webseite',
    find: 'Wählen oder tippen',
    contacts: 'Ansprechpersonen',
    noContacts: 'Hier ist noch niemand eingetragen. Ohne Ansprechperson geht keine Post hierhin.',
    addContact: 'Ansprechperson hinzufügen',
    nameless: 'Ohne Namen',
    changedAt: (at: string) => `Zuletzt geändert am ${day(new Date(at))}`,
  },
  contact: {
    function: 'Funktion',
    functionHint: 'Bleibt, wenn die Person wechselt: „Leitung“, „Sekretariat“.',
    salutation: 'Anrede',
    title: 'Titel',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon',
    language: 'Sprache der Post',
    languages: { de: 'Deutsch', en: 'Englisch' },
    legalBasis: 'Rechtsgrundlage',
    noLegalBasis: 'Noch keine',
    legalBasisHint:
      'Warum Sie dieser Person schreiben dürfen. Ohne Grundlage bleibt sie im Adressbuch, bekommt aber keine Post.',
    source: 'Woher wissen Sie das?',
    sourceHint: 'Zum Beispiel „Anmeldebogen Stadtteilkonferenz“ oder „Liste der Schulaufsicht“.',
    givenOn: 'Seit wann',
    wording: 'Wortlaut der Einwilligung',
    basisLine: (basis: string, source: string, at: string) =>
      `${basis}${source ? ` · ${source}` : ''} · ${day(new Date(at))}`,
    restricted: 'Vorübergehend keine Post schicken',
    restrictedHint: 'Zum Beispiel, solange eine Berichtigung geklärt wird (Art. 18 DSGVO).',
    remove: 'Ansprechperson entfernen',
    removed: (name: string) => `${name} ist entfernt.`,
    unsubscribe: 'Möchte keine Post mehr',
    unsubscribed: (name: string) => `${name} ist abgemeldet und bekommt keine Post mehr.`,
    unsubscribedTitle: (at: string | null) =>
      at ? `Abgemeldet am ${day(new Date(at))}` : 'Abgemeldet',
    unsubscribedText:
      'Diese Adresse wird nicht mehr angeschrieben, auch wenn sie in einer neuen Liste wieder auftaucht.',
    nameInDoubt: {
      unsure:
        'Das ist nicht sicher ein Name. Mails grüßen hier ohne Namen: „Guten Tag“. Steht der Name in „Vorname“ und „Nachname“, grüßen sie wieder persönlich.',
      died: 'Hier steht, dass diese Person verstorben ist. Mails grüßen ohne Namen: „Guten Tag“. Bitte prüfen Sie, wer die Post jetzt bekommt.',
      gone: 'Hier steht, dass diese Person nicht mehr oder gerade nicht da ist. Mails grüßen ohne Namen: „Guten Tag“. Bitte prüfen Sie, wer die Post jetzt bekommt.',
    },
    closedElsewhere: {
      unsubscribed:
        'Unter dieser Adresse hat sich bei einem anderen Eintrag jemand abgemeldet. Sie wird deshalb nirgends angeschrieben.',
      restricted:
        'Diese Adresse ist bei einem anderen Eintrag vorübergehend gesperrt und bekommt deshalb keine Post.',
      suppressed: 'Diese Adresse steht auf der Sperrliste und wird nicht angeschrieben.',
    },
    suppressedTitle: 'Auf der Sperrliste',
    mistake: 'Das war ein Versehen',
    takeBack: 'Abmeldung zurücknehmen',
    subscribedAgain: (name: string) => `${name} bekommt wieder Post.`,
    stillRestricted: (name: string) =>
      `${name} ist nicht mehr abgemeldet. „Vorübergehend keine Post schicken“ gilt weiter.`,
    states: {
      written: 'bekommt Post',
      ...obstacleWords,
    },
  },
  problems: {
    name: 'Bitte tragen Sie einen Namen ein.',
    email: 'Das ist noch keine vollständige E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
    source: 'Bitte nennen Sie, woher Sie das wissen. Das gehört zum Nachweis.',
  },
  saving: {
    saved: 'Alles gespeichert',
    waiting: 'Wird gleich gespeichert …',
    saving: 'Wird gespeichert …',
    incomplete: 'Noch nicht gespeichert. Bitte prüfen Sie die markierten Felder.',
    failed: 'Nicht gespeichert',
    retry: 'Noch einmal speichern',
    revert: 'Änderungen verwerfen',
    reverted: 'Der Stand von vorhin ist wiederhergestellt.',
  },
  conflict: {
    title: 'Jemand anderes hat hier inzwischen etwas geändert',
    text: 'Beide Fassungen sind noch da. Welche soll gelten?',
    field: 'Feld',
    mine: 'Ihre Fassung',
    theirs: 'Gespeicherte Fassung',
    nothing: 'leer',
    look: 'Beide Fassungen ansehen',
    keepMine: 'Meine Fassung speichern',
    takeTheirs: 'Gespeicherte Fassung übernehmen',
    taken: 'Die gespeicherte Fassung gilt.',
    contact: (name: string, field: string) => `${name}: ${field}`,
    present: 'vorhanden',
  },
  shortcuts: { search: 'Suche im Adressbuch' },
};
