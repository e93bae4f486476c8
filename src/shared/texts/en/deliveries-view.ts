import type { Texts } from '#shared/texts/texts.ts';
import { planDeliveryView } from './plan-delivery-view.ts';
import { stoppedDeliveryView } from './stopped-delivery-view.ts';

const whole = (count: number) => count.toLocaleString('en');
const people = (count: number) => (count === 1 ? '1 person' : `${whole(count)} people`);
const envelopes = (count: number) => (count === 1 ? '1 mail' : `${whole(count)} mails`);

function goneOut(sent: number): string {
  if (sent === 0) return 'Nothing has gone out yet.';
  return sent === 1
    ? '1 mail has already gone out and cannot be taken back.'
    : `${whole(sent)} mails have already gone out and cannot be taken back.`;
}

export const deliveriesView: Texts['deliveriesView'] = {
  title: 'Deliveries',
  people,
  envelopes,
  states: {
    planned: 'planned',
    running: 'running',
    paused: 'paused',
    finished: 'finished',
    cancelled: 'ended',
  },
  envelopeStates: {
    open: 'waiting',
    sending: 'being handed over',
    deferred: 'postponed',
    accepted: 'accepted',
    refused: 'refused',
    unclear: 'unclear',
    skipped: 'left out',
    cancelled: 'not sent',
  },
  written: 'written',
  bounced: 'returned',
  delayed: 'still on its way',
  record: {
    badges: { damaged: 'journal damaged', 'set-aside': 'set aside' },
    damagedTitle: 'The delivery journal is damaged in one place',
    damaged: (unclear) =>
      unclear === 0
        ? 'Whom that place was about is decided. There is nothing left to do.'
        : `For ${envelopes(unclear)} nobody can tell any more whether ${unclear === 1 ? 'it' : 'they'} arrived. You find ${unclear === 1 ? 'it' : 'them'} by name below; please decide. All others are not affected, and nobody gets anything twice by itself.`,
    setAsideTitle: 'This delivery is set aside',
    setAside: (count) =>
      `Its files are missing or damaged. It is no longer possible to tell who of the ${people(count)} already has the mail, so all of it counts as unclear. This delivery sends nothing any more, so that nobody gets the mail twice. Everything else goes on working.`,
    setAsideTodo: (id) =>
      `Do you have a backup of your data folder? Bring the folder “deliveries/${id}” back from it and restart Kiezbrief. Your IT department can help.`,
  },
  rehearsal: 'Rehearsal',
  test: 'Test',
  at: {
    planned: (when) => `planned on ${when}`,
    started: (when) => `begun on ${when}`,
    finished: (when) => `finished on ${when}`,
    cancelled: (when) => `ended on ${when}`,
  },
  duration: (seconds) => {
    if (seconds < 60) return 'less than a minute';
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`;
    return `about ${hours === 1 ? '1 hour' : `${hours} hours`}${rest === 0 ? '' : ` and ${rest === 1 ? '1 minute' : `${rest} minutes`}`}`;
  },

  list: {
    intro: 'What went out, what is on its way and how it arrived.',
    plan: 'Plan a delivery',
    tabs: 'Kind of delivery',
    deliveries: 'Deliveries',
    tests: 'Tests',
    emptyTitle: 'Nothing sent yet',
    empty:
      'Choose a bulletin and a segment. Before anything goes out you see everything once more on one page. A rehearsal is the best start: it writes every mail and sends none.',
    noTestsTitle: 'No test yet',
    noTests: 'While planning a delivery you can send the bulletin to yourself first.',
    to: (segment) => `to “${segment}”`,
    testOf: 'a single mail to look at',
    chooseTitle: 'Which bulletin is to be sent?',
    choose: 'Nothing goes out yet. You choose segment and mail account on the next page.',
    noBulletins: 'There is no bulletin yet. Write one first, then it can be sent from here.',
    toBulletins: 'Go to bulletins',
    noSubject: 'Without a subject',
    changed: (when) => `last edited on ${when}`,
    failed: 'Deliveries cannot be shown right now',
  },

  figures: {
    caption: 'How the mails stand',
    state: 'State',
    count: 'Count',
    share: 'Share',
    of: (count, total) => `${whole(count)} of ${whole(total)}`,
  },

  again: (count, segment) => `once more to ${people(count)} of “${segment}”`,

  ...planDeliveryView,

  show: {
    windowTitle: (subject) => `Delivery: ${subject}`,
    to: (segment) => `to “${segment}”`,
    via: (account) => `through “${account}”`,
    accountGone: 'through a mail account that no longer exists',
    test: 'Test: a single mail to look at',
    rehearsalNote:
      'Nothing was sent. In the mailbox below you can read at leisure what each person would get.',
    forReal: 'Continue to the real delivery',
    ready: 'Everything is prepared',
    readyText: (count) =>
      `${envelopes(count)} ${count === 1 ? 'is' : 'are'} ready. Nothing has gone out yet.`,
    start: (count) => `Send to ${people(count)} now`,
    startRehearsal: 'Begin rehearsal',
    progress: 'The delivery is going out',
    progressRehearsal: 'The mails are being written',
    paused: 'The delivery is paused',
    deciding: 'Only your decision is missing',
    heard: (accepted, total) => `${whole(accepted)} of ${whole(total)} accepted`,
    left: (duration) => `${duration} left`,
    leaving: 'You can leave this window. The delivery goes on as long as Kiezbrief is running.',
    pause: 'Pause',
    pausing: 'Pausing …',
    resume: 'Continue',
    cancel: 'End for good',
    discard: 'Discard',
    discardTitle: 'Discard this delivery?',
    discardText: (count) =>
      `Nothing has gone out yet. ${people(count)} ${count === 1 ? 'gets' : 'get'} no mail. The bulletin stays as it is.`,
    discardKeep: 'Keep',
    cancelTitle: 'End this delivery for good?',
    cancelText: (sent, rest) =>
      `${goneOut(sent)} ${rest === 1 ? '1 person gets' : `${whole(rest)} people get`} no mail. You can write to them later with one click.`,
    cancelKeep: 'Do not end it',
    cancelled: 'The delivery has ended.',
    retry: (when) => `The delivery goes on by itself: ${when}. You can also continue at once.`,
    stoppedTitle: 'The delivery has stopped by itself',
    nothingLost: 'Nothing is lost, and nobody gets anything twice.',
    toSettings: 'Check mail account',
    doneTitle: (accepted, total, bounced) => {
      if (bounced > 0 && total === 1) return 'The mail came back';
      if (bounced > 0)
        return `${whole(accepted - bounced)} of ${whole(total)} mails are accepted, ${whole(bounced)} came back`;
      if (accepted < total) return `${whole(accepted)} of ${whole(total)} mails are accepted`;
      return total === 1 ? 'The mail is accepted' : `All ${whole(total)} mails are accepted`;
    },
    doneRehearsal: (count) =>
      count === 1 ? '1 mail is written' : `${whole(count)} mails are written`,
    acceptedMeans:
      '“Accepted” means: the mail server has taken the mail over. Whether it is read is something Kiezbrief deliberately does not measure.',
    missed: (count) => `${people(count)} did not get the mail`,
    missedText: () =>
      'With one click you plan the same mail for these people only. Correct wrong addresses in the address book before. Nothing is sent until you confirm it.',
    missedBegin: (count) => `${people(count)} did not get the mail from this delivery. Since then:`,
    missedSettledTitle: 'Nobody is left for this delivery',
    reachedBy: (count) => `${people(count)} got it:`,
    waitingIn: (count) => `${people(count)} ${count === 1 ? 'is' : 'are'} still to get it:`,
    otherDelivery: (when) => `delivery of ${when}`,
    moved: (count) =>
      `${people(count)} ${count === 1 ? 'has' : 'have'} a new address by now. Send it there?`,
    movedText:
      'With one click you plan the same mail to the new address. Nothing goes to the old one any more. Nothing is sent until you confirm it.',
    movedOf: (count) =>
      `${whole(count)} of them ${count === 1 ? 'has' : 'have'} a new address by now. The mail goes there, not to the old one.`,
    leftOut: (count) => `${people(count)} ${count === 1 ? 'is' : 'are'} left out: who and why`,
    leftOutMore: (count) => `and ${count === 1 ? '1 more person' : `${whole(count)} more`}`,
    planAgain: () => 'Plan once more for them only',
    planMoved: (count) => (count === 1 ? 'Plan for the new address' : 'Plan for the new addresses'),
    tabs: 'Details of the delivery',
    envelopes: 'Mails',
    mailbox: 'Mailbox',
    figures: 'Figures',
    openBulletin: 'Open bulletin',
    failed: 'This delivery cannot be shown',
    toList: 'Go to deliveries',
  },

  ...stoppedDeliveryView,
  envelope: {
    caption: 'Mails of this delivery',
    more: 'More',
    moreOn: (name) => `More on ${name}`,
    filter: 'Show',
    all: (count) => `All (${whole(count)})`,
    only: (state, count) => `${state} (${whole(count)})`,
    none: 'No mail is in this state.',
    accepted: (when) => `The mail server accepted it, ${when}.`,
    written: (when) => `Written, ${when}.`,
    tries: (count) => ` On try ${whole(count)}.`,
    refused: (reason) => `Refused. ${reason}`,
    deferred: (reason, when) => `${reason} Next try: ${when}.`,
    unclear: 'Handed over, but without confirmation. Nobody knows whether it arrived.',
    skipped: (reason) => `Left out. ${reason}`,
    cancelled: 'Not sent because the delivery ended before.',
    open: 'Waits for its turn.',
    reopened: (reason) => `Gets another turn. ${reason}`,
    sending: 'Being handed over right now.',
    delayed: (when, since) =>
      `Accepted, ${when}. The mail server is still trying (reported ${since}); if it fails, a bounce comes back.`,
    arrived: (when, since) =>
      `Accepted, ${when}. Arrived, says the mail server (reported ${since}).`,
    bounced: (reason) => `Accepted, but came back as undeliverable. ${reason}`,
    address: 'Address',
    reply: 'Reply of the mail server',
    noReply: 'none',
    attempts: 'Tries',
    technical: 'Technical details',
    messageId: 'Message-ID',
    changedAt: 'Last change',
    read: 'Read mail',
    toActor: 'Open in the address book',
  },

  unclear: {
    title: (count) => (count === 1 ? '1 mail is unclear' : `${whole(count)} mails are unclear`),
    text: 'The mail was handed over, then the connection broke before the mail server confirmed it. Perhaps it arrived, perhaps not. Kiezbrief never decides that alone.',
    again: 'Send once more',
    assume: 'Count as sent',
    textDamaged:
      'The delivery journal is damaged here. Nobody knows whether the mail went out. Kiezbrief never decides that by itself.',
    choose:
      'If you send it once more, the mail carries the same mark. Most mailboxes recognise a duplicate by it and show it only once.',
    of: (name) => `Unclear mail to ${name}`,
    assumed: (name) => `The mail to ${name} counts as sent.`,
    sentAgain: (name) => `The mail to ${name} goes out once more.`,
  },

  mailbox: {
    list: 'Mails of this delivery',
    find: 'To whom?',
    previous: 'Previous mail',
    following: 'Next mail',
    position: (number, total) => `Mail ${whole(number)} of ${whole(total)}`,
    others: 'Choose person',
    title: (name) => `Mail to ${name}`,
    choose: 'Choose a mail to read it.',
    from: 'From',
    to: 'To',
    view: 'Display',
    html: 'Designed',
    text: 'Text only',
    headers: 'Technical details',
    headersIntro: 'What mail programs read and people rarely see.',
    headerName: 'Header',
    headerValue: 'Content',
    failed: 'This mail cannot be shown',
    sent: 'This is how the mail went out. Nothing is loaded from the internet.',
    rehearsed: 'This is what the mail would look like. It was not sent.',
    willBeSent: 'This is how the mail will go out.',
  },

  statistics: {
    none: 'As soon as the first mails are out, the figures stand here.',
    noTracking:
      'Opens and clicks are not here: Kiezbrief never counts them. There is no tracking image, and no link tells who opened it. What really counts are answers.',
    envelopes: 'Mails',
    actors: 'Actors on the list',
    concerns: 'Answers to it',
    unsubscribes: 'Unsubscribed after it',
    reasons: 'Why it did not work for some',
    reason: 'Reason',
    count: 'Count',
    byRegion: 'By region',
    byKind: 'By kind',
    region: 'Region',
    kind: 'Kind',
    severalRegions: 'Whoever belongs to several regions counts in each of them.',
    without: 'not given',
    first: 'First try',
    last: 'Last outcome',
  },
};
