// What can go wrong with a mail server, and what it said itself.
import type { SmtpStep } from '#shared/server-reply.ts';
import type { MailServerTroubles } from '#shared/texts/mail-server-troubles.ts';

const server = (host = '') => `Mailserver ${host}`.trim();
const servers = (host = '') => `Mailservers ${host}`.trim();
const portOf = (host = '', port = 0) =>
  port === 0 ? 'Der eingetragene Port' : `Port ${port} von ${host}`;

const troubles: MailServerTroubles = {
  'smtp.unreachable': ({ host = '', reason, step }) => {
    if (reason === 'name-unknown') {
      return {
        why: `Der Name ${host} ließ sich nicht auflösen.`,
        todo: 'Prüfen Sie, ob er richtig geschrieben ist. Manche Mailserver sind nur im Dienstnetz oder über das VPN zu finden.',
      };
    }
    if (reason === 'line-lost') {
      return {
        why: `Die Verbindung zum ${server(host)} ist mehrmals abgerissen.`,
        todo: 'Prüfen Sie die Netzverbindung. Bleibt es so, fragen Sie Ihre IT-Stelle oder Ihren Anbieter.',
      };
    }
    if (step === 'greeting') {
      return {
        why: `Der ${server(host)} hat die Verbindung angenommen, sich aber nicht gemeldet.`,
        todo: 'Versuchen Sie es später noch einmal. Bleibt es so, fragen Sie Ihre IT-Stelle oder Ihren Anbieter.',
      };
    }
    return {
      why: `Der ${server(host)} ist nicht erreichbar.`,
      todo:
        'Prüfen Sie Netzverbindung, Servername und Port. Oft hält eine Firewall die Verbindung auf: ' +
        'Fragen Sie Ihre IT-Stelle, ob dieser Rechner den Mailserver über SMTP erreichen darf.',
    };
  },
  'smtp.auth-failed': ({ host }) => ({
    why: `Der ${server(host)} hat die Anmeldung abgelehnt.`,
    todo:
      'Geben Sie Benutzername und Kennwort im Mailkonto noch einmal ein. ' +
      'Manche Postfächer brauchen ein eigenes Kennwort für Programme oder eine Freigabe für SMTP.',
  }),
  'smtp.login-not-offered': ({ host }) => ({
    why: `Der ${server(host)} bietet auf diesem Port keine Anmeldung an.`,
    todo: 'Wählen Sie im Mailkonto Port 587 oder 465. Braucht der Mailserver keine Anmeldung, lassen Sie den Benutzernamen leer.',
  }),
  'smtp.tls-failed': ({ host, reason }) => ({
    why: `Zum ${server(host)} kam keine sichere Verbindung zustande${reason === undefined ? '' : ` (${reason})`}. Es wurde nichts übertragen.`,
    todo: 'Zeigen Sie diese Meldung Ihrer IT-Stelle.',
  }),
  'smtp.certificate-expired': ({ host }) => ({
    why: `Das Zertifikat des ${servers(host)} ist abgelaufen oder noch nicht gültig.`,
    todo: 'Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, muss Ihre IT-Stelle das Zertifikat erneuern.',
  }),
  'smtp.certificate-unknown': ({ host }) => ({
    why: `Das Zertifikat des ${servers(host)} stammt von einer Stelle, die dieser Computer nicht kennt.`,
    todo: 'Bitten Sie Ihre IT-Stelle, das Stammzertifikat auf diesem Computer zu installieren.',
  }),
  'smtp.certificate-other-name': ({ host }) => ({
    why: `Das Zertifikat des ${servers(host)} gilt für einen anderen Servernamen.`,
    todo: 'Tragen Sie im Mailkonto den Servernamen ein, den Ihre IT-Stelle oder Ihr Anbieter nennt.',
  }),
  'smtp.tls-too-old': ({ host }) => ({
    why: `Der ${server(host)} beherrscht nur veraltete Verschlüsselung.`,
    todo: 'Ihre IT-Stelle muss dort TLS 1.2 oder neuer einschalten.',
  }),
  'smtp.starttls-missing': ({ host }) => ({
    why: `Der ${server(host)} bietet auf diesem Port kein STARTTLS an.`,
    todo: 'Wählen Sie im Mailkonto „TLS von Anfang an, Port 465“, oder fragen Sie Ihre IT-Stelle nach dem richtigen Port.',
  }),
  'smtp.port-speaks-tls': ({ host, port }) => ({
    why: `${portOf(host, port)} spricht TLS von Anfang an, das Mailkonto aber STARTTLS.`,
    todo: 'Wählen Sie im Mailkonto „TLS von Anfang an“ oder Port 587.',
  }),
  'smtp.port-speaks-no-tls': ({ host, port }) => ({
    why: `${portOf(host, port)} spricht kein TLS von Anfang an.`,
    todo: 'Wählen Sie im Mailkonto „STARTTLS, Port 587“ oder Port 465.',
  }),
  'smtp.login-missing': ({ host }) => ({
    why: `Der ${server(host)} verlangt eine Anmeldung.`,
    todo: 'Tragen Sie im Mailkonto Benutzername und Kennwort ein.',
  }),
  'smtp.relay-denied': ({ host }) => ({
    why: `Der ${server(host)} leitet Mails von hier nicht weiter.`,
    todo: 'Tragen Sie im Mailkonto Benutzername und Kennwort ein, oder bitten Sie Ihre IT-Stelle um die Freigabe dieses Computers.',
  }),
  'smtp.sender-blocked': ({ host }) => ({
    why: `Der ${server(host)} nimmt nichts an: Ihr Anschluss oder Ihre Absenderadresse steht auf einer Sperrliste.`,
    todo: 'Bitten Sie Ihre IT-Stelle oder Ihren Anbieter, den Eintrag löschen zu lassen.',
  }),
  'smtp.refused-unexplained': ({ host }) => ({
    why: `Der ${server(host)} lehnt eine Adresse nach der anderen ab und nennt keinen Grund.`,
    todo: 'Fragen Sie Ihre IT-Stelle oder Ihren Anbieter, und zeigen Sie ihnen, was der Mailserver schrieb.',
  }),
  'smtp.message-too-large': ({ host }) => ({
    why: `Der ${server(host)} nimmt so große Mails nicht an.`,
    todo: 'Verkleinern Sie die Bilder der Ausgabe und planen Sie den Versand neu.',
  }),
  'smtp.sender-refused': ({ host }) => ({
    why: `Der ${server(host)} nimmt Mails mit dieser Absenderadresse nicht an.`,
    todo: 'Prüfen Sie, ob die Absenderadresse zum Mailkonto gehört.',
  }),
  'smtp.limit-reached': ({ host }) => ({
    why: `Der ${server(host)} nimmt für diesen Zeitraum nichts mehr an, die Höchstmenge ist erreicht. Das ist üblich.`,
    todo: 'Nach einer Weile nimmt er wieder Mails an. Bleibt es so, fragen Sie Ihre IT-Stelle oder Ihren Anbieter nach der Höchstmenge.',
  }),
  'smtp.try-later': ({ host }) => ({
    why: `Der ${server(host)} nimmt gerade nichts an und bittet um Geduld.`,
    todo: 'Wenn das länger so bleibt, hilft Ihre IT-Stelle oder Ihr Anbieter.',
  }),
  'smtp.not-smtp': ({ host }) => ({
    why: `Unter ${host ?? 'der eingetragenen Adresse'} antwortet kein Mailserver.`,
    todo: 'Prüfen Sie Servername und Port des Mailkontos.',
  }),
};

const steps: Record<SmtpStep, string> = {
  connect: 'beim Verbinden',
  tls: 'beim Verschlüsseln',
  greeting: 'zur Begrüßung',
  ehlo: 'nach der Begrüßung',
  starttls: 'beim Verschlüsseln',
  auth: 'zur Anmeldung',
  'mail-from': 'zur Absenderadresse',
  'rcpt-to': 'zur Empfängeradresse',
  data: 'zur Mail selbst',
};

export const mailServer = {
  troubles,
  steps,
  /** `step` is one of the above or empty. */
  wrote: (step: string, words: string) => `${`Der Mailserver schrieb ${step}`.trim()}: „${words}“`,
  awaitsGreeting:
    'Der Mailserver ist erreicht, lässt sich mit der Begrüßung aber Zeit. Manche Mailserver tun das mit Absicht, bis zu fünf Minuten lang.',
  awaitsGreetingShort: 'Der Mailserver lässt sich mit der Begrüßung Zeit …',
};
