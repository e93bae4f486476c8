// What the door of a data folder promises, besides what tests/flows/look-in-while-sending.test.ts
// shows with real processes:
//   * only its owner finds it and gets in, and only with the token
//   * whoever sends too much, no JSON or nothing at all is sent away; the others are served on
//   * whatever is wrong with the sign (another machine, another process, nobody behind it, no
//     answer), a visitor knows soon
//   * nothing of it is left afterwards, also of a program that was killed
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DoorRecord } from '#adapters/door-record.ts';
import { openFolderDoor } from '#adapters/folder-door.ts';
import { visitFolder } from '#adapters/folder-visit.ts';
import type { Bridge, EventListener } from '#shared/define.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const holder = { door: 'web', since: '2026-11-28T09:00:00.000Z' };
const lockedByUs = { pid: process.pid, host: hostname(), door: 'web' };
const soon = { signMs: 0, greetingMs: 200, answerMs: 200 };
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const recordPath = (folder: string) => join(folder, 'kiezbrief.door.json');
const recordIn = async (folder: string) =>
  JSON.parse(await readFile(recordPath(folder), 'utf8')) as DoorRecord;

/** Answers each call with its name; `slow` never answers. */
function echo() {
  const listeners = new Set<EventListener>();
  const bridge: Bridge = {
    call: (name) =>
      name === 'slow' ? new Promise(() => undefined) : Promise.resolve({ ok: true, value: name }),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return {
    bridge,
    tell: (name: string) => {
      for (const listener of listeners) listener(name, {});
    },
    listeners,
  };
}

async function openHouse() {
  const folder = await temporaryFolder();
  const { bridge, tell, listeners } = echo();
  const door = await openFolderDoor(folder, holder, bridge);
  onTestFinished(async () => {
    await door.shut();
    await door.end();
  });
  return { folder, door, tell, listeners, record: await recordIn(folder) };
}

/** What a connection that begins with these bytes hears before it is ended. */
async function answerTo(address: string, ...parts: (string | Buffer)[]): Promise<string> {
  const socket: Socket = connect(address);
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    heard += part.toString();
  });
  for (const part of parts) socket.write(part);
  await new Promise((resolve) => {
    socket.once('close', resolve);
  });
  return heard;
}

describe('getting in', () => {
  it('answers who holds the token, and tells what happens', async () => {
    const { folder, tell, listeners } = await openHouse();
    const visit = (await visitFolder(folder, lockedByUs))!;
    expect(await visit.call('overview.get', {})).toEqual({ ok: true, value: 'overview.get' });
    const heard = new Promise((resolve) => {
      visit.subscribe(resolve);
    });
    tell('actors.changed');
    expect(await heard).toBe('actors.changed');
    await visit.close();
    await expect.poll(() => listeners.size).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    const { folder, record } = await openHouse();
    expect((await stat(recordPath(folder))).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(record.address))).mode & 0o777).toBe(0o700);
    // Tests often run as root, who may everything.
    if (process.geteuid?.() !== 0) return;
    process.seteuid?.('nobody');
    try {
      const socket = connect(record.address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('EACCES');
    } finally {
      process.seteuid?.(0);
    }
  });

  it.each([
    ['a wrong token', `${JSON.stringify({ token: 'a'.repeat(43) })}\n`],
    ['no token', `${JSON.stringify({ id: 1, name: 'overview.get', input: {} })}\n`],
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['no line end in sight', Buffer.alloc(3 * 1024 * 1024, 0x61)],
  ])('refuses %s without a word', async (_, sent) => {
    const { record } = await openHouse();
    expect(await answerTo(record.address, sent)).toBe('');
  });

  it('cuts off who sends more than a question, and serves the others on', async () => {
    const { folder, record } = await openHouse();
    const visit = (await visitFolder(folder, lockedByUs))!;
    const hello = `${JSON.stringify({ token: record.token })}\n`;
    expect(await answerTo(record.address, hello, Buffer.alloc(3 * 1024 * 1024, 0x61))).toBe(
      '{"welcome":true}\n',
    );
    expect(await answerTo(record.address, hello, '{"id":"x"}\n')).toBe('{"welcome":true}\n');
    expect(await visit.call('overview.get', {})).toMatchObject({ ok: true });
    // A file is never sent to somebody who would refuse it.
    expect(await visit.call('actors.import', { file: 'a'.repeat(3 * 1024 * 1024) })).toMatchObject({
      ok: false,
      error: { code: 'store.in-use', data: holder },
    });
    await visit.close();
  });
});

describe('a sign that is wrong', () => {
  const signed = async (record: Partial<DoorRecord> | string) => {
    const { folder, record: own } = await openHouse();
    await writeFile(
      recordPath(folder),
      typeof record === 'string' ? record : JSON.stringify({ ...own, ...record }),
    );
    return folder;
  };
  const nobody = { ...lockedByUs, pid: 999_999_999 };

  it.each<[string, Partial<DoorRecord> | string, typeof lockedByUs]>([
    ['of another machine', { host: 'amt-pc-17' }, lockedByUs],
    ['while a program on another machine holds the lock', {}, { ...lockedByUs, host: 'amt-pc-17' }],
    ['of a process that does not hold the lock', {}, nobody],
    ['to a place where nobody is', { address: '/nirgendwo/door' }, lockedByUs],
    ['with a wrong token', { token: 'x' }, lockedByUs],
    ['of another version', { protocol: 2 as never }, lockedByUs],
    ['torn in the middle', '{"protocol":1,"addr', lockedByUs],
    ['with no text', { token: { $ne: '' } as never }, lockedByUs],
  ])('lets nobody in: %s', async (_, record, lockedBy) => {
    expect(await visitFolder(await signed(record), lockedBy, soon)).toBeUndefined();
  });

  it('is waited for while its owner is just opening the folder', async () => {
    const folder = await temporaryFolder();
    const visiting = visitFolder(folder, lockedByUs);
    const { bridge } = echo();
    const door = await openFolderDoor(folder, holder, bridge);
    const visit = (await visiting)!;
    expect(await visit.call('overview.get', {})).toMatchObject({ ok: true });
    await visit.close();
    await door.shut();
  });

  it('without any, nobody is visited', async () => {
    expect(await visitFolder(await temporaryFolder(), lockedByUs, soon)).toBeUndefined();
  });

  it('somebody who opens and says nothing is left, and so is one who stops answering', async () => {
    const mute = createServer(() => undefined).listen(join(await temporaryFolder(), 'door'));
    await once(mute, 'listening');
    onTestFinished(() => {
      mute.close();
    });
    expect(
      await visitFolder(await signed({ address: mute.address() as string }), lockedByUs, soon),
    ).toBeUndefined();

    const { folder } = await openHouse();
    const visit = (await visitFolder(folder, lockedByUs, soon))!;
    expect(await visit.call('slow', {})).toEqual({
      ok: false,
      error: { code: 'store.owner-left', data: {} },
    });
    await visit.ended;
    expect(await visit.call('overview.get', {})).toMatchObject({
      ok: false,
      error: { code: 'store.owner-left' },
    });
  });
});

describe('leaving', () => {
  it('takes the sign down and keeps nothing; who is inside is answered until the end', async () => {
    const { folder, door, record } = await openHouse();
    const visit = (await visitFolder(folder, lockedByUs))!;
    await door.shut();
    expect([await isThere(recordPath(folder)), await isThere(dirname(record.address))]).toEqual([
      false,
      false,
    ]);
    expect(await visit.call('overview.get', {})).toMatchObject({ ok: true });
    await door.rest();
    const unanswered = visit.call('overview.get', {});
    await door.end();
    expect(await unanswered).toMatchObject({ ok: false, error: { code: 'store.owner-left' } });
  });

  it.skipIf(process.platform === 'win32')(
    'what a killed program left is gone when the next one opens',
    async () => {
      const { folder, record } = await openHouse();
      const { bridge } = echo();
      const next = await openFolderDoor(folder, holder, bridge);
      expect(await isThere(dirname(record.address))).toBe(false);
      expect((await recordIn(folder)).token).not.toBe(record.token);
      await next.shut();
    },
  );
});
