// What people can rely on while one program sends, with real processes and a mail server that takes
// its time:
//   * another command line and another web host look in: state, figures, envelopes, and what
//     happens meanwhile
//   * they pause or cancel what goes out there; the one that sends ends so, and nobody gets a
//     second mail
//   * all else is refused with who works with the folder; nothing is changed by it
//   * when the one that sent has ended or was killed, the one that looked in works with the folder
//     by itself
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '#shared/client.ts';
import { browserBridge } from '#tests/support/doors.ts';
import { openingPageOf } from '#tests/support/opening-address.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { startScriptedSmtp } from '#tests/support/scripted-smtp.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

type Process = ChildProcessByStdio<null, Readable, Readable>;

function start(folder: string, ...args: string[]): Process {
  const env = { PATH: process.env['PATH'], HOME: folder, LANG: 'de_DE.UTF-8' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return child;
}

/**
 * A folder with a planned delivery to four people, and a mail server that answers nobody before
 * `answer`.
 */
async function office() {
  const folder = await temporaryFolder();
  const data = join(folder, 'daten');
  const waiting: (() => void)[] = [];
  const arrived = Promise.withResolvers<undefined>();
  let isPatient = true;
  const server = await startScriptedSmtp({
    DOT: ({ socket }) => {
      if (!isPatient) return null;
      waiting.push(() => {
        socket.write('250 2.0.0 queued\r\n');
      });
      arrived.resolve(undefined);
      return undefined;
    },
  });
  onTestFinished(() => server.close());
  const app = await openTestAppAt(data);
  const client = createClient(app);
  const { bulletinId, segmentId, smtp } = await readyOffice(client, { port: server.port });
  const {
    delivery: { id },
  } = await client.deliveries.plan({ bulletinId, segmentId, accountId: smtp });
  await app.close();

  const begin = (...args: string[]) => {
    const child = start(
      folder,
      resolve('scripts/kiezbrief.mjs'),
      ...args,
      '--data',
      data,
      '--json',
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString();
    });
    const ended = once(child, 'close').then(([status]) => ({
      status: status as number | null,
      out,
      err,
    }));
    return { child, ended };
  };
  const ask = async (...args: string[]) => begin(...args).ended;
  return {
    folder,
    data,
    id,
    server,
    begin,
    ask,
    firstMail: arrived.promise,
    answer() {
      isPatient = false;
      for (const reply of waiting.splice(0)) reply();
    },
  };
}

async function lookInWithBrowser(folder: string, data: string) {
  const host = start(folder, resolve('src/web/index.ts'), '--no-open', '--data', data);
  const { address } = await openingPageOf(host.stdout);
  return { host, client: createClient(browserBridge(address)) };
}

it('a second command line looks in and pauses; the first ends as paused, and going on sends each the one mail', async () => {
  const { id, server, begin, ask, firstMail, answer } = await office();
  const sending = begin('deliveries.start', `id=${id}`, '--yes');
  await firstMail;

  const look = await ask('deliveries.get', `id=${id}`);
  expect({ status: look.status, err: look.err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(look.out)).toMatchObject({
    delivery: { state: 'running' },
    figures: { open: 3, sending: 1 },
  });

  const refused = await ask('bulletins.create', 'subject=Zwischendurch');
  expect(refused.status).toBe(6);
  const { error } = JSON.parse(refused.err) as { error: { code: string; message: string } };
  expect(error.code).toBe('store.in-use');
  expect(error.message).toMatch(
    /auf der Befehlszeile, seit .+ansehen und einen Versand anhalten oder endgültig beenden/,
  );
  expect((await ask('deliveries.start', `id=${id}`, '--yes')).status).toBe(6);

  const paused = await ask('deliveries.pause', `id=${id}`);
  expect(paused.status).toBe(0);
  expect(JSON.parse(paused.out)).toMatchObject({ delivery: { state: 'paused' } });
  answer();
  const ended = await sending.ended;
  // 7: not everybody has it yet.
  expect(ended.status).toBe(7);
  expect(JSON.parse(ended.out)).toMatchObject({
    delivery: { state: 'paused', stoppedBy: null },
    figures: { accepted: 1, open: 3, unclear: 0 },
  });

  expect((await ask('deliveries.start', `id=${id}`, '--yes')).status).toBe(0);
  expect(server.mails.map(({ to }) => to).toSorted()).toEqual(
    [1, 2, 3, 4].map((number) => `${number}@verein.example`),
  );
  const list = JSON.parse((await ask('bulletins.list')).out) as { total: number };
  expect(list.total).toBe(1);
});

it('a browser looks in, hears what happens, cancels, and works with the folder when the other has ended', async () => {
  const { folder, data, id, server, begin, firstMail, answer } = await office();
  const sending = begin('deliveries.start', `id=${id}`, '--yes');
  await firstMail;
  const { client } = await lookInWithBrowser(folder, data);
  expect(await client.overview.holder({})).toMatchObject({ heldBy: { door: 'cli' } });
  expect(await client.overview.get({})).toMatchObject({ counts: { contacts: 4 } });
  await expect(client.settings.saveLists({ revision: 1, lists: {} })).rejects.toMatchObject({
    code: 'store.in-use',
    data: { door: 'cli' },
  });

  const heard: string[] = [];
  const changes: string[] = [];
  client.on('deliveries.progressed', ({ state }) => {
    heard.push(state);
  });
  client.on('overview.holderChanged', () => {
    changes.push('changed');
  });
  await client.deliveries.cancel({ id });
  await expect.poll(() => heard).toContain('cancelled');
  answer();
  await sending.ended;
  expect(server.mails).toHaveLength(1);

  await expect.poll(async () => (await client.overview.holder({})).heldBy).toBe(null);
  await expect.poll(() => changes).not.toEqual([]);
  expect(await client.deliveries.get({ id })).toMatchObject({
    delivery: { state: 'cancelled' },
    figures: { accepted: 1, cancelled: 3 },
  });
  expect(await client.bulletins.create({ subject: 'Weiter im Browser', blocks: [] })).toMatchObject(
    { subject: 'Weiter im Browser' },
  );
});

it('when the one that sends is killed, the one that looked in takes over and says what is unclear', async () => {
  const { folder, data, id, server, firstMail } = await office();
  // Not through the launcher, which would be killed in its place.
  const sending = start(
    folder,
    resolve('src/cli/index.ts'),
    'deliveries.start',
    `id=${id}`,
    '--yes',
    '--data',
    data,
  );
  await firstMail;
  const { client } = await lookInWithBrowser(folder, data);
  sending.kill('SIGKILL');
  await once(sending, 'exit');
  const state = async () => (await client.deliveries.get({ id })).delivery.state;
  await expect.poll(state).toBe('paused');
  expect(await client.overview.get({})).toMatchObject({ attention: { unclear: { envelopes: 1 } } });
  expect(server.mails).toHaveLength(1);
});
