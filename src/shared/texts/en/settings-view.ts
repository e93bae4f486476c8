import type { Texts } from '#shared/texts/texts.ts';
import { accountsView } from './accounts-view.ts';

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
      label: 'Sender and legal notice',
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
      text: 'Decide under which name your bulletins arrive, where answers go and what the legal notice says. Nothing is sent without it.',
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
    addressProblem: 'This is not a complete email address. It looks like name@borough.example.',
    noReplyWarning:
      'This looks like a mailbox nobody reads. Kiezbrief thrives on people being able to reply.',
    imprint: 'Legal notice',
    imprintHint: 'Stands in full below every mail, line by line as it does here.',
    imprintProblem: 'No bulletin may leave without a legal notice. Please enter it.',
    placeholderProblem: 'The legal notice still has gaps in square brackets. Please fill them in.',
    insertSample: 'Insert an outline',
    sample:
      '[Name of the authority]\n[Street and number]\n[Postcode and town]\nPhone [number]\nMail [address]\n\nRepresented by: [name of the head]\nResponsible for the content (§ 18 (2) MStV): [first and last name], address as above',
    help: {
      title: 'What belongs in the legal notice?',
      intro:
        'Whoever regularly writes to many must say who is behind it. In Germany, § 5 of the Digital Services Act (DDG) and § 18 of the State Media Treaty (MStV) demand this.',
      items: [
        'the full name of the authority or organisation',
        'the postal address with street and number; a post office box is not enough',
        'who represents it, for example the mayor of the borough or the board',
        'an email address and a second quick way, usually the phone',
        'one person responsible for the content, with first and last name and address (§ 18 (2) MStV)',
        'the VAT identification number, if there is one',
      ],
      outro:
        'The easiest way is to take over the legal notice of your website. If in doubt, ask your press office or legal department.',
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

  ...accountsView,
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
    address: 'Email address',
    noAddress: 'no address yet',
    addressProblem: 'This is not a complete email address.',
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
    intro: 'Applies to this window on this computer, at once and without saving.',
    language: 'Language of the screen',
    languageHint: 'The language a bulletin is written in is chosen with the bulletin.',
    look: 'Brightness',
    lookHint: 'Contrast themes of Windows always win.',
    keys: 'Keys',
    zoom: 'Enlarge the type with Ctrl and plus, up to 400 per cent. Kiezbrief takes less motion from the settings of your system.',
  },
};
