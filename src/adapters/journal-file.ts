// What is sent and what happened to it, per delivery in a folder of its own:
//   content.json      frozen content and the checksum of the envelopes; written last, so it is the
//                     sign that everything is there
//   envelopes.ndjson  who gets it, one a line, never changed
//   journal.ndjson    what happened, one entry a line, append-only
//   journal.mark      how far the journal had come, so that it is noticed when less is there
import { join } from 'node:path';
import type { Journal } from '#core/ports/journal.ts';
import type { DamagedEntry, FrozenContent, JournalEntry } from '#core/ports/journal-records.ts';
import type { EnvelopeKey, FoundEnvelope } from '#core/ports/envelope-key.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import { DeliveryId } from '#shared/values.ts';
import { openAppendLog, type AppendLog } from './append-log.ts';
import { deepFreeze } from './deep-freeze.ts';
import { durableFile } from './durable-file.ts';
import {
  isMissing,
  makeFolder,
  nodeFileSystem,
  unreadable,
  writeError,
  type FileSystem,
} from './file-system.ts';
import { journalReader } from './journal-entries.ts';
import { readMark, writeMark, type JournalMark } from './journal-mark.ts';
import { replaceFile } from './replace-file.ts';
import { sha256 } from './sealed-json.ts';

interface Sealed {
  /** Whose it is: files of another delivery are whole, and would go to its people. */
  readonly deliveryId?: DeliveryId;
  readonly content: FrozenContent;
  readonly envelopes: { readonly count: number; readonly sha256: string };
}

interface Log {
  readonly log: AppendLog<JournalEntry, DamagedEntry>;
  mark: JournalMark | undefined;
}

/**
 * Every method but `begin` and `find` throws `delivery.not-found` for one that never began and
 * `delivery.set-aside` for a damaged one.
 */
export function createJournalFile(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Journal {
  const pathOf = (id: DeliveryId, name: string) => join(folder, id, name);
  const contentFile = (id: DeliveryId) =>
    durableFile({
      path: pathOf(id, 'content.json'),
      format: 'kiezbrief.delivery',
      schema: 1,
      fileSystem,
    });

  async function loadSealed(id: DeliveryId): Promise<Sealed> {
    const loaded = await setAside(id, () => contentFile(id).load());
    if (!loaded && (await hasLostContent(id)))
      throw new AppError('delivery.set-aside', { id, file: 'content.json' });
    if (!loaded) throw new AppError('delivery.not-found', { id });
    if (!isSealed(loaded.data) || (loaded.data.deliveryId ?? id) !== id)
      throw new AppError('delivery.set-aside', { id, file: 'content.json' });
    return deepFreeze(loaded.data);
  }

  async function loadEnvelopes(id: DeliveryId): Promise<readonly Envelope[]> {
    const {
      envelopes: { sha256: hash },
    } = await sealed(id);
    const path = pathOf(id, 'envelopes.ndjson');
    return setAside(id, async () => {
      const bytes = await fileSystem.readFile(path).catch((error: unknown) => {
        throw unreadable(path, error);
      });
      if (sha256(bytes) !== hash) throw unreadable(path);
      const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
      return deepFreeze(lines.map((line) => JSON.parse(line) as Envelope));
    });
  }

  async function openLog(id: DeliveryId): Promise<Log> {
    const reader = journalReader(new Set((await envelopes(id)).map((envelope) => envelope.id)));
    const mark = await readMark(fileSystem, pathOf(id, 'journal.mark'));
    return {
      log: await setAside(id, () =>
        openAppendLog(fileSystem, pathOf(id, 'journal.ndjson'), reader, mark),
      ),
      mark,
    };
  }

  /** A file that cannot be read takes its own delivery out of use, and no other. */
  async function setAside<Value>(id: DeliveryId, read: () => Promise<Value>): Promise<Value> {
    try {
      return await read();
    } catch (error) {
      if (!hasCode(error, 'store.unreadable')) throw error;
      throw new AppError('delivery.set-aside', { id, file: error.data.file }, { cause: error });
    }
  }

  /** Something was sent that nobody could have sent without it. */
  const hasLostContent = async (id: DeliveryId) =>
    (await setAside(id, () => namesIn(join(folder, id)))).includes('journal.mark');

  const sealed = loadedOnce(loadSealed);
  const envelopes = loadedOnce(loadEnvelopes);
  const log = loadedOnce(openLog);

  /** From every envelope id, token and Message-ID to the deliveries that have it. */
  const index = loadedOnce(async (_: 'all') => {
    const found: Index = new Map();
    let isComplete = true;
    for (const name of await namesIn(folder)) {
      const id = DeliveryId.safeParse(name).data;
      const read = id === undefined ? [] : await begunEnvelopes(id).catch(unlessSetAside);
      if (id !== undefined && read) addTo(found, id, read);
      isComplete &&= read !== undefined;
    }
    return { found, isComplete };
  });

  /**
   * A folder without a sign is what a crash during `begin` left; a file in its place, or a folder
   * that cannot be opened, is a damaged delivery.
   */
  async function begunEnvelopes(id: DeliveryId): Promise<readonly Envelope[]> {
    const names = await setAside(id, () => namesIn(join(folder, id)));
    return names.some(isSign) ? envelopes(id) : [];
  }

  async function namesIn(path: string): Promise<string[]> {
    try {
      return await fileSystem.readdir(path);
    } catch (error) {
      if (isMissing(error)) return [];
      throw unreadable(path, error);
    }
  }

  return {
    async begin(id, content, added) {
      if ((await namesIn(join(folder, id))).includes('content.json'))
        throw new Error(`${id} has begun already`);
      await makeFolder(fileSystem, join(folder, id)).catch((error: unknown) => {
        throw writeError(error, join(folder, id));
      });
      const bytes = Buffer.from(added.map((envelope) => `${JSON.stringify(envelope)}\n`).join(''));
      await replaceFile(fileSystem, pathOf(id, 'envelopes.ndjson'), bytes);
      await replaceFile(fileSystem, pathOf(id, 'journal.ndjson'), Buffer.of());
      await contentFile(id).write(
        JSON.stringify({
          deliveryId: id,
          content,
          envelopes: { count: added.length, sha256: sha256(bytes) },
        } satisfies Sealed),
      );
      // An index that cannot be built is built again by the next `find`, which then says why not.
      await index.peek('all')?.then(
        ({ found }) => {
          addTo(found, id, added);
        },
        () => undefined,
      );
    },
    content: async (id) => (await sealed(id)).content,
    envelopes,
    entries: async (id) => (await log(id)).log.entries(),
    append: async (id, entries) => (await log(id)).log.append(entries),
    async mark(id, stoppedBy = null) {
      const opened = await log(id);
      const mark = { ...opened.log.extent(), isDamaged: isDamaged(opened), stoppedBy };
      await writeMark(fileSystem, pathOf(id, 'journal.mark'), mark);
      opened.mark = mark;
    },
    async condition(id) {
      const opened = await log(id);
      return { isDamaged: isDamaged(opened), stoppedBy: opened.mark?.stoppedBy ?? null };
    },
    async find(key) {
      const found: FoundEnvelope[] = [];
      for (const deliveryId of deliveriesWith((await index('all')).found, key)) {
        const envelope = (await envelopes(deliveryId)).find((one) => isNamedBy(one, key));
        if (envelope) found.push({ deliveryId, envelope });
      }
      return found;
    },
    findsAll: async () => (await index('all')).isComplete,
    async forget(id) {
      const gone = await envelopes(id).catch(() => []);
      await index.peek('all')?.then(
        ({ found }) => {
          takeFrom(found, id, gone);
        },
        () => undefined,
      );
      for (const cache of [sealed, envelopes, log]) cache.forget(id);
      const path = join(folder, id);
      // Without its content it never began: whatever a crash leaves of the rest, nobody refers to
      // it.
      const names = (await namesIn(path)).sort(
        (one, other) =>
          Number(other.startsWith('content.json')) - Number(one.startsWith('content.json')),
      );
      try {
        for (const name of names) await fileSystem.unlink(join(path, name));
        if (names.length > 0) await fileSystem.rmdir(path);
      } catch (error) {
        throw writeError(error, path);
      }
    },
  };
}

/**
 * One delivery as it is, several as a list: nearly every key has one, and there may be millions.
 */
type Index = Map<string, DeliveryId | readonly DeliveryId[]>;

const namesOf = ({ id, token, messageId }: Envelope): readonly string[] => [id, token, messageId];
const listed = (ids: DeliveryId | readonly DeliveryId[] | undefined): readonly DeliveryId[] => {
  if (ids === undefined) return [];
  return typeof ids === 'string' ? [ids] : ids;
};

function addTo(found: Index, id: DeliveryId, added: readonly Envelope[]): void {
  for (const name of added.flatMap(namesOf)) {
    const others = found.get(name);
    found.set(name, others === undefined ? id : [...listed(others), id]);
  }
}

function takeFrom(found: Index, id: DeliveryId, gone: readonly Envelope[]): void {
  for (const name of gone.flatMap(namesOf)) {
    const others = listed(found.get(name)).filter((other) => other !== id);
    if (others.length === 0) found.delete(name);
    else found.set(name, others);
  }
}

function deliveriesWith(found: Index, key: EnvelopeKey): readonly DeliveryId[] {
  if ('envelopeId' in key) return listed(found.get(key.envelopeId));
  return listed(found.get('token' in key ? key.token : key.messageId));
}

function isNamedBy({ id, token, messageId }: Envelope, key: EnvelopeKey): boolean {
  if ('envelopeId' in key) return id === key.envelopeId;
  return 'token' in key ? token === key.token : messageId === key.messageId;
}

/** Remembers what a key led to; a failure is forgotten, so that the next call tries again. */
function loadedOnce<Key, Value>(
  load: (key: Key) => Promise<Value>,
): ((key: Key) => Promise<Value>) & {
  peek(key: Key): Promise<Value> | undefined;
  forget(key: Key): void;
} {
  const known = new Map<Key, Promise<Value>>();
  const get = (key: Key): Promise<Value> => {
    let value = known.get(key);
    if (!value) {
      value = load(key);
      known.set(key, value);
      value.catch(() => {
        known.delete(key);
      });
    }
    return value;
  };
  return Object.assign(get, {
    peek: (key: Key) => known.get(key),
    forget: (key: Key) => {
      known.delete(key);
    },
  });
}

const isDamaged = ({ log, mark }: Log): boolean => log.isDamaged || (mark?.isDamaged ?? false);

const unlessSetAside = (error: unknown): undefined => {
  if (!hasCode(error, 'delivery.set-aside')) throw error;
};
/**
 * The content is written last when a delivery begins; a mark is there only if something was to be
 * sent.
 */
const isSign = (name: string): boolean => name === 'content.json' || name === 'journal.mark';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isSealed(value: unknown): value is Sealed {
  if (!isObject(value) || !isObject(value['content']) || !isObject(value['envelopes']))
    return false;
  const { content, envelopes } = value;
  const texts = ['subject', 'html', 'text', 'language', 'replyTo', 'listId'];
  return (
    texts.every((name) => typeof content[name] === 'string') &&
    isObject(content['from']) &&
    Array.isArray(content['images']) &&
    typeof envelopes['sha256'] === 'string'
  );
}
