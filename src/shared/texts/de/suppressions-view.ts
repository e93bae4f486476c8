// Die Sperrliste: ansehen, ändern, und was bei einer Ansprechperson dazu vermerkt ist.
const whole = (count: number) => count.toLocaleString('de');
const day = (at: string) =>
  new Date(at).toLocaleDateString('de', { day: 'numeric', month: 'long', year: 'numeric' });
const because = (why: string) => (why === '' ? '' : `: ${why}`);

function backAgain(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? ' 1 Ansprechperson ist nicht mehr abgemeldet.'
    : ` ${whole(count)} Ansprechpersonen sind nicht mehr abgemeldet.`;
}

export const suppressionsView = {
  intro:
    'An diese Adressen schreibt Kiezbrief nie, auch nicht, wenn sie in einer neuen Liste stehen. Gespeichert ist nicht die Adresse, sondern nur ein Prüfwert. Lesbar ist sie hier nur, solange sie in Ihrem Adressbuch steht.',
  failed: 'Die Sperrliste lässt sich gerade nicht anzeigen',
  empty: {
    title: 'Noch ist niemand gesperrt',
    text: 'Wer sich per Mail abmeldet, kommt von selbst hierher. Ruft jemand an, der nicht im Adressbuch steht, tragen Sie die Adresse hier ein.',
  },
  add: 'Adresse sperren',
  lift: 'Sperre aufheben',
  liftNamed: (name: string) => `Sperre aufheben: ${name}`,
  addText: 'An diese Adresse wird nicht mehr geschrieben, bei keinem Eintrag im Adressbuch.',
  liftText:
    'Wer mit dieser Adresse abgemeldet war, bekommt wieder Post, wenn eine Rechtsgrundlage eingetragen und die Person nicht vorübergehend gesperrt ist. Der Grund bleibt vermerkt.',
  address: 'E-Mail-Adresse',
  addressProblem: 'Bitte geben Sie eine vollständige Adresse ein, zum Beispiel name@beispiel.de.',
  reason: 'Grund',
  addHint: 'Zum Beispiel „Anruf am 3. März: keine Post mehr“.',
  liftHint:
    'Zum Beispiel „Versehentlich gesperrt“ oder „Weitergeleitete Ausgabe, jemand anderes hat sich abgemeldet“.',
  reasonProblem: 'Bitte nennen Sie den Grund. Er bleibt vermerkt.',
  added: (address: string) => `${address} steht jetzt auf der Sperrliste.`,
  wasKnown: (address: string) =>
    `${address} stand schon auf der Sperrliste. Es hat sich nichts geändert.`,
  lifted: (address: string, count: number) =>
    `${address} steht nicht mehr auf der Sperrliste.${backAgain(count)}`,
  undoneReason: 'Rückgängig gemacht',
  closed: (count: number) =>
    count === 1 ? '1 gesperrte Adresse' : `${whole(count)} gesperrte Adressen`,
  opened: (count: number) =>
    count === 1 ? '1 aufgehobene Sperre' : `${whole(count)} aufgehobene Sperren`,
  unknown: 'Nicht im Adressbuch',
  isClosed: 'gesperrt',
  isOpen: 'aufgehoben',
  history: 'Was dazu vermerkt ist',
  byMail: (at: string) => `Am ${day(at)} per Mail abgemeldet`,
  byOffice: (at: string, why: string) => `Am ${day(at)} hier im Haus eingetragen${because(why)}`,
  restricted: (at: string) =>
    `Vorübergehend gesperrt (eingeschränkt nach Art. 18 DSGVO); seit dem ${day(at)} steht das nur noch hier`,
  liftedByOffice: (at: string, why: string) => `Am ${day(at)} zurückgenommen${because(why)}`,
  liftedByConsent: (at: string, why: string) =>
    `Am ${day(at)} durch neue Einwilligung aufgehoben${because(why)}`,
  mail: 'Mail ansehen',
  takeBack: {
    title: 'Abmeldung zurücknehmen',
    text: 'Diese Person hat sich selbst abgemeldet. Nehmen Sie das nur zurück, wenn es ein Irrtum war. Abmeldung und Grund bleiben vermerkt.',
    action: 'Zurücknehmen',
    hint: 'Zum Beispiel „Weitergeleitete Ausgabe, jemand anderes hat geklickt“.',
  },
  consent: {
    open: 'Neue Einwilligung eintragen',
    title: (name: string) => `Neue Einwilligung von ${name}`,
    text: 'Wer wieder Post möchte, sagt es neu. Die Einwilligung muss nach der Abmeldung gegeben sein. Sie gilt für diese Adresse bei allen Akteur*innen; die Abmeldung bleibt vermerkt.',
    wording: 'Wortlaut',
    wordingHint: 'Was die Person geschrieben oder gesagt hat, möglichst wörtlich.',
    wordingProblem: 'Bitte tragen Sie den Wortlaut ein. Er ist der Nachweis.',
    source: 'Woher wissen Sie das?',
    sourceHint: 'Zum Beispiel „Mail vom 5. März“ oder „Formular auf der Kiezrunde“.',
    givenOn: 'Gegeben am',
    save: 'Einwilligung eintragen',
    done: (name: string) => `Die Einwilligung von ${name} ist eingetragen.`,
  },
};
