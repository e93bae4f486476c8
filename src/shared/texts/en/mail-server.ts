// What can go wrong with a mail server, and what it said itself.
import type { SmtpStep } from '#shared/server-reply.ts';
import type { MailServerTroubles } from '#shared/texts/mail-server-troubles.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

const server = (host = '') => `mail server ${host}`.trim();
const portOf = (host = '', port = 0) => (port === 0 ? 'The port' : `Port ${port} of ${host}`);

const troubles: MailServerTroubles = {
  'smtp.unreachable': ({ host = '', reason, step }) => {
    if (reason === 'name-unknown') {
      return {
        why: `The name ${host} could not be looked up.`,
        todo: 'Check whether it is spelled correctly. Some mail servers are found only in the office network or over the VPN.',
      };
    }
    if (reason === 'line-lost') {
      return {
        why: `The connection to the ${server(host)} was lost several times.`,
        todo: 'Check the network. If it stays like this, ask your IT or your provider.',
      };
    }
    if (step === 'greeting') {
      return {
        why: `The ${server(host)} took the connection but has not greeted.`,
        todo: 'Try again later. If it stays like this, ask your IT or your provider.',
      };
    }
    return {
      why: `The ${server(host)} cannot be reached.`,
      todo:
        'Check the network, the server name and the port. Often a firewall stops the connection: ' +
        'ask your IT whether this computer may reach the mail server by SMTP.',
    };
  },
  'smtp.auth-failed': ({ host }) => ({
    why: `The ${server(host)} refused the login.`,
    todo: 'Enter user name and password in the mail account once more. Some mailboxes need an app password or have to be enabled for SMTP.',
  }),
  'smtp.login-not-offered': ({ host }) => ({
    why: `The ${server(host)} offers no login on this port.`,
    todo: 'Choose port 587 or 465 in the mail account. If the mail server needs no login, leave the user name empty.',
  }),
  'smtp.tls-failed': ({ host, reason }) => ({
    why: `No secure connection to the ${server(host)} could be made${reason === undefined ? '' : ` (${reason})`}. Nothing was transmitted.`,
    todo: 'Show this message to your IT.',
  }),
  'smtp.certificate-expired': ({ host }) => ({
    why: `The certificate of the ${server(host)} has expired or is not valid yet.`,
    todo: 'Check date and time of this computer. If they are right, your IT has to renew the certificate.',
  }),
  'smtp.certificate-unknown': ({ host }) => ({
    why: `The certificate of the ${server(host)} was issued by an authority this computer does not know.`,
    todo: 'Ask your IT to install the root certificate on this computer.',
  }),
  'smtp.certificate-other-name': ({ host }) => ({
    why: `The certificate of the ${server(host)} is for another server name.`,
    todo: 'Enter the server name your IT or your provider gives you in the mail account.',
  }),
  'smtp.tls-too-old': ({ host }) => ({
    why: `The ${server(host)} only knows outdated encryption.`,
    todo: 'Your IT has to enable TLS 1.2 or newer there.',
  }),
  'smtp.starttls-missing': ({ host }) => ({
    why: `The ${server(host)} offers no STARTTLS on this port.`,
    todo: 'Choose “TLS from the start, port 465” in the mail account, or ask your IT for the right port.',
  }),
  'smtp.port-speaks-tls': ({ host, port }) => ({
    why: `${portOf(host, port)} speaks TLS from the start, but the mail account says STARTTLS.`,
    todo: 'Choose “TLS from the start” in the mail account, or port 587.',
  }),
  'smtp.port-speaks-no-tls': ({ host, port }) => ({
    why: `${portOf(host, port)} does not speak TLS from the start.`,
    todo: 'Choose “STARTTLS, port 587” in the mail account, or port 465.',
  }),
  'smtp.login-missing': ({ host }) => ({
    why: `The ${server(host)} asks for a login.`,
    todo: 'Enter user name and password in the mail account.',
  }),
  'smtp.relay-denied': ({ host }) => ({
    why: `The ${server(host)} does not relay mail from here.`,
    todo: 'Enter user name and password in the mail account, or ask your IT to permit this computer.',
  }),
  'smtp.sender-blocked': ({ host }) => ({
    why: `The ${server(host)} accepts nothing: your connection or your sender address is on a block list.`,
    todo: 'Ask your IT or your provider to have the entry removed.',
  }),
  'smtp.refused-unexplained': ({ host }) => ({
    why: `The ${server(host)} refuses one address after another and gives no reason.`,
    todo: 'Ask your IT or your provider, and show them what the mail server wrote.',
  }),
  'smtp.message-too-large': ({ host }) => ({
    why: `The ${server(host)} does not take mails this large.`,
    todo: 'Make the images of the bulletin smaller and plan the delivery again.',
  }),
  'smtp.sender-refused': ({ host }) => ({
    why: `The ${server(host)} does not accept mails from this sender address.`,
    todo: 'Check whether the sender address belongs to the mail account.',
  }),
  'smtp.limit-reached': ({ host }) => ({
    why: `The ${server(host)} takes no more for now, its limit is reached. This is usual.`,
    todo: 'After a while it takes mails again. If it stays like this, ask your IT or your provider about the limit.',
  }),
  'smtp.try-later': ({ host }) => ({
    why: `The ${server(host)} takes nothing just now and asks for patience.`,
    todo: 'If it goes on like this, your IT or your provider can help.',
  }),
  'smtp.not-smtp': ({ host }) => ({
    why: `What answers at ${host ?? 'this address'} is not a mail server.`,
    todo: 'Check server name and port of the mail account.',
  }),
};

const steps: Record<SmtpStep, string> = {
  connect: 'while connecting',
  tls: 'while encrypting',
  greeting: 'as a greeting',
  ehlo: 'after the greeting',
  starttls: 'while encrypting',
  auth: 'about the login',
  'mail-from': 'about the sender address',
  'rcpt-to': 'about the recipient',
  data: 'about the mail itself',
};

export const mailServer: ScreenTexts['mailServer'] = {
  troubles,
  steps,
  wrote: (step, words) => `${`The mail server wrote ${step}`.trim()}: “${words}”`,
  awaitsGreeting:
    'The mail server was reached but takes its time to greet. Some do so on purpose, for up to five minutes.',
  awaitsGreetingShort: 'The mail server takes its time to greet …',
};
