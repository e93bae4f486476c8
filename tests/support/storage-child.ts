// A second program on the same data folder, to be killed or raced: `node storage-child.ts
// save|append|lock FOLDER`. Prints one line per thing it was promised, at the moment it was
// promised.
import { writeSync } from 'node:fs';
import type { JournalEntry } from '#core/ports/journal-records.ts';
import type { Segment } from '#shared/contract/segments.ts';
import type { DeliveryId } from '#shared/values.ts';

const [task, folder] = process.argv.slice(2) as [string, string];
const say = (line: string) => {
  writeSync(1, `${line}\n`);
};

async function save(): Promise<void> {
  const { openJsonStore } = await import('#adapters/json-store.ts');
  const store = await openJsonStore(folder, { isReadOnly: false });
  // Two records change with every save, so a half of one would show; the rest makes the file large
  // enough to be hit while it is written.
  let [a, b] = await store.segments.putMany([
    record('seg_a', 0),
    record('seg_b', 0),
    ...Array.from({ length: 400 }, (_, index) => record(`seg_${index}`, 0)),
  ]);
  for (let count = 1; ; count++) {
    [a, b] = await store.segments.putMany([
      { ...a!, name: String(count) },
      { ...b!, name: String(count) },
    ]);
    say(String(count));
  }
}
const record = (id: string, revision: number) =>
  ({ id, revision, name: '0', note: 'ß'.repeat(500) }) as unknown as Segment;

async function append(): Promise<void> {
  const { createJournalFile } = await import('#adapters/journal-file.ts');
  const id = 'dlv_1' as DeliveryId;
  const journal = createJournalFile(folder);
  const content = {
    subject: '',
    html: '',
    text: '',
    language: 'de',
    from: { name: '', address: '' },
    replyTo: '',
    hasSubaddressing: true,
    listId: '',
    images: [],
  } as const;
  const names = [...Array.from({ length: 20_000 }, (_, number) => String(number)), 'later'];
  await journal.begin(
    id,
    content,
    names.map((name) => ({ id: `env_${name}` }) as never),
  );
  let next = 0;
  const worker = async () => {
    for (;;) {
      const number = next++;
      await journal.append(id, [
        {
          at: '2026-03-02T09:00:00.000Z',
          envelopeId: `env_${number}`,
          type: 'attempted',
        } as JournalEntry,
      ]);
      say(String(number));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

async function lock(): Promise<void> {
  const { lockFolder } = await import('#adapters/folder-lock.ts');
  try {
    await lockFolder(folder, 'cli');
    say('locked');
  } catch (error) {
    say(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    return;
  }
  // Holds it until it is killed.
  setInterval(() => undefined, 1000);
}

const tasks = { save, append, lock };
await tasks[task as keyof typeof tasks]();
