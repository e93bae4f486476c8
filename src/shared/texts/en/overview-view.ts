import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const overviewView: Texts['overviewView'] = {
  title: 'What is going on in your neighbourhood',
  failedTitle: 'The overview cannot be shown right now',
  staleTitle: 'This may be out of date',
  counts: {
    title: 'What you have',
    actors: 'Actors',
    contacts: 'Contacts',
    segments: 'Your own segments',
    bulletins: 'Bulletins',
    deliveries: 'Deliveries',
    concerns: 'Concerns',
  },
  today: {
    next: 'What comes next',
    rest: 'Also',
    done: 'Nothing is waiting for you today',
    folder: {
      title: 'Others can get into your data folder',
      text: 'It holds all your addresses. One click closes it.',
      textNotOwn:
        'It holds all your addresses. The folder belongs to another account; only its owner or your IT can close it.',
      action: 'Look at the data folder',
    },
    doneText:
      'No open drafts, no halted delivery, no new concern. Time for a new bulletin, or for a coffee.',
    write: 'Write a new bulletin',
    stopped: {
      title: (subject) => `The delivery of “${subject}” has halted`,
      paused: (subject) => `You have paused the delivery of “${subject}”`,
      pausedText:
        'Whoever has the mail already will not get it twice. It goes on exactly where it stopped.',
      safe: 'Whoever has the mail already will not get it twice.',
      retry: (when) => `Next attempt: ${when}.`,
      action: 'Look and go on',
    },
    damaged: {
      title: (subject, day) => `The journal of the delivery “${subject}” (${day}) is damaged`,
      text: 'The people it may concern are listed by name with the delivery and wait for your decision. Everything else is there.',
      setAsideTitle: (subject, day) => `The delivery “${subject}” (${day}) is set aside`,
      setAsideText:
        'Its files are missing or damaged. It sends nothing any more, so that nobody gets the mail twice. Everything else goes on working.',
      action: 'See what to do',
    },
    unclear: {
      title: (count) => (count === 1 ? 'One mail is unclear' : `${whole(count)} mails are unclear`),
      text: (count) =>
        `Nobody knows whether ${count === 1 ? 'it' : 'they'} arrived. Kiezbrief does not send ${count === 1 ? 'it' : 'them'} again by itself; you decide.`,
      action: 'Decide',
    },
    concerns: {
      title: (count) => (count === 1 ? 'One new concern' : `${whole(count)} new concerns`),
      text: 'Something has come back from the neighbourhood. Read it and assign it to a department.',
      action: 'Read and assign',
    },
    addresses: {
      title: (count) =>
        count === 1
          ? 'One address seems to be wrong'
          : `${whole(count)} addresses seem to be wrong`,
      text: 'The mail server on the other side takes no mail there. Ask, and enter the new address.',
      list: 'Addresses to check',
      reported: (when) => `reported on ${when}`,
      more: (count) => (count === 1 ? 'and 1 more' : `and ${whole(count)} more`),
      action: 'Check the first address',
    },
    drafts: {
      title: (subject) => `Continue writing: “${subject}”`,
      untitled: 'Draft without a subject',
      copyOf: (subject: string) => `Copy of ‘${subject}’`,
      text: (when) => `Last edited ${when}.`,
      others: (count) =>
        count === 1 ? 'There is 1 more draft.' : `There are ${whole(count)} more drafts.`,
      action: 'Continue writing',
      all: 'All drafts',
    },
  },
  start: {
    title: 'Three steps to your first bulletin',
    text: 'You cannot break anything: until you set up a mail account, no mail leaves this computer.',
    progress: (done) => `${whole(done)} of 3 steps done`,
    done: 'done',
    list: {
      title: 'Bring your address list',
      text: 'Your Excel list, saved as CSV. Kiezbrief first shows what it understood, and everything can be taken back afterwards.',
      action: 'Import a list',
    },
    bulletin: {
      title: 'Write the first bulletin',
      text: 'Heading, text, a picture, an event. Beside it you see how the mail looks on the phone.',
      action: 'Write a bulletin',
    },
    rehearsal: {
      title: 'Look at a rehearsal',
      text: 'Each mail is written in full, but not sent. You read them here as in a mailbox.',
      action: 'Plan a rehearsal',
      needsSender: 'This still needs a name, an address and a legal notice.',
      senderAction: 'Enter the sender',
    },
    example: {
      title: 'Would you rather look around first?',
      text: 'The example brings invented actors, a finished bulletin and a rehearsal. One click takes it away again.',
      load: 'Load the example',
    },
  },
  example: {
    title: 'You are looking at the shipped example',
    text: 'All actors in it are invented. What you changed or made yourself stays when you remove it.',
    rehearsal: 'View rehearsal',
    remove: 'Remove the example',
    removing: 'The example is being removed …',
  },
  issues: {
    title: 'Bulletins and whom they reached',
    none: 'None has been sent yet. A rehearsal does not count here.',
    planned: (when) => `planned for sending on ${when}`,
    sent: (when) => `sent on ${when}`,
    sentAgain: (first, times, last) =>
      `sent on ${first}, then ${times === 1 ? `once more on ${last}` : `${whole(times)} more times, the last on ${last}`}`,
    figures: {
      reached: 'reached',
      notReached: 'not reached',
      unclear: 'unclear',
      waiting: 'still waiting',
    },
    leftOut: (count) =>
      count === 1
        ? 'Of those not reached, 1 person was left out because they may not be written to.'
        : `Of those not reached, ${whole(count)} people were left out because they may not be written to.`,
    all: 'See all of them under Deliveries',
  },

  folder: {
    title: 'Data folder',
    text: 'Everything Kiezbrief knows is in this folder on your computer, nowhere else.',
    readOnly: 'You can only read in this folder. To change something you need write permission.',
    restored: (files) =>
      `Some files were damaged at the start and were restored from a backup: ${files}. Please check your latest changes.`,
    setAside: (names, file) =>
      `Could not be read and was set aside: ${names}.${file === null ? '' : ` Kept unchanged in ${file}.`} Everything else is there.`,
    backups: 'Look at the backups',
  },
};
