// The words of the section "Mail accounts": how mails are handed over, and what the check found.
import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const accountsView: Pick<Texts['settingsView'], 'accounts'> = {
  accounts: {
    add: 'Add a mail account',
    intro:
      'A mail account is the way your bulletins leave: the mailbox of your office. Kiezbrief never sends past this mailbox.',
    empty: {
      title: 'No mail account yet',
      text: 'Add the rehearsal to practise in peace, or the mailbox of your office right away.',
    },
    newTitle: 'New mail account',
    editTitle: (name) => `Edit “${name}”`,
    kind: 'What kind of account is it?',
    kinds: {
      smtp: {
        label: 'Mailbox of the office',
        hint: 'Really sends, through the mail server of your authority. Your IT department has the details.',
      },
      file: {
        label: 'Rehearsal',
        hint: 'Sends nothing. Each mail becomes a file in the data folder and can be read here as in a mailbox.',
      },
    },
    name: 'Name of the account',
    nameHint: 'What you will see when you choose it.',
    nameProblem: 'Please give the account a name.',
    server: 'Mail server',
    host: 'Name of the mail server (SMTP)',
    hostHint: 'For example mail.borough.example',
    hostProblem: 'Please enter the name of the mail server.',
    security: 'Encryption',
    securities: {
      starttls: {
        label: 'STARTTLS, port 587 (recommended)',
        hint: 'The connection is encrypted before anything is transmitted. This is the usual way.',
      },
      tls: {
        label: 'TLS from the start, port 465',
        hint: 'Just as safe. Take it if your IT department names port 465.',
      },
      none: {
        label: 'No encryption',
        hint: 'Only possible towards a mail server on this very computer (localhost).',
      },
    },
    securityShort: {
      starttls: 'encrypted (STARTTLS)',
      tls: 'encrypted (TLS)',
      none: 'not encrypted, this computer only',
    },
    port: 'Port',
    portHint: 'Change it only if your IT department names another one.',
    portProblem: 'The port is a number from 1 to 65535.',
    login: 'Login',
    username: 'User name',
    usernameHint: 'Often the email address. Leave it empty if the server asks for no login.',
    password: 'Password',
    passwordHint: {
      lasting: 'Is kept in the safe place of this computer and never shown again.',
      passing:
        'Holds until Kiezbrief is ended; after the next start you enter it once more. It is never stored and never shown.',
    },
    passwordKept: {
      lasting: 'A password is safely kept. Leave the field empty to keep it.',
      passing:
        'A password was entered and holds until Kiezbrief is ended. Leave the field empty to keep it.',
    },
    forget: 'Forget the password',
    forgetHint: 'It is deleted when you save.',
    pace: 'Pace',
    paceHint:
      'Mail servers object to too many mails at once. At most 20 mails a minute is safe everywhere.',
    paces: {
      safe: { label: '20 mails a minute (recommended)', hint: 'Is safe everywhere.' },
      own: { label: 'My own value', hint: 'If your IT department has named a number.' },
      none: {
        label: 'No limit',
        hint: 'As fast as the server likes. Only as agreed with your IT department.',
      },
    },
    perMinute: 'Mails a minute',
    perMinuteProblem: 'Please enter a whole number from 1 to 100000.',
    connections: 'Connections at the same time',
    connectionsHint: 'One is nearly always enough.',
    connectionsProblem: '1 to 10 are possible.',
    forExperts: 'For the IT department',
    duration: (mails, minutes) =>
      `${whole(mails)} mails then take about ${minutes === 1 ? '1 minute' : `${whole(minutes)} minutes`}. You can go on working meanwhile.`,
    perMinuteShort: (count) =>
      count === 0 ? 'no limit' : `at most ${whole(count)} mails a minute`,
    withPassword: {
      lasting: 'password safely kept',
      passing: 'password holds until Kiezbrief is ended',
    },
    withoutPassword: 'password missing',
    noLogin: 'no login',
    rehearsal: 'For practice only',
    real: 'Really sends',
    saved: (name) => `“${name}” is saved.`,
    removed: (name) => `“${name}” is removed.`,
    check: {
      run: 'Check the connection',
      runFor: (name) => `Check the connection of “${name}”`,
      note: 'No mail is sent for this.',
      running: 'The connection is being checked. This takes 20 seconds at most.',
      stop: 'Stop waiting',
      stopped: 'The check was cancelled. Nothing has changed.',
      ready: 'All is well: you can send through this account.',
      readyRehearsal: 'All is well: the rehearsal can write its files.',
      failed: 'This is as far as it gets',
      list: 'Steps of the check',
      steps: {
        address: 'Find the mail server',
        connect: 'Connect',
        encrypt: 'Encrypt',
        login: 'Log in',
        ready: 'Ready to send',
      },
      states: { ok: 'fine', failed: 'failed', skipped: 'not checked', notNeeded: 'not needed' },
    },
  },
};
