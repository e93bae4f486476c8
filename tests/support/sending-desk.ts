// A delivery that is ready to go out: a store in memory, contacts, a frozen content, an engine with
// the transport a test brings.
import { createDeliveryEngine, type DeliveryEngine } from '#core/deliveries/engine.ts';
import { addresseeOf, planDelivery } from '#core/deliveries/plan-delivery.ts';
import { createEventBus, type EventBus } from '#core/event-bus.ts';
import { figuresOf } from '#core/deliveries/journal-fold.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { FrozenContent, JournalEntry } from '#core/ports/journal-records.ts';
import type { MimeComposer } from '#core/ports/mime-composer.ts';
import type { Store } from '#core/ports/store.ts';
import type { MailSession, OutgoingMail, SendOutcome, Transport } from '#core/ports/transport.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope, EnvelopeState } from '#shared/contract/envelope.ts';
import { MailAccount, type Pace } from '#shared/contract/mail-account.ts';
import { AppError } from '#shared/errors.ts';
import type { BulletinId, DeliveryId, SegmentId, SenderId } from '#shared/values.ts';
import { memoryBlobs } from './composing.ts';
import { memoryJournal } from './memory-journal.ts';
import { memoryStore } from './memory-store.ts';
import { countedIds, silentLog, steadyClock, testFingerprint } from './steady-machine.ts';

export const frozen = (part: Partial<FrozenContent> = {}): FrozenContent => ({
  subject: 'Neues für Akteur*innen',
  html: '<p>{{anrede}}</p><a href="{{abmeldelink}}">Abmelden</a>',
  text: '{{anrede}}\n{{abmeldelink}}',
  language: 'de',
  from: { name: 'Regionalkoordination', address: 'rk@bezirk.example' },
  replyTo: 'antwort@bezirk.example',
  hasSubaddressing: true,
  listId: 'kiezbrief.bezirk.example',
  images: [],
  ...part,
});

export const actorNumber = (number: number): Actor =>
  Actor.parse({
    id: `act_${number}`,
    revision: 0,
    name: `Kita ${number}`,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    contacts: [
      {
        id: `con_${number}`,
        firstName: 'Kim',
        lastName: `Nummer ${number}`,
        email: `kontakt${number}@verein.example`,
        legalBasis: {
          basis: 'agreement',
          proof: { source: 'Test', at: '2026-01-01T00:00:00.000Z' },
        },
      },
    ],
  });

export interface Desk {
  readonly store: Store;
  readonly journal: Journal;
  readonly events: EventBus;
  readonly clock: Clock;
  readonly engine: DeliveryEngine;
  readonly id: DeliveryId;
  readonly envelopes: readonly Envelope[];
  /** The state of each envelope, in the order of the plan. */
  states(): Promise<EnvelopeState[]>;
  delivery(): Promise<Delivery>;
  entries(): Promise<readonly JournalEntry['type'][]>;
  figures(): Promise<ReturnType<typeof figuresOf>>;
}

interface DeskOptions {
  transport: Transport;
  contacts?: number;
  content?: FrozenContent;
  pace?: Partial<Pace>;
  username?: string;
  journal?: Journal;
  store?: Store;
  clock?: Clock;
  kind?: Delivery['kind'];
}

const plainComposer: MimeComposer = {
  compose: (draft) =>
    Promise.resolve(new TextEncoder().encode(`To: ${draft.to.address}\r\n\r\n${draft.text}`)),
};

export async function openDesk({
  transport,
  contacts = 3,
  content = frozen(),
  pace,
  username = '',
  journal = memoryJournal(),
  store = memoryStore(),
  clock = steadyClock(),
  kind = 'delivery',
}: DeskOptions): Promise<Desk> {
  const events = createEventBus((error) => {
    throw error;
  });
  const account = MailAccount.parse({
    id: 'acc_1',
    name: 'Amt',
    kind: 'smtp',
    host: 'localhost',
    port: 25,
    security: 'none',
    username,
    pace: { perMinute: 0, ...pace },
  });
  await store.settings.put({
    id: 'settings',
    revision: 0,
    senders: [],
    accounts: [account],
    lists: { regions: [], topics: [], departments: [], actorKinds: [] },
  });
  const actors = Array.from({ length: contacts }, (_, number) => actorNumber(number + 1));
  await store.actors.putMany(actors);
  const passwords = new Map<string, string>();
  const secrets = {
    areLasting: true,
    has: (id: string) => Promise.resolve(passwords.has(id)),
    get: (id: string) => Promise.resolve(passwords.get(id)),
    put: (id: string, password: string) => {
      passwords.set(id, password);
      return Promise.resolve();
    },
    forget: (id: string) => {
      passwords.delete(id);
      return Promise.resolve();
    },
  };
  const planned = planDelivery(
    {
      id: 'dlv_1' as DeliveryId,
      kind,
      bulletinId: 'bul_1' as BulletinId,
      segment: { id: 'seg_1' as SegmentId, name: 'Alle' },
      account,
      senderId: 'snd_1' as SenderId,
      content,
      addressees: actors.map((actor) =>
        addresseeOf(actor, actor.contacts[0]!, actor.contacts[0]!.email!),
      ),
      at: clock.now(),
    },
    { ids: countedIds(), fingerprint: testFingerprint },
  );
  await journal.begin(planned.delivery.id, content, planned.envelopes);
  await store.deliveries.put(planned.delivery);
  const engine = createDeliveryEngine({
    store,
    journal,
    blobs: memoryBlobs(),
    composer: plainComposer,
    transports: { file: transport, smtp: transport },
    secrets,
    fingerprint: testFingerprint,
    clock,
    events,
    log: silentLog,
  });
  const { id } = planned.delivery;
  return {
    store,
    journal,
    events,
    clock,
    engine,
    id,
    envelopes: planned.envelopes,
    states: async () => [...(await engine.stories(id)).values()].map(({ state }) => state),
    delivery: async () => (await store.deliveries.get(id))!,
    entries: async () =>
      (await journal.entries(id)).flatMap(({ type }) => (type === 'damaged' ? [] : [type])),
    figures: async () => figuresOf(await engine.stories(id)),
  };
}

type Answer = SendOutcome | Promise<SendOutcome>;
export const accepted: SendOutcome = {
  type: 'accepted',
  reply: { code: 250, enhanced: '2.0.0', text: 'ok' },
};
export const rejected = (step: 'mail-from' | 'rcpt-to' | 'data', reply: string): SendOutcome => {
  const [, code, enhanced = '', text] = /^(\d{3}) (?:(\d\.\d+\.\d+) )?(.*)$/.exec(reply)!;
  return { type: 'rejected', step, reply: { code: Number(code), enhanced, text: text! } };
};

export interface ScriptedTransport extends Transport {
  readonly sent: OutgoingMail[];
  /** Connections that were tried, refused ones included. */
  readonly opened: number;
  /** Connections that are open now. */
  readonly openNow: number;
}

/**
 * `answer` settles one mail; `count` is how often this address was tried, this time included.
 * `opening` may throw.
 */
export function scriptedTransport(
  answer: (mail: OutgoingMail, count: number, total: number) => Answer,
  opening: (count: number) => void | Promise<void> = () => undefined,
): ScriptedTransport {
  const counts = new Map<string, number>();
  const sent: OutgoingMail[] = [];
  let opened = 0;
  let open = 0;
  return {
    sent,
    get opened() {
      return opened;
    },
    get openNow() {
      return open;
    },
    async open() {
      opened += 1;
      await opening(opened);
      open += 1;
      let isOpen = true;
      const end = () => {
        if (isOpen) open -= 1;
        isOpen = false;
      };
      const session: MailSession = {
        get isOpen() {
          return isOpen;
        },
        async send(mail) {
          if (!isOpen) return { type: 'lost-before-data-end' };
          const count = (counts.get(mail.rcptTo) ?? 0) + 1;
          counts.set(mail.rcptTo, count);
          sent.push(mail);
          const outcome = await answer(mail, count, sent.length);
          if (outcome.type.startsWith('lost')) end();
          return outcome;
        },
        close: () => {
          end();
          return Promise.resolve();
        },
      };
      return session;
    },
  };
}

export const unreachable = () => {
  throw new AppError('smtp.unreachable', { host: 'localhost' });
};
