// The view "Concerns": reading, filing, and what else came back.
import type { Texts } from '#shared/texts/texts.ts';
import { mailImportView } from './mail-import-view.ts';

const whole = (count: number) => count.toLocaleString('en');
const quoted = (subject: string) => `“${subject || 'No subject'}”`;

export const concernsView: Texts['concernsView'] = {
  title: 'Concerns',
  intro:
    'What comes back from the neighbourhood: read it, file it, pass it to the right department.',
  noSubject: 'No subject',
  noSender: 'Unknown sender',
  tabs: 'What came back',
  sheets: {
    concern: 'Concerns',
    bounce: 'Bounces',
    unsubscribe: 'Unsubscribes',
    'auto-reply': 'Automatic replies',
  },
  list: {
    about: (subject: string) => `Subject: ${subject}`,
    label: 'Concerns, newest first',
    failed: 'The concerns cannot be loaded right now',
    none: 'No concern fits.',
    noneHint: 'Take away a filter or search for a shorter word.',
    found: (count) => (count === 1 ? '1 concern' : `${whole(count)} concerns`),
    due: (day) => `by ${day}`,
    overdue: (day) => `overdue since ${day}`,
    back: 'All concerns',
    next: 'Next concern',
    previous: 'Previous concern',
    place: (place, total, subject) =>
      `Concern ${whole(place)} of ${whole(total)}: ${subject || 'No subject'}`,
  },
  filter: {
    label: 'Filter concerns',
    search: 'Search in concerns',
    searchHint: 'Name, subject or word',
    state: 'State',
    region: 'Region',
    department: 'Department',
    active: 'Active filters',
    clear: 'Remove all filters',
  },
  empty: {
    title: 'This is where the neighbourhood’s answers gather',
    text: 'Save a reply as an .eml file in your mail program and drop it here. Several at once are fine, and so are bounces and unsubscribes: Kiezbrief sorts them.',
    how: 'How to save an email as .eml',
    steps: {
      thunderbird:
        'Thunderbird: select the email, then “File” > “Save As” > “File”. Or drag the email into a folder.',
      outlook:
        'Outlook: in the new Outlook and in the browser, “Download” as EML. Classic Outlook saves .msg; forward the email as an attachment then, or use Outlook in the browser.',
      apple: 'Apple Mail: drag the email onto the desktop.',
    },
    pick: 'Choose a concern on the left',
    pickText: 'Or use the keyboard: J and K move on, a digit files.',
  },
  ...mailImportView,
  reader: {
    label: 'Read a concern',
    failed: 'This concern cannot be loaded',
    text: 'What was written',
    noText: 'The email contains no words of its own.',
    answer: 'To answer',
    answerNote:
      'Answer in your mail program. Email is not end-to-end encrypted: please send nothing confidential.',
    copy: 'Copy address',
    copied: 'Address copied.',
    from: 'Sender according to the email',
    about: 'Where it comes from',
    actor: 'Actor',
    actorNone: 'Matched to nobody in the address book',
    actorGone: 'No longer in the address book',
    bulletin: 'Answer to',
    bulletinGone: 'This bulletin was removed',
    change: 'Change',
    changeActor: 'Change whose it is',
    changeBulletin: 'Change which bulletin it answers',
    unlink: 'Remove the match',
    asMatched: 'As matched automatically',
    findActor: 'Name, person or address',
    findBulletin: 'Subject of the bulletin',
    someone: 'another entry',
    someBulletin: 'another bulletin',
    noActor: 'matched to nobody',
    noBulletin: 'matched to no bulletin',
    remove: 'Remove the note',
    removed: (subject: string) => `The note ${quoted(subject)} is removed.`,
    delivery: 'To the delivery',
    why: {
      token: 'Certain: the email carries the key that only this one message had.',
      'in-reply-to': 'Certain: the email provably answers our message.',
      references: 'Certain: the email provably belongs to the conversation about our message.',
      'quoted-id':
        'Fairly certain: the email quotes our message with its identifier. Whoever forwards it quotes it too.',
      'from-address':
        'Presumed: only the sender address fits. Anybody can write any address there.',
      person: 'Matched by hand.',
      none: 'Not matched to a bulletin.',
    },
    attachments: 'Attachments',
    attachmentsNote:
      'Attachments are not opened here. If you need them, open them in your mail program.',
    attachmentsWhere: 'With attachment. Name and size are shown with the original.',
    noName: 'without a name',
    showOriginal: 'Show original',
    hideOriginal: 'Hide original',
    saveOriginal: 'Save original',
    original: 'The email as it arrived',
    originalNote: 'Without pictures from outside, without scripts; links lead nowhere.',
    originalFrame: (subject) => `Original of the email ${quoted(subject)}`,
    originalFailed: 'The original cannot be shown',
    to: 'To',
    sent: 'Sent, according to the email',
    headers: 'Technical details',
  },
  filing: {
    label: 'File',
    state: 'State',
    type: 'Type',
    due: 'To be answered by',
    noDue: 'No date',
    inDays: (days) => (days === 7 ? 'in 1 week' : `in ${whole(days / 7)} weeks`),
    clearDue: 'Remove date',
    regions: 'Region',
    topics: 'Topic',
    department: 'Department',
    choose: 'Choose or type',
    suggestions: 'Suggestions',
    untouched: 'Suggested by the address book, not confirmed yet',
    take: 'Take over',
    because: {
      actor: 'as in the address book',
      named: 'named in the text',
      earlier: 'like earlier concerns',
    },
    becauseCount: (count) =>
      count === 1
        ? 'like 1 earlier concern on this topic'
        : `like ${whole(count)} earlier concerns on this topic`,
    accept: 'Accept suggestions',
    accepted: 'Suggestions accepted',
    needsDepartment: 'Who should answer? Choose a department, then the concern counts as assigned.',
    notFromClosed: 'Closed. Open the concern again first, then it can be answered.',
    undo: 'Undo the last step',
    done: (name, what) => `${name}: ${what}`,
    nothing: 'nothing',
  },
  commands: {
    state: (state) => `State: ${state}`,
    regions: 'Choose a region',
    topics: 'Choose a topic',
    department: 'Choose a department',
    type: 'Choose a type',
    due: 'Set a date',
  },
  conflict: {
    title: 'Changed elsewhere meanwhile',
    text: 'Another window was faster. Nothing was overwritten.',
    there: 'It now says there',
    yours: 'You wanted',
    apply: 'Apply my change',
    keep: 'Leave it',
    kept: 'Left as it is there.',
  },
  review: {
    title: 'Please have a look',
    done: 'Looked at',
    doneSaid: (name) => `${name} has been looked at.`,
    leave: 'Unsubscribe',
    stay: 'Do not unsubscribe',
    takeBack: 'Take the unsubscribe back',
    leftSaid: (name) => `${name}: unsubscribed. No more mail is sent.`,
    stayedSaid: (name) => `${name}: not unsubscribed.`,
    takenBackSaid: (name) => `${name}: the unsubscribe is taken back.`,
    waiting: (address) =>
      `Is this an unsubscribe${address === '' ? '' : ` of ${address}`}? Nobody is unsubscribed yet. Please decide.`,
    doubts: {
      'other-sender':
        'The email comes from another address than the one we wrote to. Perhaps a bulletin was forwarded.',
      'null-sender': 'The email has no sender. Programs usually write like that.',
      event: 'The words do not name our mails. Perhaps only attendance at an event is cancelled.',
      'test-mail': 'It answers a test email.',
      'address-changed':
        'The address book holds another address by now. Please check whether it is the same person.',
    },
    contact: 'To the address book',
    delivery: 'To the delivery',
    concern: 'To the concern',
    heading: 'Please have a look',
    rest: 'Done, for reference',
    check: {
      concern:
        'Is it meant as an unsubscribe, or is the match wrong? Read the text. Nothing was changed.',
      bounce:
        'Which address is meant? Read the original and correct the address in the address book.',
      unsubscribe:
        'Is the right person unsubscribed? Read the original and compare with the address book.',
      report: 'Read the original.',
      'auto-reply': 'Read the original.',
      unreadable: 'Save the original and open it with your mail program.',
    },
  },
  incoming: {
    none: {
      concern: 'Nothing has been read yet.',
      bounce:
        'No bounces. When a message comes back undeliverable, read that email here: Kiezbrief finds the reason and notes it on the message.',
      unsubscribe:
        'No unsubscribes. When somebody unsubscribes by email, read it here: the address goes onto the suppression list.',
      'auto-reply': 'No automatic replies. Out-of-office notes end up here and change nothing.',
    },
    bounce: (who) => `Came back from ${who} and is noted on the message.`,
    bounceUnknown: 'Matches none of our mails. Nothing was changed.',
    delayed: (who) =>
      `The mail server is still trying to reach ${who} and will say so if it fails. There is nothing to do; it is noted on the message.`,
    delayedUnknown:
      'A mail server is still trying. The report matches none of our mails; nothing was changed.',
    arrived: (who) =>
      `The mail server reports that the mail reached ${who}. There is nothing to do; it is noted on the message.`,
    arrivedUnknown:
      'A mail server reports that a mail arrived. The report matches none of our mails; nothing was changed.',
    unsubscribed: (who) => `${who} is unsubscribed and will not be written to any more.`,
    notUnsubscribed: (who) => `${who} is not unsubscribed yet.`,
    left: (addresses) =>
      addresses === ''
        ? 'The address is unsubscribed and is not written to any more.'
        : `Unsubscribed: ${addresses}. No more mail goes there.`,
    stillWritten: (who, address) => `${who} still gets mail at ${address}.`,
    waiting: (addresses) =>
      addresses === '' ? 'Not unsubscribed yet.' : `Not unsubscribed yet: ${addresses}.`,
    declined: 'Not unsubscribed; that was decided.',
    takenBack: (at, why) =>
      `The unsubscribe was taken back on ${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}${why === '' ? '.' : `: ${why}`}`,
    unsubscribedUnknown: 'Nobody in the address book fits. Nobody was unsubscribed.',
    unreadable: 'This mail could not be read. It is kept unchanged.',
    autoReply: (who) => `Automatic reply from ${who}. There is nothing to do.`,
    autoReplyUnknown: 'Automatic reply. There is nothing to do.',
    about: (subject) => `Delivery ${quoted(subject)}`,
    at: (name, actor) => (name ? `${name} (${actor})` : actor),
  },
  note: {
    open: 'Note a conversation',
    title: 'Note a call or a conversation',
    intro: 'What you heard on the phone or at a meeting then stands beside the emails.',
    channel: 'How did you talk?',
    channels: { phone: 'On the phone', meeting: 'At a meeting' },
    from: 'Who said it?',
    fromHint: 'Name or function, if the person agrees.',
    actor: 'Actor',
    actorHint: 'Regions and topics are taken over.',
    subject: 'What is it about?',
    text: 'What was said?',
    receivedOn: 'When?',
    save: 'Create note',
    saved: (subject) => `${quoted(subject)} is now a concern.`,
    missing: 'Please write in a few words what it is about.',
  },
};
