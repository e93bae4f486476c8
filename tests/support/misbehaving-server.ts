// What mail servers do to a delivery, as scripts, and how such a delivery must end.
import { expect, onTestFinished } from 'vitest';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Transport } from '#core/ports/transport.ts';
import type { SmtpAccount } from '#shared/contract/mail-account.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import {
  startScriptedSmtp,
  type Conversation,
  type Script,
  type SmtpVerb,
} from './scripted-smtp.ts';
import { frozen, openDesk } from './sending-desk.ts';

export interface Kind {
  readonly script: Script;
  /** One letter for each envelope: accepted, refused, unclear, open. */
  readonly envelopes: string;
  readonly state: 'finished' | 'paused';
  /** `code@step` of every rest and of the stop, each once. */
  readonly because?: readonly string[];
  readonly account?: Partial<SmtpAccount>;
  readonly content?: FrozenContent;
}

/** The reply where the condition holds, else what a polite server says. */
export const when =
  (holds: (count: number) => boolean, reply: string) =>
  ({ count }: Conversation) =>
    holds(count) ? reply : null;
export const at = (wanted: number) => (count: number) => count === wanted;
export const after = (last: number) => (count: number) => count > last;
export const always = () => true;

/** The line breaks at this word. */
export const drop =
  (holds: (count: number) => boolean) =>
  ({ count, socket }: Conversation) => {
    if (!holds(count)) return null;
    socket.resetAndDestroy();
    return undefined;
  };
export const leave =
  (holds: (count: number) => boolean, reply: string) =>
  ({ count, socket }: Conversation) => {
    if (!holds(count)) return null;
    socket.end(`${reply}\r\n`);
    return undefined;
  };
export const only = (verb: SmtpVerb, answer: Script[SmtpVerb]): Script => ({ [verb]: answer });
export const announcing =
  (...lines: string[]) =>
  () =>
    ['sink.test', ...lines]
      .map((line, index) => `250${index === lines.length ? ' ' : '-'}${line}`)
      .join('\r\n');

/**
 * Megabytes: more than the buffers between here and there hold, so that the line breaks inside the
 * body.
 */
export const long = frozen({ text: `${'Zeile\r\n'.repeat(1_200_000)}{{anrede}}` });
export const breakInBody = ({ count, socket }: Conversation) => {
  if (count === 1)
    socket.once('data', () => {
      socket.pause();
      setImmediate(() => {
        socket.resetAndDestroy();
      });
    });
  return null;
};
export const slow = ({ socket }: Conversation) => {
  setImmediate(() => {
    socket.write('250 2.0.0 at last\r\n');
  });
  return undefined;
};

const all = 'aaaaaaaa';
export const none = 'oooooooo';
export const done = (script: Script, envelopes = all): Kind => ({
  script,
  envelopes,
  state: 'finished',
});
export const stopped = (script: Script, envelopes: string, ...because: string[]): Kind => ({
  script,
  envelopes,
  state: 'paused',
  because,
});

const letters: Record<string, string> = { accepted: 'a', refused: 'r', unclear: 'u', open: 'o' };
const named = ({ code, data }: StopReason) => `${code}@${data.step ?? ''}`;

/** Sends a delivery to a server of this kind, over a real socket, and looks at everything. */
export async function expectToEnd({
  script,
  envelopes,
  state,
  because = [],
  account = {},
  content,
}: Kind): Promise<void> {
  const server = await startScriptedSmtp(script);
  onTestFinished(() => server.close());
  const smtp = createSmtpTransport({ timeouts: { greetingMs: 100 } });
  const transport: Transport = {
    open: async (planned, _password, patience) =>
      smtp.open(
        { ...planned, ...account, host: '127.0.0.1', port: server.port } as SmtpAccount,
        'geheim',
        patience,
      ),
  };
  const desk = await openDesk({
    transport,
    contacts: envelopes.length,
    pace: { connections: 1 },
    ...(content && { content }),
  });
  const reasons: string[] = [];
  const { put } = desk.store.deliveries;
  desk.store.deliveries.put = async (delivery) => {
    if (delivery.stoppedBy) reasons.push(named(delivery.stoppedBy));
    return put(delivery);
  };
  await desk.engine.start(desk.id);
  await desk.engine.idle();

  const delivery = await desk.delivery();
  expect({
    state: delivery.state,
    envelopes: (await desk.states()).map((one) => letters[one] ?? one).join(''),
    because: [...new Set(reasons)],
  }).toEqual({ state, envelopes, because });
  expect(delivery.stoppedBy && named(delivery.stoppedBy)).toEqual(
    state === 'finished' ? null : (because.at(-1) ?? null),
  );
  const copies = desk.envelopes.map(
    ({ address }) => server.mails.filter(({ to }) => to === address).length,
  );
  const isRefusedAfterDot = script.DOT !== undefined;
  if (!isRefusedAfterDot) expect(copies.every((count) => count <= 1)).toBe(true);
}
