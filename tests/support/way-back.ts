// Two contacts who were sent a bulletin, and everything that reads their answers: the real parser,
// sanitiser and handlers over a store in memory.
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { createMailParser } from '#adapters/mail-parser.ts';
import type { LeavingSurroundings } from '#core/actors/unsubscribe.ts';
import { createConcernsHandlers } from '#core/concerns/handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Store } from '#core/ports/store.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { memoryJournal } from '#tests/support/memory-journal.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { mailFixture, memoryBlobs, type Sent } from '#tests/support/mail-fixtures.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

export const office = 'regionalkoordination@bezirk.example';
const at = '2026-03-02T09:14:00.000Z';
const parser = createMailParser();

const person = (number: number, email: string, name: string) =>
  Actor.parse({
    id: `act_${number}`,
    revision: 0,
    name,
    regions: ['reg_schoeneberg-nordost'],
    topics: ['top_verkehr'],
    createdAt: at,
    updatedAt: at,
    contacts: [
      {
        id: `con_${number}`,
        function: 'Leitung',
        email,
        legalBasis: { basis: 'consent', proof: { source: 'Formular', at } },
      },
    ],
  });

export interface WayBack {
  store: Store;
  journal: Journal;
  blobs: ReturnType<typeof memoryBlobs>;
  concerns: ReturnType<typeof createConcernsHandlers>;
  /** What a mail program would know of the mail sent to the first contact. */
  sent: Sent;
  envelope: Envelope;
  announced: string[];
  around: LeavingSurroundings;
  read(bytes: Uint8Array | string): ReturnType<ReturnType<typeof createConcernsHandlers>['import']>;
  readFixture(
    name: string,
    changes?: Partial<Sent>,
  ): ReturnType<ReturnType<typeof createConcernsHandlers>['import']>;
  contactState(number?: number): Promise<string | undefined>;
  bounces(): Promise<readonly string[]>;
}

/** `broken` makes one part fail, as a crash at that point would. */
export async function wayBack(
  change: (parts: { store: Store; journal: Journal }) => {
    store?: Store;
    journal?: Journal;
  } = () => ({}),
  content: Partial<FrozenContent> = {},
): Promise<WayBack> {
  const base = { store: memoryStore(), journal: memoryJournal() };
  const { store, journal } = { ...base, ...change(base) };
  const clock = steadyClock('2026-03-05T09:00:00.000Z');
  const announced: string[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name) => {
    announced.push(name);
  });

  const actors = [
    person(1, 'leitung@kita.example', 'Kita Regenbogen'),
    person(2, 'vorstand@verein.example', 'Stadtteilverein'),
  ];
  await base.store.actors.putMany(actors);
  const envelopes = actors.map((actor, index) => envelopeTo(actor, index));
  const delivery = {
    id: 'dlv_1',
    revision: 0,
    kind: 'delivery',
    bulletinId: 'bul_1',
    subject: 'Kiezbrief',
    segmentId: 'seg_1',
    segmentName: 'Alle',
    accountId: 'acc_1',
    accountKind: 'smtp',
    senderId: 'snd_1',
    state: 'finished',
    stoppedBy: null,
    retryAt: null,
    contentHash: '',
    envelopeCount: 2,
    plannedAt: at,
    startedAt: at,
    finishedAt: at,
  } as unknown as Delivery;
  await base.store.deliveries.put(delivery);
  await base.journal.begin(delivery.id, { text: '', ...content } as FrozenContent, envelopes);
  await base.journal.append(
    delivery.id,
    envelopes.flatMap(({ id }) => [
      { at, envelopeId: id, type: 'attempted' as const },
      { at, envelopeId: id, type: 'accepted' as const, reply: null },
    ]),
  );

  const blobs = memoryBlobs();
  const around = { store, fingerprint: testFingerprint, clock, events };
  const concerns = createConcernsHandlers({
    store,
    journal,
    blobs,
    parser,
    sanitiser: htmlSanitiser,
    htmlToText,
    fingerprint: testFingerprint,
    ids: countedIds(),
    clock,
    events,
  });
  const [envelope] = envelopes as [Envelope, Envelope];
  const sent: Sent = {
    messageId: envelope.messageId,
    token: envelope.token,
    address: envelope.address,
    sender: office,
    subject: 'Kiezbrief',
  };
  const read: WayBack['read'] = (bytes) =>
    concerns.import({
      file: toBase64(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
      fileName: 'mail.eml',
    });
  return {
    store,
    journal,
    blobs,
    concerns,
    sent,
    envelope,
    announced,
    around,
    read,
    readFixture: (name, changes = {}) => read(mailFixture(name, { ...sent, ...changes })),
    contactState: async (number = 1) => (await store.actors.list())[number - 1]?.contacts[0]?.state,
    bounces: async () =>
      (await journal.entries(delivery.id)).flatMap((entry) =>
        entry.type === 'bounced' ? [`${entry.envelopeId} ${entry.reason}`] : [],
      ),
  };
}

const envelopeTo = (actor: Actor, index: number): Envelope =>
  ({
    id: `env_${index + 1}`,
    contactId: actor.contacts[0]!.id,
    actorId: actor.id,
    address: actor.contacts[0]!.email!,
    name: actor.name,
    messageId: `<${String(index + 1).repeat(32)}@bezirk.example>`,
    token: index === 0 ? 'a2b3c4d5e6f7abcdefghijklmn' : 'z2y3x4w5v6u7zyxwvutsrqponm',
    merge: {
      actor: actor.name,
      function: '',
      salutation: 'neutral',
      title: '',
      firstName: '',
      lastName: '',
      language: 'de',
    },
  }) as Envelope;
