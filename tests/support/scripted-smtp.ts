// A mail server that does exactly what a test says, byte by byte if need be: the faults no polite
// server would produce.
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export type SmtpVerb =
  | 'CONNECT'
  | 'EHLO'
  | 'HELO'
  | 'AUTH'
  | 'STARTTLS'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'DOT'
  | 'RSET'
  | 'QUIT';

export interface Conversation {
  readonly socket: Socket;
  /** Which connection this is, from 1. */
  readonly connection: number;
  /** How often this verb was heard, over all connections, this time included. */
  readonly count: number;
  readonly line: string;
}

/** A string is written as a reply; undefined = say nothing; null = what a polite server says. */
export type Script = Partial<
  Record<SmtpVerb, (conversation: Conversation) => string | undefined | null>
>;

export interface ScriptedSmtp {
  readonly port: number;
  /** Everything the client said, message bodies apart. */
  readonly heard: readonly string[];
  /** Mails whose final dot arrived, accepted or not. */
  readonly mails: readonly { from: string; to: string; bytes: string }[];
  readonly connections: number;
  /** Connections that are open now. */
  readonly open: number;
  close(): Promise<void>;
}

const polite: Record<SmtpVerb, string> = {
  CONNECT: '220 sink.test ESMTP',
  EHLO: '250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 50000000',
  HELO: '250 sink.test',
  AUTH: '235 2.7.0 welcome',
  STARTTLS: '502 5.5.1 no',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go ahead',
  DOT: '250 2.0.0 queued',
  RSET: '250 2.0.0 ok',
  QUIT: '221 2.0.0 bye',
};

export async function startScriptedSmtp(script: Script = {}): Promise<ScriptedSmtp> {
  const heard: string[] = [];
  const mails: { from: string; to: string; bytes: string }[] = [];
  const counts = new Map<SmtpVerb, number>();
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const connection = (connections += 1);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    converse(socket, script, { heard, mails, counts }, connection);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    mails,
    get connections() {
      return connections;
    },
    get open() {
      return sockets.size;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Log {
  readonly heard: string[];
  readonly mails: { from: string; to: string; bytes: string }[];
  readonly counts: Map<SmtpVerb, number>;
}

/** One connection. */
function converse(socket: Socket, script: Script, log: Log, connection: number): void {
  let buffer = '';
  let inData = false;
  let from = '';
  let to = '';
  let hasRecipient = false;

  const say = (verb: SmtpVerb, line: string): string | undefined => {
    const count = (log.counts.get(verb) ?? 0) + 1;
    log.counts.set(verb, count);
    const scripted = script[verb]?.({ socket, connection, count, line });
    const reply = scripted === null || !script[verb] ? polite[verb] : scripted;
    if (reply !== undefined && !socket.destroyed) socket.write(`${reply}\r\n`, 'latin1');
    return reply;
  };

  /** False when the rest of it is still to come. */
  const takeBody = (): boolean => {
    const end = `\r\n${buffer}`.indexOf('\r\n.\r\n');
    if (end < 0) return false;
    log.mails.push({ from, to, bytes: buffer.slice(0, Math.max(0, end - 2)) });
    buffer = buffer.slice(end + 3);
    inData = hasRecipient = false;
    say('DOT', '');
    return true;
  };

  const takeCommand = (): boolean => {
    const end = buffer.indexOf('\r\n');
    if (end < 0) return false;
    const line = buffer.slice(0, end);
    buffer = buffer.slice(end + 2);
    log.heard.push(line);
    const verb = verbOf(line);
    if (verb === 'MAIL') from = addressIn(line);
    if (verb === 'RCPT') to = addressIn(line);
    if (verb === 'DATA' && !hasRecipient && !script.DATA) socket.write('503 5.5.1 whom to?\r\n');
    else heed(verb, say(verb in polite ? verb : 'AUTH', line));
    return true;
  };

  const heed = (verb: SmtpVerb, reply = ''): void => {
    if (verb === 'RCPT') hasRecipient = reply.startsWith('2');
    if (verb === 'RSET' || verb === 'MAIL') hasRecipient = false;
    if (verb === 'DATA' && reply.startsWith('3')) inData = true;
    if (verb === 'QUIT') socket.end();
  };

  say('CONNECT', '');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    while (inData ? takeBody() : takeCommand());
  });
}

const verbOf = (line: string): SmtpVerb =>
  line.slice(0, line.includes(' ') ? line.indexOf(' ') : undefined).toUpperCase() as SmtpVerb;
const addressIn = (line: string): string => /<(.*)>/.exec(line)?.[1] ?? '';
