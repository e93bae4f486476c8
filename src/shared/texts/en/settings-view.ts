import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const settingsView: Texts['settingsView'] = {
  title: 'Settings',
  intro: 'Set things up once, then write in peace. Everything can be changed later.',
  navigation: 'Sections of the settings',
  failed: 'The settings cannot be shown right now',
  notFound: 'There is no such section. Here is the overview of all sections.',
  groups: { sending: 'Sending', lists: 'Lists', device: 'This computer', about: 'About Kiezbrief' },
  sections: {
    senders: {
      label: 'Sender and imprint',
      text: 'Who writes, where answers go, and what stands below every mail.',
    },
    accounts: { label: 'Mail accounts', text: 'Through which mailbox mails leave, and how fast.' },
    regions: { label: 'Regions', text: 'The areas you sort and choose by.' },
    topics: { label: 'Topics', text: 'What actors and concerns are about.' },
    departments: {
      label: 'Departments',
      text: 'Who in the borough office has to answer a concern.',
    },
    actorKinds: {
      label: 'Kinds of actors',
      text: 'Daycare, school, association and whatever else there is.',
    },
    suppressions: {
      label: 'Suppression list',
      text: 'Who is never written to, since when and why.',
    },
    appearance: {
      label: 'Language and appearance',
      text: 'German or English, light or dark, keyboard shortcuts.',
    },
    folder: { label: 'Data folder', text: 'Where everything lies on this computer.' },
    backups: { label: 'Backups', text: 'Look at earlier states and bring them back.' },
    about: {
      label: 'About the program',
      text: 'Version, where the user guide is, and what Kiezbrief promises.',
    },
    accessibility: {
      label: 'Accessibility',
      text: 'Accessibility statement, known gaps, feedback.',
    },
    licences: { label: 'Licences', text: 'Free software Kiezbrief is built on.' },
  },
  status: {
    noSender: 'still missing',
    senders: (count) => (count === 1 ? '1 sender' : `${whole(count)} senders`),
    rehearsalOnly: 'rehearsal only',
    accounts: (count) => (count === 1 ? '1 mailbox' : `${whole(count)} mailboxes`),
    entries: (count) => (count === 1 ? '1 entry' : `${whole(count)} entries`),
  },
  edit: 'Edit',
  remove: 'Remove',
  save: 'Save',
  cancel: 'Cancel',
  actionsFor: (name) => `Actions for “${name}”`,
  editNamed: (name) => `Edit “${name}”`,
  kept: 'What you typed earlier is still here. It has not been saved yet.',
  discard: 'Discard what I typed',
  changedElsewhere: {
    title: 'These details have been changed elsewhere in the meantime',
    text: 'If you save, what stands here counts. Or take over the new state; what you typed is then lost.',
    take: 'Take over the new state',
  },
  gone: 'This entry no longer exists. It may have been removed in another window.',
  repair: (count) =>
    count === 1
      ? 'One field still needs your attention.'
      : `${whole(count)} fields still need your attention.`,

  senders: {
    add: 'Add a sender',
    intro:
      'The sender tells people in the neighbourhood who is writing to them. You can have several, for example one per region.',
    empty: {
      title: 'Who is writing?',
      text: 'Decide under which name your bulletins arrive, where answers go and what the imprint says. Nothing is sent without it.',
    },
    newTitle: 'New sender',
    editTitle: (name) => `Edit “${name}”`,
    name: 'Name of the sender',
    nameHint:
      'Stands beside the address in the mailbox, for example “Neighbourhood coordination Schöneberg”.',
    nameProblem: 'Please enter a name.',
    organisation: 'Authority or organisation',
    organisationHint:
      'Stands large above every bulletin, for example “Borough of Tempelhof-Schöneberg”.',
    organisationProblem: 'Please enter the name of the authority or organisation.',
    address: 'Sender address',
    addressHint: 'The address the mails come from. Your mail server must allow it as sender.',
    replyTo: 'Answers go to',
    replyToHint: 'A mailbox somebody reads. Usually the same one; never a “noreply” address.',
    sameAsAddress: 'Use the same address',
    addressProblem: 'This is not a complete mail address. It looks like name@borough.example.',
    noReplyWarning:
      'This looks like a mailbox nobody reads. Kiezbrief lives from people being able to simply answer.',
    imprint: 'Imprint',
    imprintHint: 'Stands in full below every mail, line by line as it does here.',
    imprintProblem: 'No bulletin may leave without an imprint. Please enter it.',
    placeholderProblem: 'The imprint still has gaps in square brackets. Please fill them in.',
    insertSample: 'Insert an outline',
    sample:
      '[Name of the authority]\n[Street and number]\n[Postcode and town]\nPhone [number]\nMail [address]\n\nRepresented by: [name of the head]\nResponsible for the content (§ 18 (2) MStV): [first and last name], address as above',
    help: {
      title: 'What belongs into the imprint?',
      intro:
        'Whoever regularly writes to many must say who is behind it. In Germany, § 5 of the Digital Services Act (DDG) and § 18 of the State Media Treaty (MStV) demand this.',
      items: [
        'the full name of the authority or organisation',
        'the postal address with street and number; a post office box is not enough',
        'who represents it, for example the mayor of the borough or the board',
        'a mail address and a second quick way, usually the phone',
        'one person responsible for the content, with first and last name and address (§ 18 (2) MStV)',
        'the VAT identification number, if there is one',
      ],
      outro:
        'The easiest way is to take over the imprint of your website. If in doubt, ask your press office or legal department.',
    },
    privacyUrl: 'Address of the privacy notice',
    privacyUrlHint: 'The web page with your privacy notice.',
    privacyUrlProblem: 'Please enter the complete address; it begins with https://',
    subaddressing: 'The mailbox understands addresses with an addition',
    subaddressingHint: 'Switch this on once your IT department has confirmed it.',
    subaddressingHelp: {
      title: 'What is an “address with an addition”?',
      text: (address, tagged) =>
        `Many mailboxes also accept mail when a plus sign and an addition stand before the @: what goes to ${tagged} arrives at ${address}.`,
      use: 'Kiezbrief then gives each mail an addition of its own. So it knows for certain which bulletin an answer belongs to and which address is no longer right. The addition says nothing about who reads what.',
      test: (tagged) =>
        `How to find out: write to ${tagged} from another mailbox. If the mail arrives, switch it on. Otherwise leave it off; answers arrive all the same.`,
    },
    preview: 'What stands below every mail',
    previewNote: 'The other words come from Kiezbrief and are in the language of the bulletin.',
    repliesTo: 'Answers to',
    subaddressingOn: 'understands addresses with an addition',
    saved: (name) => `“${name}” is saved.`,
    removed: (name) => `“${name}” is removed.`,
  },

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
        label: 'TLS from the first byte, port 465',
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
    usernameHint: 'Often the mail address. Leave it empty if the server asks for no login.',
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
    paceHint: 'Mail servers resent too much at once. At most 20 mails a minute is safe everywhere.',
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

  lists: {
    intro: {
      regions: 'Assign actors and concerns to your areas. The order here holds everywhere.',
      topics:
        'Topics help to write to the right people and to bundle concerns. Better a few that everybody understands in the same way.',
      departments:
        'Departments answer what comes from the neighbourhood. The address is kept here to look it up; Kiezbrief does not write to it by itself.',
      actorKinds: 'What kind of institution or person somebody is.',
    },
    placeholder: {
      regions: 'New region',
      topics: 'New topic',
      departments: 'New department',
      actorKinds: 'New kind',
    },
    entries: (count) => (count === 1 ? '1 entry' : `${whole(count)} entries`),
    add: 'Add',
    name: 'Name',
    address: 'Mail address',
    noAddress: 'no address yet',
    addressProblem: 'This is not a complete mail address.',
    nameProblem: 'Please enter a name.',
    twice: (name) => `There is a “${name}” already.`,
    rename: (name) => `Edit “${name}”`,
    up: 'Move up',
    down: 'Move down',
    first: 'Move to the beginning',
    last: 'Move to the end',
    sort: 'Sort alphabetically',
    find: 'Search this list',
    nothing: (query) => `No entry matches “${query}”.`,
    empty: 'This list is empty. Add the first entry.',
    whereUsed: 'Show in the address book',
    inUse: (name) =>
      `“${name}” stays in the list: actors, segments or concerns still use it. You can rename it, or change those first.`,
    added: (name) => `“${name}” is added.`,
    renamed: (from, to) => (from === to ? `“${to}” is saved.` : `“${from}” is now called “${to}”.`),
    removed: (name) => `“${name}” is removed.`,
    moved: (name, place) => `“${name}” is now at place ${whole(place)}.`,
    sorted: 'The list is sorted alphabetically.',
  },

  appearance: {
    intro: 'Holds for this window on this computer, at once and without saving.',
    language: 'Language of the screen',
    languageHint: 'The language a bulletin is written in is chosen with the bulletin.',
    look: 'Brightness',
    lookHint: 'Contrast themes of Windows always win.',
    keys: 'Keys',
    zoom: 'Enlarge the type with Ctrl and plus, up to 400 per cent. Kiezbrief takes less motion from the settings of your system.',
  },
};
