// Lets other programs of the same person look in while this one owns the data folder: a socket in a
// folder only its owner can enter (on Windows a named pipe), and a random token in a file only its
// owner can read.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Bridge } from '#shared/define.ts';
import { readDoorRecord, removeDoorRecord, writeDoorRecord } from './door-record.ts';
import { makeTemporaryFolder, nodeFileSystem } from './file-system.ts';
import { MAX_REPLY_BYTES, MAX_REQUEST_BYTES, readMessages, writeMessage } from './message-lines.ts';

export interface FolderDoor {
  /** Nobody new gets in. Whoever is in may still ask. */
  shut(): Promise<void>;
  /**
   * From now on nothing is done for visitors any more; resolves when what was being done is done.
   */
  rest(): Promise<void>;
  /** Sends everybody away. */
  end(): Promise<void>;
}

const maxVisitors = 32;
const greetingMs = 5_000;
const namePrefix = 'kiezbrief-';

const digest = (token: unknown) => createHash('sha256').update(String(token)).digest();

/**
 * `visitors` is what they may do. Throws what the system says: the folder can then be worked with,
 * and nobody can look in.
 */
export async function openFolderDoor(
  folder: string,
  { door, since }: { door: string; since: string },
  visitors: Bridge,
): Promise<FolderDoor> {
  await clearAway(folder);
  const address = await newAddress();
  const token = randomBytes(32).toString('base64url');
  const expected = digest(token);
  const inside = new Set<Socket>();
  const underWay = new Set<Promise<unknown>>();
  let isResting = false;

  const answer = async (socket: Socket, { id, name, input }: Question) => {
    if (isResting) return;
    const reply = visitors.call(name, input);
    underWay.add(reply);
    try {
      writeMessage(socket, { id, reply: await reply });
    } finally {
      underWay.delete(reply);
    }
  };
  const letIn = (socket: Socket) => {
    const leave = visitors.subscribe((event, data) => {
      // Whoever reads nothing is cut off: it comes back and asks anew, which is always right.
      if (socket.writableLength > MAX_REPLY_BYTES) socket.destroy();
      else writeMessage(socket, { event, data });
    });
    socket.once('close', leave);
    writeMessage(socket, { welcome: true });
  };

  const server = createServer((socket) => {
    let isIn = false;
    inside.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      inside.delete(socket);
    });
    const patience = setTimeout(() => {
      if (!isIn) socket.destroy();
    }, greetingMs).unref();
    socket.once('close', () => {
      clearTimeout(patience);
    });
    readMessages(socket, MAX_REQUEST_BYTES, (message) => {
      if (isIn) {
        if (isQuestion(message)) void answer(socket, message);
        else socket.destroy();
        return;
      }
      // Digests have one length, so the comparison takes the same time whatever was sent.
      isIn = timingSafeEqual(digest((message as { token?: unknown } | null)?.token), expected);
      if (isIn) letIn(socket);
      else socket.destroy();
    });
  });
  server.maxConnections = maxVisitors;
  // A window that is closed by force must not live on for its visitors.
  server.unref();
  try {
    await listen(server, address);
    await writeDoorRecord(folder, {
      protocol: 1,
      address,
      pid: process.pid,
      host: hostname(),
      door,
      since,
      token,
    });
  } catch (error) {
    server.close();
    await clearAddress(address);
    throw error;
  }

  return {
    async shut() {
      await removeDoorRecord(folder);
      server.close();
      await clearAddress(address);
    },
    async rest() {
      isResting = true;
      await Promise.allSettled(underWay);
    },
    async end() {
      const gone = [...inside].map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once('close', () => {
              resolve();
            });
          }),
      );
      // Not waiting for what is still to be sent: a visitor that stands still must not hold the
      // owner.
      for (const socket of inside) socket.destroy();
      await Promise.all(gone);
    },
  };
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

function isQuestion(message: unknown): message is Question {
  const { id, name } = (message ?? {}) as Partial<Question>;
  return Number.isSafeInteger(id) && typeof name === 'string';
}

const listen = (server: Server, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });

/**
 * Not in the data folder: a path of a socket has some hundred bytes at most, and shares know no
 * sockets.
 */
async function newAddress(): Promise<string> {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\${namePrefix}${randomBytes(16).toString('hex')}`;
  return join(await makeTemporaryFolder(namePrefix), 'door');
}

async function clearAddress(address: string): Promise<void> {
  const home = dirname(address);
  if (
    process.platform === 'win32' ||
    dirname(home) !== tmpdir() ||
    !basename(home).startsWith(namePrefix)
  )
    return;
  await nodeFileSystem.unlink(address).catch(() => undefined);
  await nodeFileSystem.rmdir(home).catch(() => undefined);
}

/**
 * What a program that was killed left behind. Only its owner calls this, so nobody is behind that
 * door any more.
 */
async function clearAway(folder: string): Promise<void> {
  const left = await readDoorRecord(folder).catch(() => undefined);
  if (left?.host === hostname()) await clearAddress(left.address);
  await removeDoorRecord(folder);
}
