// The words of reading mails in: how to save one, how far it is, and what became of each.

const whole = (count: number) => count.toLocaleString('de');

const quoted = (subject: string) => `„${subject || 'Ohne Betreff'}“`;

/** What is quoted ends as a sentence, however it was written. */
const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

export const mailImportView = {
  import: {
    choose: 'E-Mails einlesen',
    drop: 'Loslassen, um die E-Mails einzulesen',
    running: 'E-Mails werden eingelesen',
    results: 'Eingelesen',
    close: 'Liste schließen',
    open: 'Ansehen',
    stopped: (rest: number) =>
      rest === 1
        ? 'Angehalten. 1 Datei wurde nicht eingelesen.'
        : `Angehalten. ${whole(rest)} Dateien wurden nicht eingelesen.`,
    done: (count: number) =>
      count === 1 ? '1 Datei ist eingelesen.' : `${whole(count)} Dateien sind eingelesen.`,
    notMail: (file: string) =>
      `${file}: Das ist keine .eml-Datei. Bitte speichern Sie die Nachricht im Mailprogramm als .eml.`,
    outlook: (file: string) =>
      `${file}: Outlooks .msg-Format lässt sich nicht lesen. Bitte speichern Sie die Nachricht als .eml, zum Beispiel in Outlook im Browser.`,
    failed: (file: string, sentence: string) => `${file}: ${sentence}`,
    known: (name: string) => `Schon eingelesen: ${sentence(name)} Es hat sich nichts geändert.`,
    concern: (name: string) => `Neue Rückmeldung. ${name}`,
    bounce: (name: string) =>
      `Rückläufer. ${name}: An der Sendung ist vermerkt, dass sie nicht ankam.`,
    bounceReview: (name: string) =>
      `Rückläufer. ${name}: Er passt zu keiner Sendung. Bitte ansehen.`,
    unsubscribe: (name: string) =>
      `Abmeldung. ${name}: An diese Person wird nicht mehr geschrieben.`,
    unsubscribeReview: (name: string) => `Abmeldung. ${name}: Bitte ansehen.`,
    delayed: (name: string) =>
      `Zwischenmeldung. ${name}: Der Mailserver versucht es noch. Es ist nichts zu tun.`,
    arrived: (name: string) =>
      `Zwischenmeldung. ${name}: Die Mail ist angekommen. Es ist nichts zu tun.`,
    unreadable: (subject: string) =>
      `${quoted(subject)} ließ sich nicht lesen. Die E-Mail ist aufbewahrt und steht bei den Rückläufern.`,
    autoReply: (name: string) => `Automatische Antwort. ${name}: Es ist nichts zu tun.`,
  },
};
