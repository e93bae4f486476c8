import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const dataView: Texts['dataView'] = {
  folder: {
    intro:
      'Everything Kiezbrief knows lies in this one folder on your computer: addresses, bulletins, journals, concerns, backups. Nowhere else.',
    path: 'Place of the data folder',
    copy: 'Copy path',
    copied: 'The path is in the clipboard.',
    copyFailed: 'The clipboard is blocked. Please select and copy the path by hand.',
    openHint: 'In the desktop version, the menu “File”, “Open data folder” opens it too.',
    tips: {
      title: 'Good to know',
      items: [
        'Copying the whole folder means: backing up everything. Close Kiezbrief first.',
        'On a network drive only one window at a time can use the folder. A second one tells you so.',
        'Whoever may read the folder can read the addresses too. Put it where only your office can reach it.',
        'Passwords of mail accounts are never readable in it.',
      ],
    },
    open: {
      title: 'Others can get into your data folder',
      text: (count) =>
        [
          'Anyone with another account on this computer or drive can get in, and perhaps see your addresses.',
          count === 0
            ? ''
            : `Inside, ${count === 1 ? 'one file or subfolder is' : `${whole(count)} files and subfolders are`} open to others too.`,
        ]
          .filter(Boolean)
          .join(' '),
      foreign: (count) =>
        count === 1
          ? 'One entry in it belongs to another account and stays as it is.'
          : `${whole(count)} entries in it belong to another account and stay as they are.`,
      shared: 'If your team shares the folder on purpose, leave it as it is. Otherwise, close it.',
      notOwn: 'The folder belongs to another account. Only its owner or your IT can close it.',
      close: 'Make it accessible to me only',
      closed: (count) =>
        `The data folder is yours alone now: ${count === 1 ? 'one entry' : `${whole(count)} entries`} closed.`,
      stays:
        'The folder could not be closed. Some drives know no rights for single accounts. Please ask your IT.',
      unknown: 'Windows decides who may open this folder: the rights of the folder above apply.',
    },
    readOnlyTitle: 'You can only read in this folder',
    readOnly: 'To change something you need write permission for this folder.',
    restoredTitle: 'Something was damaged at the start',
    restored: (files) => `Restored from a backup: ${files}. Please check your latest changes.`,
  },
  backups: {
    intro:
      'Kiezbrief keeps the latest five states of everything and one for each of the last 30 days. You can bring each of them back; what holds now becomes a backup itself.',
    failed: 'The backups cannot be shown right now',
    empty: {
      title: 'No backup yet',
      text: 'As soon as you save something a second time, its earlier state lies here.',
    },
    filter: 'What would you like to bring back?',
    all: 'Show everything',
    today: 'Today',
    yesterday: 'Yesterday',
    files: {
      actors: 'Address book',
      bulletins: 'Bulletins',
      segments: 'Segments',
      deliveries: 'Deliveries',
      concerns: 'Concerns',
      incoming: 'Incoming mail',
      settings: 'Settings',
      suppressions: 'Suppression list',
    },
    savedAt: (time) => `As of ${time}`,
    daily: 'daily copy',
    size: (kilobytes) => (kilobytes < 1 ? 'less than 1 kB' : `${whole(kilobytes)} kB`),
    damaged: 'damaged',
    restore: 'Bring back',
    restoreNamed: (what, when) => `Bring back ${what} of ${when}`,
    restoring: 'The earlier state is being brought back …',
    restored: (what, when) => `${what}: the state of ${when} holds again.`,
    same: (what) => `${what}: this state holds already.`,
    unsubscribes:
      'Unsubscribes and restrictions are never lost by this: whoever has unsubscribed or is restricted gets no mail afterwards either.',
  },
};
