// The program without files and threads, for tests that must happen the same way each time they
// run: real handlers and a real engine over a store and a journal in memory. The template is
// compiled once, by the real compiler, and remembered.
import { createFolderAccess } from '#adapters/folder-access.ts';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { createMjmlCompiler } from '#adapters/mjml-compiler.ts';
import { createTemplateFolder } from '#adapters/template-folder.ts';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { backupsKeepingClosed } from '#core/actors/restore-address-book.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { createBulletinsHandlers } from '#core/bulletins/handlers.ts';
import { createConcernsHandlers } from '#core/concerns/handlers.ts';
import { createDeliveryEngine } from '#core/deliveries/engine.ts';
import { createDeliveriesHandlers } from '#core/deliveries/handlers.ts';
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { MailParser } from '#core/ports/mail-parser.ts';
import type { MjmlCompiler } from '#core/ports/mjml-compiler.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Collection, Store } from '#core/ports/store.ts';
import type { StoredRecord } from '#core/ports/stored-records.ts';
import type { TemplateSource } from '#core/ports/template-source.ts';
import type { Transport } from '#core/ports/transport.ts';
import { createSegmentsHandlers } from '#core/segments/handlers.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { createClient } from '#shared/client.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/values.ts';
import { memoryBlobs, templatesFolder } from './composing.ts';
import { importing } from './importing.ts';
import { memoryBackups } from './memory-backups.ts';
import { memoryJournal } from './memory-journal.ts';
import { memoryStore } from './memory-store.ts';
import { countedIds, silentLog, steadyClock, testFingerprint } from './steady-machine.ts';

export interface MemoryOffice {
  readonly client: KiezbriefClient;
  now(): Instant;
  /** Nothing is going out any more. */
  idle(): Promise<void>;
}

/** What is slow and always the same: asked once, answered at once from then on. */
export interface Rendering {
  readonly mjml: MjmlCompiler;
  readonly templates: TemplateSource;
}

/** Close `mjml` when done. */
export function rememberedRendering(): Rendering {
  const mjml = createMjmlCompiler();
  const folder = createTemplateFolder(templatesFolder);
  const compile = remembered((source: string) => mjml.compile(source));
  const list = remembered(() => folder.list());
  return {
    mjml: { compile, close: () => mjml.close() },
    templates: { list: () => list(undefined), mjml: remembered((id) => folder.mjml(id)) },
  };
}

function remembered<Key, Value>(ask: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const answers = new Map<Key, Promise<Value>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

interface Parts {
  readonly smtp: Transport;
  readonly rendering: Rendering;
  /** Before and after a write becomes durable: others have their turn here. */
  readonly lag: () => Promise<void>;
}

export function openMemoryOffice({ smtp, rendering, lag }: Parts): MemoryOffice {
  const kept = memoryBackups(memoryStore());
  const store = slowStore(kept.store, lag);
  const journal = slowJournal(memoryJournal(), lag);
  const clock = steadyClock();
  const ids = countedIds();
  const blobs = memoryBlobs();
  const events = createEventBus((error) => {
    throw error;
  });
  const transports = { smtp, file: smtp };
  const around = {
    store,
    journal,
    clock,
    ids,
    blobs,
    events,
    transports,
    fingerprint: testFingerprint,
  };
  const reading = { sanitiser: htmlSanitiser, htmlToText };
  const content = { ...around, ...reading, ...rendering };
  const engine = createDeliveryEngine({
    ...around,
    composer: mimeComposer,
    secrets: noSecrets,
    log: silentLog,
  });
  const handlers: Partial<AllHandlers> = {
    settings: createSettingsHandlers({
      ...around,
      secrets: noSecrets,
      backups: backupsKeepingClosed(kept.backups, around),
      rights: createFolderAccess(''),
    }),
    actors: createActorsHandlers({ ...around, ...importing(around, lag) }),
    suppressions: createSuppressionsHandlers(around),
    segments: createSegmentsHandlers(around),
    bulletins: createBulletinsHandlers(content),
    deliveries: createDeliveriesHandlers({ ...content, secrets: noSecrets, engine }),
    concerns: createConcernsHandlers({ ...around, ...reading, parser: headersOnly }),
  };
  const log = {
    ...silentLog,
    incident: (error: unknown): never => {
      throw error;
    },
  };
  const dispatch = createDispatch(handlers as AllHandlers, log);
  return {
    client: createClient({ call: dispatch, subscribe: (listener) => events.subscribe(listener) }),
    now: () => clock.now(),
    idle: () => engine.idle(),
  };
}

function slowStore(store: Store, lag: () => Promise<void>): Store {
  const slow = <T extends StoredRecord>(collection: Collection<T>): Collection<T> => {
    const write = async <Saved>(save: () => Promise<Saved>): Promise<Saved> => {
      await lag();
      const saved = await save();
      await lag();
      return saved;
    };
    return {
      ...collection,
      put: (record) => write(() => collection.put(record)),
      putMany: (records) => write(() => collection.putMany(records)),
      remove: (id, revision) => write(() => collection.remove(id, revision)),
      change: (changes) => write(() => collection.change(changes)),
      restore: (record) => write(() => collection.restore(record)),
    };
  };
  return {
    ...store,
    actors: slow(store.actors),
    suppressions: slow(store.suppressions),
    deliveries: slow(store.deliveries),
    imports: slow(store.imports),
  };
}

function slowJournal(journal: Journal, lag: () => Promise<void>): Journal {
  let before: Promise<unknown> = Promise.resolve();
  return {
    ...journal,
    append(id, entries) {
      const turn = before.then(lag).then(() => journal.append(id, entries));
      before = turn.catch(() => undefined);
      return turn.then(lag);
    },
  };
}

const noSecrets: Secrets = {
  areLasting: false,
  has: () => Promise.resolve(false),
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

/** Of mails a test writes itself: one header a line, no body. */
const headersOnly: MailParser = {
  parse(bytes) {
    const lines = new TextDecoder()
      .decode(bytes)
      .split('\r\n')
      .filter((line) => line !== '');
    const headers = lines.map((line) => {
      const colon = line.indexOf(':');
      if (colon < 0) throw new AppError('mail.unreadable', {});
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 2) };
    });
    const value = (name: string) => headers.find((header) => header.name === name)?.value ?? '';
    return Promise.resolve({
      headers,
      messageId: value('message-id'),
      inReplyTo: '',
      references: [],
      date: null,
      subject: value('subject'),
      from: { name: '', address: value('from') },
      writers: [value('from')],
      recipients: [value('to')],
      text: '',
      html: '',
      contentType: 'text/plain',
      attachments: [],
    });
  },
};
