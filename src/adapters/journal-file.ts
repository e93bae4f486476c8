// What is sent and what happened to it, per delivery in a folder of its own:
//   content.json      frozen content and the checksum of the envelopes; written last, so it is the
//                     sign that everything is there
//   envelopes.ndjson  who gets it, one a line, never changed
//   journal.ndjson    what happened, one entry a line, append-only
//   journal.mark      how far the journal had come, so that it is noticed when less is there
import { join } from 'node:path';
import type { FoundEnvelope } from '#core/ports/envelope-key.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { hasCode } from '#shared/errors.ts';
import { DeliveryId } from '#shared/values.ts';
import { createDeliveryFiles, type OpenedJournal, type Sealed } from './delivery-files.ts';
import {
  addTo,
  deliveriesWith,
  isNamedBy,
  takeFrom,
  type EnvelopeIndex,
} from './envelope-index.ts';
import { makeFolder, nodeFileSystem, writeError, type FileSystem } from './file-system.ts';
import { writeMark } from './journal-mark.ts';
import { loadedOnce } from './loaded-once.ts';
import { replaceFile } from './replace-file.ts';
import { sha256 } from './sealed-json.ts';

/**
 * Every method but `begin` and `find` throws `delivery.not-found` for one that never began and
 * `delivery.set-aside` for a damaged one.
 */
export function createJournalFile(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Journal {
  const files = createDeliveryFiles(folder, fileSystem);

  const index = loadedOnce(async (_: 'all') => {
    const found: EnvelopeIndex = new Map();
    let isComplete = true;
    for (const name of await files.namesIn(folder)) {
      const id = DeliveryId.safeParse(name).data;
      const read = id === undefined ? [] : await files.begunEnvelopes(id).catch(unlessSetAside);
      if (id !== undefined && read) addTo(found, id, read);
      isComplete &&= read !== undefined;
    }
    return { found, isComplete };
  });

  /** An index that cannot be built is built again by the next `find`, which then says why not. */
  const onceIndexed = async (change: (found: EnvelopeIndex) => void) =>
    index.peek('all')?.then(
      ({ found }) => {
        change(found);
      },
      () => undefined,
    );

  async function writeFiles(
    id: DeliveryId,
    content: FrozenContent,
    envelopes: readonly Envelope[],
  ): Promise<void> {
    await makeFolder(fileSystem, join(folder, id)).catch((error: unknown) => {
      throw writeError(error, join(folder, id));
    });
    const lines = envelopes.map((envelope) => `${JSON.stringify(envelope)}\n`);
    const bytes = Buffer.from(lines.join(''));
    await replaceFile(fileSystem, files.pathOf(id, 'envelopes.ndjson'), bytes);
    await replaceFile(fileSystem, files.pathOf(id, 'journal.ndjson'), Buffer.of());
    await files.contentFile(id).write(
      JSON.stringify({
        deliveryId: id,
        content,
        envelopes: { count: envelopes.length, sha256: sha256(bytes) },
      } satisfies Sealed),
    );
  }

  /**
   * The content goes first: without it the delivery never began, and nobody refers to whatever a
   * crash leaves of the rest.
   */
  async function removeFiles(id: DeliveryId): Promise<void> {
    const path = join(folder, id);
    const names = (await files.namesIn(path)).sort(
      (one, other) =>
        Number(other.startsWith('content.json')) - Number(one.startsWith('content.json')),
    );
    try {
      for (const name of names) await fileSystem.unlink(join(path, name));
      if (names.length > 0) await fileSystem.rmdir(path);
    } catch (error) {
      throw writeError(error, path);
    }
  }

  return {
    async begin(id, content, added) {
      if ((await files.namesIn(join(folder, id))).includes('content.json'))
        throw new Error(`${id} has begun already`);
      await writeFiles(id, content, added);
      await onceIndexed((found) => {
        addTo(found, id, added);
      });
    },
    content: async (id) => (await files.sealed(id)).content,
    envelopes: files.envelopes,
    entries: async (id) => (await files.journal(id)).log.entries(),
    append: async (id, entries) => (await files.journal(id)).log.append(entries),
    async mark(id, stoppedBy = null) {
      const opened = await files.journal(id);
      const mark = { ...opened.log.extent(), isDamaged: isDamaged(opened), stoppedBy };
      await writeMark(fileSystem, files.pathOf(id, 'journal.mark'), mark);
      opened.mark = mark;
    },
    async condition(id) {
      const opened = await files.journal(id);
      return { isDamaged: isDamaged(opened), stoppedBy: opened.mark?.stoppedBy ?? null };
    },
    async find(key) {
      const found: FoundEnvelope[] = [];
      for (const deliveryId of deliveriesWith((await index('all')).found, key)) {
        const envelope = (await files.envelopes(deliveryId)).find((one) => isNamedBy(one, key));
        if (envelope) found.push({ deliveryId, envelope });
      }
      return found;
    },
    findsAll: async () => (await index('all')).isComplete,
    async forget(id) {
      const gone = await files.envelopes(id).catch(() => []);
      await onceIndexed((found) => {
        takeFrom(found, id, gone);
      });
      files.forget(id);
      await removeFiles(id);
    },
  };
}

const isDamaged = ({ log, mark }: OpenedJournal): boolean =>
  log.isDamaged || (mark?.isDamaged ?? false);

const unlessSetAside = (error: unknown): undefined => {
  if (!hasCode(error, 'delivery.set-aside')) throw error;
};
