// The way of an office, walked in the built program by whoever comes:
//   * from the first start through an Excel list and a first bulletin to a rehearsal that is read
//     like a mailbox
//   * then to real mailboxes over SMTP; the program dies in the middle, is started again and goes
//     on: everybody has one mail, the unclear one waits for a person
//   * an answer comes back, is read with the bulletin it belongs to, and filed
// Over the web host with the mouse and with the keyboard alone, and through Electron's main process
// and preload.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { keyboard, mouse, type Hand } from '#tests/support/hands.ts';
import { mailFixture } from '#tests/support/mail-fixtures.ts';
import {
  addAccount,
  bringList,
  fileAnswer,
  goOn,
  makeSegment,
  nameSender,
  people,
  rehearse,
  send,
  writeBulletin,
  type Walker,
} from '#tests/support/office-journey.ts';
import {
  overElectron,
  overWebHost,
  type ProgramWindow,
  type StartProgram,
} from '#tests/support/program-windows.ts';
import { startScriptedSmtp } from '#tests/support/scripted-smtp.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  browser = await launchChromium();
}, 240_000);
afterAll(() => browser.close());

async function walk(start: StartProgram, handOf: (page: Page) => Hand): Promise<void> {
  const folder = await temporaryFolder();
  const atThird = Promise.withResolvers<void>();
  // Of the third mail the server has everything, and says nothing.
  const smtp = await startScriptedSmtp({
    DOT: ({ count }) => {
      if (count !== 3) return null;
      atThird.resolve();
      return undefined;
    },
  });
  onTestFinished(() => smtp.close());
  const problems: string[] = [];
  const open = async (): Promise<{ program: ProgramWindow; walker: Walker }> => {
    const program = await start(folder);
    onTestFinished(async () => {
      await program.close();
    });
    program.page.setDefaultTimeout(20_000);
    return { program, walker: { page: program.page, hand: handOf(program.page) } };
  };

  const first = await open();
  await bringList(first.walker);
  await nameSender(first.walker);
  await writeBulletin(first.walker);
  await makeSegment(first.walker);
  await rehearse(first.walker);
  expect(smtp.connections).toBe(0);

  await addAccount(first.walker, smtp.port);
  await send(first.walker);
  await atThird.promise;
  await first.program.kill();
  expect(smtp.mails).toHaveLength(3);
  problems.push(...first.program.problems);

  const second = await open();
  await goOn(second.walker);
  // Everybody once: the three the server had before the death, the two after it.
  expect(smtp.mails.map(({ to }) => to).sort()).toEqual(people);

  const { bytes } = smtp.mails.find(({ to }) => to === people[0])!;
  const messageId = /^Message-ID: (.*)$/im.exec(bytes)![1]!.trim();
  await fileAnswer(
    second.walker,
    mailFixture('reply', {
      messageId,
      token: '',
      address: people[0]!,
      sender: 'rk@bezirk.example',
      subject: '=?UTF-8?Q?Neues_f=C3=BCr_Akteur*innen?=',
    }),
  );
  problems.push(...second.program.problems);
  await second.program.close();
  expect(problems).toEqual([]);
}

it(
  'over the web host, with the mouse',
  () =>
    walk(
      overWebHost(() => browser),
      mouse,
    ),
  180_000,
);
it(
  'over the web host, with the keyboard alone',
  () =>
    walk(
      overWebHost(() => browser),
      keyboard,
    ),
  240_000,
);
it(
  'through Electron’s main process and preload, with the mouse',
  () => walk(overElectron, mouse),
  180_000,
);
