// The list of bulletins on screen.
const whole = (count: number) => count.toLocaleString('en-GB');
const day = (at: Date) =>
  at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export const bulletinsView = {
  title: 'Bulletins',
  intro:
    'This is where the neighbourhood’s news from the borough is made. Write it, look at it, check it, and then send it on its way.',
  search: 'Search bulletins',
  list: 'Your bulletins',
  count: (count: number) => (count === 1 ? '1 bulletin' : `${whole(count)} bulletins`),
  found: (count: number) => {
    if (count === 0) return 'No bulletin matches.';
    return count === 1 ? '1 bulletin found' : `${whole(count)} bulletins found`;
  },
  noneFound: {
    title: 'Nothing found',
    text: 'Perhaps the word is not in the subject. Try a shorter one.',
    action: 'Clear the search',
  },
  failedTitle: 'The bulletins cannot be shown right now',
  noSubject: 'No subject yet',
  copyOf: (subject: string) => `Copy of “${subject}”`,
  blocks: (count: number) => {
    if (count === 0) return 'still empty';
    return count === 1 ? '1 block' : `${whole(count)} blocks`;
  },
  states: {
    draft: 'Draft',
    planned: 'Delivery prepared',
    running: 'Being delivered',
    paused: 'Delivery paused',
    sent: 'Sent',
    rehearsed: 'Rehearsed',
  },
  changedOn: (at: Date) => `last edited on ${day(at)}`,
  sentOn: (at: Date) => `sent on ${day(at)}`,
  rehearsedOn: (at: Date) => `rehearsed on ${day(at)}, nothing was sent`,
  sentTo: (count: number) => (count === 1 ? 'to 1 address' : `to ${whole(count)} addresses`),
  empty: {
    title: 'Your first bulletin is waiting',
    text: 'A bulletin is made of blocks: heading, text, image, event. While writing you see how it will arrive, and nothing can be sent by accident.',
    action: 'Write the first bulletin',
  },
  create: {
    action: 'New bulletin',
    blank: 'Start empty',
    template: (name: string) => `Start empty: ${name}`,
    last: (subject: string) => `From the last one: ${subject}`,
    copied: 'Started as a copy. The old bulletin stays as it is.',
  },
  actions: {
    more: (subject: string) => `More for “${subject}”`,
    open: 'Edit',
    duplicate: 'Continue as a copy',
    send: 'Go to delivery',
    delivery: 'View delivery',
    remove: 'Remove',
    removed: (subject: string) => `“${subject}” was removed.`,
  },
};
