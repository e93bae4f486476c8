// Passwords on the command line:
//   * what stands in the command line itself, in whatever form, is refused before anything is
//     opened; the refusal does not repeat it
//   * a file, standard input and the whole input in a file are taken
//   * a person at a terminal is asked and types unseen; no answer is not taken for an empty
//     password
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '#cli/run.ts';
import type { App } from '#shared/define.ts';
import { recordingShell } from '#tests/support/recording-shell.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const account = [
  'revision=1',
  'account.kind=smtp',
  'account.name=Amt',
  'account.host=mail.example',
  'account.port=465',
  'account.security=tls',
];

function program() {
  const calls: { name: string; input: unknown }[] = [];
  const app: App = {
    call(name, input) {
      calls.push({ name, input });
      return Promise.resolve({ ok: true, value: {} });
    },
    subscribe: () => () => undefined,
    isVisitor: () => false,
    idle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const saved = () => calls.find(({ name }) => name.startsWith('settings.'))?.input;
  return { app, saved };
}
async function sent(args: string[], stdin: string): Promise<unknown> {
  const { app, saved } = program();
  await run(['settings.saveAccount', ...args], recordingShell({ app, stdin }));
  return saved();
}
async function fileWith(content: string): Promise<string> {
  const file = join(await temporaryFolder(), 'datei');
  await writeFile(file, content);
  return file;
}

it.each([
  ['a key', [...account, 'password=geheim']],
  ['a key with an escaped @', [...account, 'password=@@geheim']],
  ['typed JSON', ['input={"revision":1,"account":{},"password":"geheim"}']],
  ['a key that a later one replaces', ['password=geheim', 'password=@-', ...account]],
])('typed as %s it is refused', async (_how, args) => {
  for (const isInteractive of [true, false]) {
    const shell = recordingShell({
      app: program().app,
      stdin: 'anders',
      unseen: 'anders',
      isInteractive,
    });
    expect(await run(['settings.saveAccount', ...args], shell)).toBe(2);
    expect(shell.opened).toEqual([]);
    expect(shell.err).toContain('password=@-');
    expect(shell.err).not.toContain('geheim');
  }
});

it('from a file or standard input it is taken, and an empty one may be typed', async () => {
  const filed = await fileWith('geheim\n');
  const whole = await fileWith(
    '{"revision":1,"account":{"kind":"smtp","name":"Amt","host":"m.example","port":465,"security":"tls"},"password":"geheim"}',
  );
  for (const args of [
    [...account, `password=@${filed}`],
    [...account, 'password=@-'],
    [`input=@${whole}`],
  ]) {
    expect(await sent(args, 'geheim\n'), args.join(' ')).toMatchObject({ password: 'geheim' });
  }
  expect(await sent([...account, 'password='], '')).toMatchObject({ password: '' });
});

it('a person at a terminal is asked', async () => {
  const args = ['settings.checkAccount', 'id=acc_1', 'password=@-'];
  const { app, saved } = program();
  const shell = recordingShell({ app, isInteractive: true, unseen: 'geheim' });
  await run(args, shell);
  expect(saved()).toEqual({ id: 'acc_1', password: 'geheim' });
  expect(shell.err).toContain('password (wird nicht angezeigt)');
  const unanswered = program();
  expect(
    await run(args, recordingShell({ app: unanswered.app, isInteractive: true, unseen: '' })),
  ).toBe(2);
  expect(unanswered.saved()).toBeUndefined();
});

it('help says how', async () => {
  for (const [topic, says] of [
    ['settings.saveAccount', 'nur @- oder @datei'],
    ['', 'KIEZBRIEF_PASSPHRASE'],
  ] as const) {
    const shell = recordingShell();
    await run(['help', ...(topic === '' ? [] : [topic])], shell);
    expect(shell.out).toContain(says);
  }
});
