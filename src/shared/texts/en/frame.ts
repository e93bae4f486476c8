// The frame around every view (navigation, palette, keyboard, messages) and the words the base
// components bring along.
import type { Texts } from '#shared/texts/texts.ts';
import { inWhichProgram, sinceWhen } from './doors.ts';

const whole = (count: number) => count.toLocaleString('en');

export const frame: Texts['frame'] = {
  program: 'Kiezbrief',
  claim: 'Mail between neighbourhood and borough',
  documentTitle: (page: string) => `${page} · Kiezbrief`,
  skipToContent: 'Skip to content',
  navigation: 'Main navigation',
  more: 'More',
  youAreHere: 'You are here',
  places: {
    overview: 'Overview',
    actors: 'Address book',
    bulletins: 'Bulletins',
    deliveries: 'Deliveries',
    concerns: 'Concerns',
    settings: 'Settings',
  },
  heldBy: ({ door, since }: { door: string; since: string }) =>
    `Kiezbrief is working with this data folder ${inWhichProgram(door)}, since ${sinceWhen(since)}. Until it ends you can look at everything here, and pause a delivery or end it for good.`,
  notFound: {
    title: 'There is no such page',
    text: 'This address leads nowhere. The entry may have been removed, or something got lost while copying.',
    back: 'Go to the overview',
  },
  preferences: 'Language and appearance',
  language: { label: 'Language', de: 'Deutsch', en: 'English' },
  appearance: { label: 'Appearance', system: 'As in the system', light: 'Light', dark: 'Dark' },
  signOut: {
    action: 'End session',
    done: 'Your session has ended',
    back: 'Kiezbrief keeps running, and so does a delivery that has begun. To go on working, press Enter in the window you started Kiezbrief in and open the new address. Ctrl+C ends it there.',
  },
  commands: {
    open: 'Find a command',
    title: 'What would you like to do?',
    search: 'Find a command or a view',
    goTo: 'Go to',
    here: 'In this view',
    undo: 'Done last',
    program: 'Program',
    none: (query: string) => `No command matches “${query}”. Try a shorter word.`,
    found: (count: number) => (count === 1 ? '1 command' : `${whole(count)} commands`),
    list: 'Commands',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Show keyboard shortcuts',
    intro:
      'How to work without a mouse. In text fields only shortcuts with Ctrl, Alt or Cmd apply.',
    everywhere: 'Everywhere',
    here: 'In this view',
    single: 'Use shortcuts made of a single key',
    singleHint: 'Switch this off if you dictate and letters would set off commands.',
    toasts: 'Go to the messages',
  },
  keys: {
    mod: 'Ctrl',
    modMac: '⌘',
    shift: 'Shift',
    alt: 'Alt',
    enter: 'Enter',
    escape: 'Esc',
    delete: 'Del',
    up: '↑',
    down: '↓',
    and: 'and',
  },
  problem: {
    title: 'This view has stumbled',
    calm: 'Nothing you saved is affected.',
    again: 'Reload this view',
    home: 'Go to the overview',
  },
  undo: {
    action: 'Undo',
    command: (what: string) => `Undo: ${what}`,
    last: 'Undo the last step',
    done: (what: string) => `Undone: ${what}`,
  },
  loading: 'Loading …',
  retry: 'Try again',
  drop: {
    unknown: (name: string) =>
      `Kiezbrief cannot do anything with “${name}” here. You can drop lists of addresses (.csv or .txt) and emails that came back (.eml).`,
    dialogOpen: 'Please close the open window first. After that you can drop files.',
    unread: (name: string) =>
      `“${name}” could not be read. Perhaps it was moved or is still open in another program.`,
  },
  parts: {
    beyondRoom: (length: number, room: number) =>
      `Not pasted: these are ${whole(length)} characters, and there is room for ${whole(room)}. Please shorten the text first.`,
    day: {
      example: 'such as 3 Apr 2026',
      calendar: 'Calendar',
      previous: 'Previous month',
      next: 'Next month',
      unread: (typed: string, kept: string) =>
        `“${typed}” is not a day. ${kept === '' ? 'Write it like this: 3 Apr 2026.' : `It stays ${kept}.`}`,
      tooEarly: (day: string) => `${day} is the earliest possible day.`,
      tooLate: (day: string) => `${day} is the latest possible day.`,
    },
    optional: 'optional',
    close: 'Close',
    cancel: 'Cancel',
    messages: 'Messages',
    closeMessage: 'Close message',
    info: 'Note',
    success: 'Done',
    warning: 'Caution',
    danger: 'Error',
    remove: (what: string) => `Remove ${what}`,
    chosen: (count: number) => (count === 0 ? 'nothing selected' : `${whole(count)} selected`),
    chosenList: 'Selected',
    choose: 'Please choose',
    showOptions: 'Show options',
    noOption: (query: string) => `Nothing matches “${query}”.`,
    clear: 'Clear',
    percent: (share: number) =>
      share.toLocaleString('en', { style: 'percent', maximumFractionDigits: 0 }),
    doneOf: (done: number, total: number) => `${whole(done)} of ${whole(total)}`,
    more: (count: number) => `Show ${whole(count)} more`,
    shownOf: (shown: number, total: number) => `${whole(shown)} of ${whole(total)} shown`,
    select: 'Selection',
    selectAll: 'Select all',
    selectRow: (name: string) => `Select ${name}`,
    selected: 'selected',
    notSelected: 'not selected',
    loadingRow: 'Row is loading',
    gridHelp: 'Move with the arrow keys, select with space, open with enter.',
  },
};
