// What a coordinator without any screen can rely on, with the real program in a folder of its own:
//   * from an Excel list to a mail in a mailbox with nothing but `kiezbrief` commands
//   * Ctrl+C in the middle of a delivery pauses it; the printed command goes on, and nobody gets a
//     second mail
//   * the next command finds the folder free
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const launcher = resolve('scripts/kiezbrief.mjs');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  status: number | null;
  out: string;
  err: string;
}

function begin(...args: string[]) {
  const child = spawn(
    process.execPath,
    [launcher, ...args, '--data', join(folder, 'daten'), '--json'],
    {
      env: { PATH: process.env['PATH'], HOME: folder, LANG: 'de_DE.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, 'close').then(([status]): Outcome => ({
    status: status as number | null,
    out,
    err,
  }));
  return { child, ended };
}

/** The value a command printed; fails the test when the command failed. */
async function value<T>(...args: string[]): Promise<T> {
  const { status, out, err } = await begin(...args).ended;
  expect({ args, status, err }).toMatchObject({ status: 0, err: '' });
  return JSON.parse(out) as T;
}

/**
 * Keeps the addresses it took a mail for; each waits before its final answer until `answer` is
 * called.
 */
async function patientMailServer() {
  const received: string[] = [];
  const waiting: (() => void)[] = [];
  let onWaiting: (() => void) | undefined;
  let isOpen = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      stream.resume().on('end', () => {
        const accept = () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        };
        if (isOpen) accept();
        else {
          waiting.push(accept);
          onWaiting?.();
        }
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    received,
    port: (server.server.address() as { port: number }).port,
    firstMail: () =>
      new Promise<void>((done) => {
        if (waiting.length > 0) done();
        else onWaiting = done;
      }),
    answer() {
      isOpen = true;
      for (const accept of waiting.splice(0)) accept();
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}

describe('with the command line alone', () => {
  let bulletinId: string;
  let segmentId: string;

  it('a list becomes a segment', async () => {
    const list = join(folder, 'Liste Süd.csv');
    const names = [
      'Kita Löwenzahn',
      'Schule am Park',
      'Verein „Straßenfest“',
      'Bürger*inneninitiative',
    ];
    await writeFile(
      list,
      Buffer.from(
        `Einrichtung;eMail;Bezirksregion\r\n${names.map((name, index) => `${name.replaceAll(/[„“]/g, '')};post${index}@example.org;Schöneberg Nordost`).join('\r\n')}\r\n`,
        'latin1',
      ),
    );

    const { revision } = await value<{ revision: number }>('settings.get');
    await value(
      'settings.saveSender',
      `revision=${revision}`,
      'sender.name=Regionalkoordination',
      'sender.address=post@example.org',
      'sender.replyTo=post@example.org',
      'sender.organisation=Bezirksamt Musterstadt',
      'sender.imprint=Bezirksamt Musterstadt\nMusterweg 1, 12345 Berlin\nTel. 030 1234\nVerantwortlich: Kim Muster',
    );
    const imported = await value<{ counts: unknown; encoding: string }>(
      'actors.import',
      `file=@${list}`,
      'legalBasis.basis=public-task',
      'legalBasis.proof.source=Verteiler',
      'legalBasis.proof.at=2026-03-02T09:00:00Z',
    );
    expect(imported).toMatchObject({
      counts: { rows: 4, created: 4, refused: 0 },
      encoding: 'windows-1252',
    });
    expect(await value('actors.list', 'search=löwenzahn')).toMatchObject({
      total: 1,
      items: [{ name: 'Kita Löwenzahn' }],
    });

    const segment = await value<{ id: string }>(
      'segments.save',
      'segment.revision=0',
      'segment.name=Nordost',
      'segment.rule.type=region',
      'segment.rule.in=reg_schoeneberg-nordost',
    );
    segmentId = segment.id;
    expect(await value('segments.preview', `id=${segmentId}`)).toMatchObject({
      included: 4,
      excluded: 0,
    });
    expect(
      await value(
        'segments.preview',
        'rule.type=not',
        'rule.rule.type=level',
        'rule.rule.in=local',
      ),
    ).toMatchObject({ included: 0 });
  });

  it('a bulletin is rehearsed without being asked', async () => {
    const bulletin = await value<{ id: string }>(
      'bulletins.create',
      'subject=Neues aus dem Kiez, März',
      'blocks.0.id=blk_1',
      'blocks.0.type=heading',
      'blocks.0.level=2',
      'blocks.0.text=Straßenfest',
      'blocks.1.id=blk_2',
      'blocks.1.type=text',
      'blocks.1.html=<p>Alle Bürger*innen sind eingeladen.</p>',
    );
    bulletinId = bulletin.id;
    expect(await value('bulletins.check', `id=${bulletinId}`)).toMatchObject({ isBlocked: false });
    const { accounts } = await value<{ accounts: { id: string; kind: string }[] }>('settings.get');
    const planned = await value<{ delivery: { id: string } }>(
      'deliveries.plan',
      `bulletinId=${bulletinId}`,
      `segmentId=${segmentId}`,
      `accountId=${accounts.find(({ kind }) => kind === 'file')!.id}`,
    );
    expect(await value('deliveries.start', `id=${planned.delivery.id}`)).toMatchObject({
      delivery: { state: 'finished' },
      figures: { accepted: 4 },
    });
  });

  it('a delivery pauses on Ctrl+C and goes on with the printed command, each address once', async () => {
    const server = await patientMailServer();
    try {
      const { revision } = await value<{ revision: number }>('settings.get');
      const { accounts } = await value<{ accounts: { id: string; kind: string }[] }>(
        'settings.saveAccount',
        `revision=${revision}`,
        'account.kind=smtp',
        'account.name=Postfach',
        'account.host=127.0.0.1',
        `account.port=${server.port}`,
        'account.security=none',
        'account.pace.perMinute=0',
      );
      const {
        delivery: { id },
      } = await value<{ delivery: { id: string } }>(
        'deliveries.plan',
        `bulletinId=${bulletinId}`,
        `segmentId=${segmentId}`,
        `accountId=${accounts.find(({ kind }) => kind === 'smtp')!.id}`,
      );

      const refused = await begin('deliveries.start', `id=${id}`).ended;
      expect(refused).toMatchObject({ status: 2, out: '' });
      expect(refused.err).toContain('command.confirmation-needed');

      const first = begin('deliveries.start', `id=${id}`, '--yes');
      await server.firstMail();
      first.child.kill('SIGINT');
      await once(first.child.stderr, 'data');
      server.answer();
      const paused = await first.ended;
      expect(paused).toMatchObject({ status: 130, out: '' });
      expect(paused.err).toContain(`kiezbrief deliveries.start id=${id}`);
      expect(await value('deliveries.get', `id=${id}`)).toMatchObject({
        delivery: { state: 'paused' },
        figures: { accepted: 1, open: 3, unclear: 0 },
      });

      expect(await value('deliveries.start', `id=${id}`, '--yes')).toMatchObject({
        delivery: { state: 'finished' },
        figures: { accepted: 4 },
      });
      expect(server.received.toSorted()).toEqual(
        [0, 1, 2, 3].map((index) => `post${index}@example.org`),
      );
    } finally {
      await server.close();
    }
  });
});
