// What the settings work out before anything is saved:
//   * a list changes by one step and back again, on whatever the list has become meanwhile
//   * a sender without a full imprint, or with gaps left in its outline, is not ready
//   * an account's port follows its encryption until somebody chooses another; a password is kept,
//     replaced or forgotten
//   * backups stand under the day they were made
import { expect, it } from 'vitest';
import {
  accountOf,
  draftOfAccount,
  emptyAccount,
  passwordInput,
  portAfter,
  problemsOfAccount,
} from '#renderer/features/settings/accounts/account-draft.ts';
import { backupsByDay, type Backup } from '#renderer/features/settings/data/backup-days.ts';
import {
  add,
  alphabetical,
  inOrder,
  isTwice,
  moveTo,
  newEntryId,
  remove,
  replace,
} from '#renderer/features/settings/lists/list-changes.ts';
import {
  emptySender,
  looksUnread,
  problemsOfSender,
  senderOf,
  withAddition,
} from '#renderer/features/settings/senders/sender-draft.ts';
import { Region } from '#shared/contract/lists.ts';
import { MailAccount } from '#shared/contract/mail-account.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const words = textsFor('de').settingsView;
const list = ['Verkehr', 'Kultur', 'Ökologie'].map((name, index) => ({ id: `top_${index}`, name }));
const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name).join(' ');

it('takes each change of a list back to where it was', () => {
  for (const [step, inverse] of [
    [add({ id: 'top_9', name: 'Sport' }), remove('top_9')],
    [remove('top_1'), add(list[1]!, 1)],
    [moveTo('top_0', 2), moveTo('top_0', 0)],
    [replace({ id: 'top_0', name: 'Wege' }), replace(list[0]!)],
    [alphabetical('de'), inOrder(list.map(({ id }) => id))],
  ] as const) {
    const changed = step(list);
    expect(changed).not.toEqual(list);
    expect(inverse(changed)).toEqual(list);
  }
});

it('leaves alone what somebody else changed in between', () => {
  const meanwhile = [...remove('top_1')(list), { id: 'top_8', name: 'Neu' }];
  expect(names(add(list[1]!, 1)(meanwhile))).toBe('Verkehr Kultur Ökologie Neu');
  expect(names(inOrder(['top_2', 'top_0'])(meanwhile))).toBe('Ökologie Verkehr Neu');
  expect(add(list[0]!)(list)).toEqual(list);
});

it('sorts as the language does, knows a name that is there, and makes ids the contract accepts', () => {
  expect(names(alphabetical('de')(list))).toBe('Kultur Ökologie Verkehr');
  expect([isTwice(list, ' kultur '), isTwice(list, 'Kultur', 'top_1')]).toEqual([true, false]);
  expect(Region.safeParse({ id: newEntryId('regions'), name: 'Nord' }).success).toBe(true);
  expect(newEntryId('topics')).not.toBe(newEntryId('topics'));
});

it('asks for everything a sender needs, and for nothing more', () => {
  expect(Object.keys(problemsOfSender(emptySender(), words.senders)).sort()).toEqual([
    'address',
    'imprint',
    'name',
    'organisation',
    'replyTo',
  ]);
  const complete = {
    ...emptySender(),
    name: 'Regionalkoordination',
    organisation: 'Bezirksamt',
    address: 'post@bezirk.example',
    replyTo: ' post@bezirk.example ',
    imprint: 'Bezirksamt\nPlatz 1',
  };
  expect(problemsOfSender(complete, words.senders)).toEqual({});
  expect(senderOf(complete, undefined)).toMatchObject({
    replyTo: 'post@bezirk.example',
    privacyUrl: '',
  });
  expect(problemsOfSender({ ...complete, imprint: words.senders.sample }, words.senders)).toEqual({
    imprint: words.senders.placeholderProblem,
  });
  expect(
    problemsOfSender({ ...complete, privacyUrl: 'bezirk.example/datenschutz' }, words.senders),
  ).toEqual({ privacyUrl: words.senders.privacyUrlProblem });
});

it('shows an address with an addition and warns of mailboxes nobody reads', () => {
  expect(withAddition('post@bezirk.example', 'kiez')).toBe('post+kiez@bezirk.example');
  expect([
    looksUnread('no-reply@bezirk.example'),
    looksUnread('NoReply@bezirk.example'),
    looksUnread('leitung@bezirk.example'),
  ]).toEqual([true, true, false]);
});

it('lets the port follow the encryption until somebody chooses another', () => {
  expect([
    portAfter('starttls', 'tls', '587'),
    portAfter('tls', 'starttls', '465'),
    portAfter('starttls', 'tls', '2525'),
  ]).toEqual(['465', '587', '2525']);
});

it('reads an account into its fields and back without a loss', () => {
  const accounts = [
    { id: 'acc_a', kind: 'file', name: 'Probeversand' },
    {
      id: 'acc_b',
      kind: 'smtp',
      name: 'Amt',
      host: 'mail.bezirk.example',
      port: 465,
      security: 'tls',
      username: 'kiez',
      pace: { perMinute: 45, connections: 2 },
    },
    {
      id: 'acc_c',
      kind: 'smtp',
      name: 'Schnell',
      host: 'localhost',
      port: 25,
      security: 'none',
      username: '',
      pace: { perMinute: 0, connections: 1 },
    },
  ].map((account) => MailAccount.parse(account));
  for (const account of accounts)
    expect(accountOf(draftOfAccount(account), account.id)).toEqual(account);
  expect(draftOfAccount(accounts[1]!).password).toBe('');
});

it('refuses what is no port, no pace and no server', () => {
  const draft = {
    ...emptyAccount(),
    name: 'Amt',
    host: '',
    port: '70000',
    pace: 'own',
    perMinute: 'viele',
    connections: '11',
  };
  expect(Object.keys(problemsOfAccount(draft, words.accounts)).sort()).toEqual([
    'connections',
    'host',
    'perMinute',
    'port',
  ]);
  expect(
    problemsOfAccount({ ...emptyAccount(), kind: 'file', name: 'Probe' }, words.accounts),
  ).toEqual({});
});

it('keeps a password, replaces it, or forgets it', () => {
  expect(passwordInput(emptyAccount())).toEqual({});
  expect(passwordInput({ ...emptyAccount(), password: 'geheim', forgetsPassword: true })).toEqual({
    password: 'geheim',
  });
  expect(passwordInput({ ...emptyAccount(), forgetsPassword: true })).toEqual({ password: '' });
});

it('puts backups under their day, newest first', () => {
  const backup = (file: string, generation: number, at: Date) =>
    ({
      file,
      generation,
      savedAt: at.toISOString(),
      bytes: 1,
      isReadable: true,
      day: null,
    }) as Backup;
  const days = backupsByDay([
    backup('actors.json', 1, new Date(2026, 2, 1, 9)),
    backup('actors.json', 2, new Date(2026, 2, 2, 0, 5)),
    backup('settings.json', 4, new Date(2026, 2, 1, 23, 55)),
  ]);
  expect(
    days.map(({ day, items }) => [
      day,
      ...items.map(({ file, generation }) => `${file} ${generation}`),
    ]),
  ).toEqual([
    ['2026-03-02', 'actors.json 2'],
    ['2026-03-01', 'settings.json 4', 'actors.json 1'],
  ]);
});
