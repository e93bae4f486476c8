// A delivery's journal on a real folder or a faulty one, for the tests of the journal file.
import { join } from 'node:path';
import type { FileSystem } from '#adapters/file-system.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { FrozenContent, JournalEntry } from '#core/ports/journal-records.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { DeliveryId } from '#shared/values.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

export const id = DeliveryId.parse('dlv_1');
export const content: FrozenContent = {
  subject: 'Neues aus dem Kiez',
  html: '<p>Grüße</p>',
  text: 'Grüße',
  language: 'de',
  from: { name: 'Amt', address: 'amt@example.org' },
  replyTo: 'amt@example.org',
  hasSubaddressing: true,
  listId: 'kiez.example.org',
  images: [],
};
export const envelope = (name: string) =>
  ({
    id: `env_${name}`,
    address: `${name}@example.org`,
    token: name.padEnd(26, 'a'),
    messageId: `<${name}@example.org>`,
  }) as unknown as Envelope;
/** Whoever is written to in these tests. */
export const known = [
  ...'abcdefghij',
  'later',
  ...Array.from({ length: 200 }, (_, number) => `n${number}`),
];
const details: Record<string, object> = {
  accepted: { reply: null },
  refused: { reason: 'other', reply: null },
};
export const entry = (name: string, type = 'attempted') =>
  ({
    at: '2026-03-02T09:00:00.000Z',
    envelopeId: `env_${name}`,
    type,
    ...details[type],
  }) as JournalEntry;
export const entered = async (journal: Journal) =>
  (await journal.entries(id)).map(({ envelopeId }) => envelopeId?.slice(4));

export async function begunIn(folder: string, files?: FileSystem): Promise<Journal> {
  const journal = createJournalFile(folder, files);
  await journal.begin(id, content, known.map(envelope));
  return journal;
}

/** A real folder with `names` appended one by one, and the path of the journal. */
export async function written(...names: string[]) {
  const folder = join(await temporaryFolder(), 'deliveries');
  const journal = await begunIn(folder);
  for (const name of names) await journal.append(id, [entry(name)]);
  return { folder, journal, path: join(folder, id, 'journal.ndjson') };
}
