// What the command line says. Its words for keys and methods are the contract's own.
import type { Texts } from '#shared/texts/texts.ts';

const whole = (count: number) => count.toLocaleString('en');

export const command: Texts['command'] = {
  locale: 'en-GB',
  yes: 'yes',
  no: 'no',
  nothing: '–',
  shown: (shown, total) =>
    shown === total
      ? `${whole(total)} ${total === 1 ? 'entry' : 'entries'}`
      : `${whole(shown)} of ${whole(total)} entries`,
  done: 'Done.',
  incidentDetails: 'Technical details:',

  progress: (done, total) =>
    `${whole(done)} of ${whole(total)} (${total === 0 ? 100 : Math.floor((done / total) * 100)}%)`,
  stopping: 'Stopping after the current step. Ctrl+C once more ends at once.',
  paused: 'Paused. Nothing is lost.',
  stopped: 'Stopped.',
  continueWith: (line) => `Continue with: ${line}`,
  partlyDone: ({ refused, unclear, waiting, cancelled, flawed }) =>
    [
      refused === 0
        ? ''
        : `${whole(refused)} ${refused === 1 ? 'mail was' : 'mails were'} refused.`,
      unclear === 0
        ? ''
        : `Of ${whole(unclear)} ${unclear === 1 ? 'mail' : 'mails'} nobody knows whether ${unclear === 1 ? 'it' : 'they'} arrived. Please decide.`,
      waiting === 0
        ? ''
        : `${whole(waiting)} ${waiting === 1 ? 'mail is' : 'mails are'} still waiting: the delivery was paused elsewhere.`,
      cancelled === 0
        ? ''
        : `${whole(cancelled)} ${cancelled === 1 ? 'mail was' : 'mails were'} not sent because the delivery was ended before.`,
      flawed === 0
        ? ''
        : `${whole(flawed)} ${flawed === 1 ? 'mail was' : 'mails were'} left out because of a flaw in ${flawed === 1 ? 'it' : 'them'}.`,
      'deliveries.envelopes tells who it is.',
    ]
      .filter((part) => part !== '')
      .join(' '),
  stoppedBy: (code) => `The work stopped by itself (${code}).`,
  confirmSending: (subject, count) =>
    `Send “${subject}” to ${whole(count)} ${count === 1 ? 'address' : 'addresses'} now? This cannot be undone. [y/N]`,
  askSecret: (key) => `${key} (not shown): `,
  folderOpen: (folder, isOwn) =>
    `Other accounts can get into the data folder ${folder}. ${isOwn ? 'settings.closeFolder closes it.' : 'Only its owner can close it.'}`,
  declined: 'Nothing was sent.',

  help: {
    title: 'Kiezbrief on the command line',
    usage: 'Usage',
    usageLine: 'kiezbrief <feature>.<verb> [key=value ...] [options]',
    commands: 'Commands',
    keys: 'Keys',
    noKeys: 'This command takes no keys.',
    options: 'Options',
    errors: 'Possible errors and exit status',
    example: 'Example',
    values: 'Values',
    events: 'Events (with --follow)',
    continues: (query) =>
      `Goes on until everything is done; Ctrl+C pauses. ${query} tells how far it is.`,
    more: 'More about a feature or command: kiezbrief help <feature>[.<verb>]',
    kinds: { query: 'reads only', command: 'changes something' },
    environment: 'Environment',
    environmentLines: [
      ['KIEZBRIEF_DATA', 'data folder where --data is missing'],
      [
        'KIEZBRIEF_PASSPHRASE',
        'seals the passwords of the mail accounts in secrets.json; without it they hold for one call only',
      ],
    ] as const,
    optionLines: [
      ['--data FOLDER', 'data folder; else KIEZBRIEF_DATA, else the usual place'],
      ['--json', 'the reply alone, as JSON (errors and help too)'],
      ['--yes', 'begin sending without asking'],
      ['--follow', 'one line per event, on standard error'],
      ['--language de|en', 'language of the output; else from LANG'],
      ['--help, --version', 'help, version'],
    ],
    valueLines: [
      ['a.b=value', 'a key inside a key; blocks.0.text=... is the first entry of a list'],
      ['a=x,y', 'a list; a= is the empty list'],
      [
        'a={...} a=[...]',
        'JSON where an object or a list is expected; null empties where that is possible',
      ],
      [
        'a=@file a=@-',
        'content of a file or of standard input; a password only like this, and with @- a terminal asks for it; @@ is a leading @',
      ],
      ['input=@file.json', 'the whole input; single keys overrule it'],
    ],
    exitLine: (codes) =>
      `Exit status: 0 fine, ${codes}, 7 ended, but not all mails were accepted, 130 paused`,
    kindNames: {
      internal: 'defect',
      invalid: 'invalid input',
      'not-found': 'not found',
      conflict: 'does not fit the state',
      forbidden: 'forbidden',
      unavailable: 'unavailable',
    },
    types: {
      text: 'text',
      integer: 'whole number',
      number: 'number',
      boolean: 'true | false',
      instant: 'instant like 2026-03-02T09:00:00Z',
      date: 'day like 2026-03-02',
      uri: 'web address',
      email: 'email address',
      file: 'file (@file)',
      secret: 'password, only @- or @file',
      object: 'object',
      any: 'anything',
      list: (item) => `list: ${item}`,
      sameAs: (key) => `as ${key}`,
      atMost: (count) => `at most ${whole(count)} characters`,
      megabytes: (count) => `at most ${whole(count)} MB`,
      range: (from, to) => `${from} to ${to}`,
      from: (from) => `from ${from}`,
      only: (condition) => `only with ${condition}`,
      required: 'required',
      requiredWith: (parent) => `required when ${parent} is given`,
      defaultsTo: (value) => `else ${value}`,
    },
  },
};
