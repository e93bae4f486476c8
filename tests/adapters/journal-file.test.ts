// What the delivery journal promises: what was begun or appended is durable when it resolves, in
// the order of the calls. What it does when its files are damaged is in damaged-journal.test.ts,
// when the file system fails in journal-file-faults.test.ts.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem, type FileSystem } from '#adapters/file-system.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { DeliveryId } from '#shared/values.ts';
import {
  begunIn,
  content,
  entered,
  entry,
  envelope,
  id,
  known,
  written,
} from '#tests/support/begun-journal.ts';
import { faultFs } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a delivery', () => {
  it('is there after another start: content, envelopes and entries, in files of this user only', async () => {
    const { folder, journal, path } = await written('a', 'b');
    await journal.append(id, [entry('a', 'accepted'), entry('b', 'refused')]);
    const again = createJournalFile(folder);
    expect(await again.content(id)).toEqual(content);
    expect(await again.envelopes(id)).toEqual(known.map(envelope));
    expect(await again.entries(id)).toEqual([
      entry('a'),
      entry('b'),
      entry('a', 'accepted'),
      entry('b', 'refused'),
    ]);
    expect(await journal.entries(id)).toEqual(await again.entries(id));
    // One JSON value a line.
    expect(
      (await readFile(path, 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(await again.entries(id));
    if (process.platform !== 'win32')
      for (const name of ['content.json', 'envelopes.ndjson', 'journal.ndjson'])
        expect((await stat(join(folder, id, name))).mode & 0o777).toBe(0o600);
  });

  it('keeps what a run says once more when it ends, beside what earlier versions wrote', async () => {
    const { folder, journal } = await written('a');
    const deferred = {
      at: '2026-03-02T09:00:00.000Z',
      envelopeId: envelope('a').id,
      type: 'deferred',
      reason: 'other',
      reply: null,
      retryAt: '2026-03-02T09:05:00.000Z',
    } as const;
    const reopened = {
      at: '2026-03-02T09:00:00.000Z',
      envelopeId: envelope('b').id,
      type: 'reopened',
      reason: 'other',
      reply: null,
    } as const;
    const repeats = [deferred, reopened].map(
      (before) => ({ ...before, ranMs: 60_000, isRepeated: true }) as const,
    );
    await journal.append(id, [
      deferred,
      reopened,
      ...repeats,
      { ...repeats[0]!, isRepeated: 'yes' } as never,
    ]);
    expect((await createJournalFile(folder).entries(id)).slice(1)).toEqual([
      deferred,
      reopened,
      ...repeats,
      { type: 'damaged', envelopeId: 'env_a' },
    ]);
  });

  it('is found by token and by Message-ID, also one begun later and one from another start', async () => {
    const { folder, journal } = await written();
    expect(await journal.find({ token: 'nobody' })).toEqual([]);
    const second = DeliveryId.parse('dlv_2');
    await journal.begin(second, content, [envelope('other')]);
    for (const one of [journal, createJournalFile(folder)]) {
      expect(await one.find({ token: 'b'.padEnd(26, 'a') })).toEqual([
        { deliveryId: id, envelope: envelope('b') },
      ]);
      expect(await one.find({ messageId: '<other@example.org>' })).toEqual([
        { deliveryId: second, envelope: envelope('other') },
      ]);
      expect(await one.find({ envelopeId: envelope('other').id })).toEqual([
        { deliveryId: second, envelope: envelope('other') },
      ]);
      expect(await one.find({ token: '<other@example.org>' })).toEqual([]);
    }
  });

  it('that never began is not there; one that began cannot begin again', async () => {
    const { journal } = await written('a');
    const none = DeliveryId.parse('dlv_none');
    for (const attempt of [
      journal.content(none),
      journal.envelopes(none),
      journal.entries(none),
      journal.append(none, [entry('a')]),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        code: 'delivery.not-found',
        data: { id: none },
      });
    }
    await expect(journal.begin(id, content, [])).rejects.toThrow('has begun already');
    expect(await entered(journal)).toEqual(['a']);
    expect(await createJournalFile('/does/not/exist').find({ token: 'x' })).toEqual([]);
  });

  it('hands out frozen entries, and the same list until something is appended', async () => {
    const { journal } = await written('a');
    const before = await journal.entries(id);
    expect(await journal.entries(id)).toBe(before);
    expect(
      Object.isFrozen(before) &&
        Object.isFrozen(before[0]) &&
        Object.isFrozen((await journal.envelopes(id))[0]),
    ).toBe(true);
    await journal.append(id, [entry('b')]);
    expect(before).toHaveLength(1);
    expect(await journal.entries(id)).toHaveLength(2);
  });
});

describe('appending at the same time', () => {
  it('keeps the order of the calls and shares syncs', async () => {
    const files = faultFs(['/data']);
    const journal = await begunIn('/data/deliveries', files);
    files.setFault({ at: Infinity, code: '', only: ['datasync'] });
    const names = Array.from({ length: 200 }, (_, index) => `n${index}`);
    await Promise.all(names.map((name) => journal.append(id, [entry(name)])));
    expect(await entered(journal)).toEqual(names);
    expect(await entered(createJournalFile('/data/deliveries', files))).toEqual(names);
    expect(files.operations).toBeLessThanOrEqual(2);
  });
});

it('keeps its promises on the real file system without hard links too', async () => {
  const folder = join(await temporaryFolder(), 'deliveries');
  const files: FileSystem = {
    ...nodeFileSystem,
    link: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTSUP' })),
  };
  const journal = await begunIn(folder, files);
  await journal.append(id, [entry('a')]);
  expect(await entered(createJournalFile(folder))).toEqual(['a']);
});
