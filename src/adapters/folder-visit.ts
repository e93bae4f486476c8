// The other side of folder-door.ts: asks the program that owns the data folder, and hears what
// happens there. Whatever is in the way, there is an answer within seconds.
import { connect, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { App, EventListener, Reply } from '#shared/define.ts';
import { AppError, toWire, type ErrorData } from '#shared/errors.ts';
import { readDoorRecord, type DoorRecord } from './door-record.ts';
import { MAX_REPLY_BYTES, MAX_REQUEST_BYTES, readMessages, writeMessage } from './message-lines.ts';

interface VisitLimits {
  /** For the sign of an owner that is just opening the folder. */
  readonly signMs: number;
  /** From knocking to being let in. */
  readonly greetingMs: number;
  /** A program that answers nothing for so long is given up. */
  readonly answerMs: number;
}
const askAgainMs = 100;
const usualLimits: VisitLimits = { signMs: 2_000, greetingMs: 3_000, answerMs: 60_000 };

export type FolderVisit = App & { readonly ended: Promise<void> };

/**
 * undefined: nobody opens. The owner is on another machine or of another version, or ended without
 * taking its sign down.
 */
export async function visitFolder(
  folder: string,
  lockedBy: ErrorData<'store.locked'>,
  limits = usualLimits,
): Promise<FolderVisit | undefined> {
  const record = await signOf(folder, lockedBy, limits.signMs);
  if (!record) return undefined;
  const socket = connect(record.address);
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  socket.on('error', () => undefined);
  const visit = talk(socket, record, limits);
  const patience = setTimeout(() => {
    socket.destroy();
  }, limits.greetingMs);
  socket.once('connect', () => {
    writeMessage(socket, { token: record.token });
  });
  const isIn = await Promise.race([visit.welcomed.then(() => true), ended.then(() => false)]);
  clearTimeout(patience);
  if (!isIn) return undefined;
  return {
    call: (name, input) => visit.call(name, input),
    subscribe: (listener) => visit.subscribe(listener),
    ended,
    isVisitor: () => true,
    // What goes on in the background is the owner's.
    idle: () => Promise.resolve(),
    async close() {
      socket.destroy();
      await ended;
    },
  };
}

/**
 * undefined: on another machine at once, else after a while. What an earlier owner left counts for
 * nothing.
 */
async function signOf(
  folder: string,
  { pid, host }: ErrorData<'store.locked'>,
  signMs: number,
): Promise<DoorRecord | undefined> {
  if (host !== hostname()) return undefined;
  for (let waitedMs = 0; ; waitedMs += askAgainMs) {
    const record = await readDoorRecord(folder).catch(() => undefined);
    if (record?.host === host && record.pid === pid) return record;
    if (waitedMs >= signMs) return undefined;
    await wait(askAgainMs);
  }
}

interface Message {
  readonly welcome?: unknown;
  readonly id?: unknown;
  readonly reply?: unknown;
  readonly event?: unknown;
  readonly data?: unknown;
}

function talk(socket: Socket, { door, since }: DoorRecord, { answerMs }: VisitLimits) {
  const listeners = new Set<EventListener>();
  const waiting = new Map<number, (reply: Reply) => void>();
  const ownerLeft: Reply = { ok: false, error: toWire(new AppError('store.owner-left', {})) };
  const welcome = Promise.withResolvers<undefined>();
  let count = 0;

  readMessages(socket, MAX_REPLY_BYTES, (message) => {
    const { welcome: isWelcome, id, reply, event, data } = (message ?? {}) as Message;
    if (isWelcome === true) welcome.resolve(undefined);
    else if (typeof event === 'string')
      for (const listener of [...listeners]) listener(event, data);
    else if (isReply(reply)) waiting.get(Number(id))?.(reply);
    else socket.destroy();
  });
  socket.once('close', () => {
    for (const answer of waiting.values()) answer(ownerLeft);
  });

  return {
    welcomed: welcome.promise,
    subscribe(listener: EventListener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    call(name: string, input: unknown): Promise<Reply> {
      if (socket.destroyed) return Promise.resolve(ownerLeft);
      const text = JSON.stringify(input ?? {});
      // Only what changes something is that large, and a visitor changes nothing.
      if (Buffer.byteLength(text) > MAX_REQUEST_BYTES / 2)
        return Promise.resolve({
          ok: false,
          error: toWire(new AppError('store.in-use', { door, since })),
        });
      const id = (count += 1);
      return new Promise((resolve) => {
        const patience = setTimeout(() => {
          socket.destroy();
        }, answerMs);
        waiting.set(id, (reply) => {
          clearTimeout(patience);
          waiting.delete(id);
          resolve(reply);
        });
        writeMessage(socket, { id, name, input });
      });
    },
  };
}

function isReply(value: unknown): value is Reply {
  const { ok, error } = (value ?? {}) as { ok?: unknown; error?: { code?: unknown } };
  return ok === true || (ok === false && typeof error?.code === 'string');
}
