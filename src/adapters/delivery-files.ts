// Reads the files of each delivery once: content, envelopes, journal and its mark. A file that
// cannot be read takes its own delivery out of use, and no other.
import { join } from 'node:path';
import type { DamagedEntry, FrozenContent, JournalEntry } from '#core/ports/journal-records.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import { openAppendLog, type AppendLog } from './append-log.ts';
import { deepFreeze } from './deep-freeze.ts';
import { durableFile } from './durable-file.ts';
import { isMissing, unreadable, type FileSystem } from './file-system.ts';
import { journalReader } from './journal-entries.ts';
import { readMark, type JournalMark } from './journal-mark.ts';
import { loadedOnce, type LoadedOnce } from './loaded-once.ts';
import { sha256 } from './sealed-json.ts';

export interface Sealed {
  /** Whose it is: files of another delivery are whole, and would go to its people. */
  readonly deliveryId?: DeliveryId;
  readonly content: FrozenContent;
  readonly envelopes: { readonly count: number; readonly sha256: string };
}

export interface OpenedJournal {
  readonly log: AppendLog<JournalEntry, DamagedEntry>;
  mark: JournalMark | undefined;
}

type DeliveryFileName = 'content.json' | 'envelopes.ndjson' | 'journal.ndjson' | 'journal.mark';

/**
 * What is read throws `delivery.not-found` for one that never began and `delivery.set-aside` for a
 * damaged one.
 */
export interface DeliveryFiles {
  pathOf(id: DeliveryId, name: DeliveryFileName): string;
  contentFile(id: DeliveryId): ReturnType<typeof durableFile>;
  readonly sealed: LoadedOnce<DeliveryId, Sealed>;
  readonly envelopes: LoadedOnce<DeliveryId, readonly Envelope[]>;
  readonly journal: LoadedOnce<DeliveryId, OpenedJournal>;
  /** None for a delivery that never began. */
  begunEnvelopes(id: DeliveryId): Promise<readonly Envelope[]>;
  /** Of what is in this folder; none when it is not there. */
  namesIn(path: string): Promise<string[]>;
  forget(id: DeliveryId): void;
}

export function createDeliveryFiles(folder: string, fileSystem: FileSystem): DeliveryFiles {
  const pathOf: DeliveryFiles['pathOf'] = (id, name) => join(folder, id, name);
  const contentFile = (id: DeliveryId) =>
    durableFile({
      path: pathOf(id, 'content.json'),
      format: 'kiezbrief.delivery',
      schema: 1,
      fileSystem,
    });

  async function namesIn(path: string): Promise<string[]> {
    try {
      return await fileSystem.readdir(path);
    } catch (error) {
      if (isMissing(error)) return [];
      throw unreadable(path, error);
    }
  }

  /** Something was sent that nobody could have sent without it. */
  const hasLostContent = async (id: DeliveryId) =>
    (await setAside(id, () => namesIn(join(folder, id)))).includes('journal.mark');

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

  async function openJournal(id: DeliveryId): Promise<OpenedJournal> {
    const reader = journalReader(new Set((await envelopes(id)).map((envelope) => envelope.id)));
    const mark = await readMark(fileSystem, pathOf(id, 'journal.mark'));
    return {
      log: await setAside(id, () =>
        openAppendLog(fileSystem, pathOf(id, 'journal.ndjson'), reader, mark),
      ),
      mark,
    };
  }

  const sealed = loadedOnce(loadSealed);
  const envelopes = loadedOnce(loadEnvelopes);
  const journal = loadedOnce(openJournal);

  return {
    pathOf,
    contentFile,
    sealed,
    envelopes,
    journal,
    namesIn,
    /**
     * A folder without a sign is what a crash during `begin` left; a file in its place, or a folder
     * that cannot be opened, is a damaged delivery.
     */
    async begunEnvelopes(id) {
      const names = await setAside(id, () => namesIn(join(folder, id)));
      return names.some(isSign) ? envelopes(id) : [];
    },
    forget(id) {
      for (const cache of [sealed, envelopes, journal]) cache.forget(id);
    },
  };
}

async function setAside<Value>(id: DeliveryId, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!hasCode(error, 'store.unreadable')) throw error;
    throw new AppError('delivery.set-aside', { id, file: error.data.file }, { cause: error });
  }
}

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
