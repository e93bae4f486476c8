// What a damaged delivery journal promises:
//   * a torn end is tolerated and cut off before anything is appended
//   * a line that cannot be read, or less than there was at its mark, is said where it stands and
//     for whom; the rest is there and goes on
//   * a delivery that cannot be read at all is set aside alone
//   * a missing journal is not an empty one: nobody is written to twice because a file is gone
import { appendFile, readdir, readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { durableFile } from '#adapters/durable-file.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { sha256 } from '#adapters/sealed-json.ts';
import { DeliveryId } from '#shared/values.ts';
import {
  begunIn,
  content,
  entered,
  entry,
  envelope,
  id,
  written,
} from '#tests/support/begun-journal.ts';
import { faultFs } from '#tests/support/fault-fs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const full = { code: 'store.full', data: {} };

describe('a damaged journal', () => {
  it.each([1, 20, 60])(
    'with a torn last line (%d bytes missing) loses only that line, and the next one is not glued to it',
    async (missing) => {
      const { folder, path } = await written('a', 'b', 'c');
      await truncate(path, (await stat(path)).size - missing);
      const journal = createJournalFile(folder);
      expect(await entered(journal)).toEqual(['a', 'b']);
      await journal.append(id, [entry('d')]);
      await journal.append(id, [entry('e')]);
      expect(await entered(createJournalFile(folder))).toEqual(['a', 'b', 'd', 'e']);
      expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(5);
    },
  );

  it('with zeros after its end, as a power cut leaves them, is cut there', async () => {
    const { folder, path } = await written('a');
    await appendFile(path, Buffer.alloc(4096));
    const journal = createJournalFile(folder);
    await journal.append(id, [entry('b')]);
    expect(await entered(createJournalFile(folder))).toEqual(['a', 'b']);
  });

  it('with a hole of zeros in its last write loses the rest of that write only', async () => {
    const { folder, journal, path } = await written('a');
    await journal.append(
      id,
      ['b', 'c', 'd'].map((name) => entry(name)),
    );
    const bytes = await readFile(path);
    const lines = bytes.toString().split('\n');
    const from = Buffer.byteLength(`${lines[0]!}\n${lines[1]!}\n`);
    await writeFile(path, bytes.fill(0, from + 5, from + 30));
    const again = createJournalFile(folder);
    expect(await entered(again)).toEqual(['a', 'b']);
    await again.append(id, [entry('e')]);
    expect(await entered(createJournalFile(folder))).toEqual(['a', 'b', 'e']);
  });

  it.each<[string, string, (string | null)[]]>([
    ['of another kind', 'garbage', [null]],
    ['that is no entry', '{"at":1}', [null]],
    ['that is nothing', 'null', [null]],
    ['of zeros', '\0\0\0\0', [null]],
    ['that is empty', '', [null]],
    ['of a kind nobody knows', JSON.stringify({ ...entry('b'), type: '`ccepted' }), ['b']],
    ['without its time', JSON.stringify({ ...entry('b'), at: 'then' }), ['b']],
    [
      'with a reason nobody knows',
      JSON.stringify({ ...entry('b', 'unclear'), reason: '__proto__' }),
      ['b'],
    ],
    ['that was cut', JSON.stringify(entry('b')).slice(0, -4), ['b']],
    [
      'glued to the next',
      `${JSON.stringify(entry('b'))}x${JSON.stringify(entry('e'))}`,
      ['b', 'e'],
    ],
    ['about somebody else', JSON.stringify(entry('stranger')), [null]],
  ])(
    'with a line %s in the middle says whom it may have spoken of; the rest is there and it goes on',
    async (_, line, named) => {
      const { folder, path } = await written('a', 'b', 'c');
      const lines = (await readFile(path, 'utf8')).split('\n');
      await writeFile(path, [lines[0], line, ...lines.slice(2)].join('\n'));
      const before = await readFile(path);
      const journal = createJournalFile(folder);
      const damaged = named.map((name) => ({
        type: 'damaged',
        envelopeId: name === null ? null : `env_${name}`,
      }));
      expect(await journal.entries(id)).toEqual([entry('a'), ...damaged, entry('c')]);
      expect(await journal.condition(id)).toEqual({ isDamaged: true, stoppedBy: null });
      await journal.append(id, [entry('d')]);
      expect(await createJournalFile(folder).entries(id)).toEqual([
        entry('a'),
        ...damaged,
        entry('c'),
        entry('d'),
      ]);
      const copy = (await readdir(join(folder, id))).find((name) =>
        name.startsWith('journal.ndjson.set-aside-'),
      );
      expect(await readFile(join(folder, id, copy!))).toEqual(before);
    },
  );

  it('knows an envelope by its name although one byte of it is wrong', async () => {
    const folder = await temporaryFolder();
    const ids = ['env_abcdefghijklmnop', 'env_qrstuvwxyzabcdef'];
    const journal = createJournalFile(folder);
    await journal.begin(
      id,
      content,
      ids.map((one) => ({ ...envelope('a'), id: one as never })),
    );
    await journal.append(id, [{ ...entry(''), envelopeId: ids[1] as never }]);
    const path = join(folder, id, 'journal.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('qrst', 'qrsu'));
    expect(await createJournalFile(folder).entries(id)).toEqual([
      { type: 'damaged', envelopeId: ids[1] },
    ]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['emptied', () => Buffer.alloc(0)],
    ['full of zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['without its last line', (bytes) => bytes.subarray(0, bytes.lastIndexOf(0x0a, -2) + 1)],
    ['without its first line', (bytes) => bytes.subarray(bytes.indexOf(0x0a) + 1)],
    [
      'with another line instead of one',
      (bytes) => Buffer.from(bytes.toString().replace('env_c', 'env_d')),
    ],
  ])(
    '%s since its mark says at its end that something is missing, and no longer after the next mark',
    async (_, damage) => {
      const { folder, journal, path } = await written('a', 'b', 'c');
      await journal.mark(id);
      await writeFile(path, damage(await readFile(path)));
      const again = createJournalFile(folder);
      expect((await again.entries(id)).at(-1)).toEqual({ type: 'damaged', envelopeId: null });
      await again.append(id, [entry('e')]);
      await again.mark(id);
      const later = createJournalFile(folder);
      expect((await later.entries(id)).at(-1)).toEqual(entry('e'));
      expect((await later.condition(id)).isDamaged, 'for good').toBe(true);
    },
  );

  it('that grew since its mark, or whose mark cannot be read, is whole', async () => {
    const { folder, journal, path } = await written('a');
    await journal.mark(id, full);
    await journal.append(id, [entry('b')]);
    expect(await createJournalFile(folder).condition(id)).toEqual({
      isDamaged: false,
      stoppedBy: full,
    });
    await writeFile(join(folder, id, 'journal.mark'), 'x');
    await writeFile(path, '');
    expect(await createJournalFile(folder).condition(id)).toEqual({
      isDamaged: false,
      stoppedBy: null,
    });
  });

  it('is marked again on a full disk', async () => {
    const files = faultFs(['/data']);
    const journal = await begunIn('/data', files);
    await journal.mark(id);
    const room = files.tree()[`/data/${id}/journal.mark`]!.length;
    await journal.append(id, [entry('a')]);
    await journal.mark(id, full);
    expect(files.tree()[`/data/${id}/journal.mark`]).toHaveLength(room);
    expect((await createJournalFile('/data', files).condition(id)).stoppedBy).toEqual(full);
  });

  it("keeps why sending stopped within its one sector, the server's words first to go, and reads what earlier versions wrote", async () => {
    const { folder, journal } = await written('a');
    const reply = { code: 554, enhanced: '5.7.1', text: 'ä'.repeat(1000) };
    const data = { host: 'mail.example', step: 'mail-from' as const };
    await journal.mark(id, { code: 'smtp.relay-denied', data: { ...data, reply } });
    const path = join(folder, id, 'journal.mark');
    expect((await stat(path)).size).toBe(512);
    expect((await createJournalFile(folder).condition(id)).stoppedBy).toEqual({
      code: 'smtp.relay-denied',
      data,
    });
    await journal.mark(id, { code: 'smtp.relay-denied', data: { ...data, host: 'x'.repeat(400) } });
    expect((await createJournalFile(folder).condition(id)).stoppedBy).toEqual({
      code: 'smtp.relay-denied',
      data: {},
    });
    const [, json] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const old = JSON.stringify({ ...(JSON.parse(json!) as object), stoppedBy: 'store.full' });
    await writeFile(path, `${sha256(Buffer.from(old))}\n${old}\n`);
    expect((await createJournalFile(folder).condition(id)).stoppedBy).toEqual({
      code: 'store.full',
      data: {},
    });
  });

  it('that is missing is not an empty one', async () => {
    const { folder, path } = await written('a');
    await unlink(path);
    await expect(createJournalFile(folder).entries(id)).rejects.toMatchObject({
      code: 'delivery.set-aside',
      data: { id, file: 'journal.ndjson' },
    });
    await expect(createJournalFile(folder).append(id, [entry('b')])).rejects.toMatchObject({
      code: 'delivery.set-aside',
    });
  });

  it.each(['envelopes.ndjson', 'content.json'])(
    'whose %s is damaged or missing is set aside alone; `find` goes on and says that it does not know all',
    async (name) => {
      for (const isGone of [true, false]) {
        const { folder, journal: whole } = await written('a');
        await whole.mark(id);
        const other = DeliveryId.parse('dlv_2');
        await whole.begin(other, content, [envelope('other')]);
        expect(await whole.findsAll()).toBe(true);
        const path = join(folder, id, name);
        if (isGone) await unlink(path);
        else
          await writeFile(
            path,
            (await readFile(path, 'utf8'))
              .replace('example.org', 'example.com')
              .replace('Kiez', 'Keiz'),
          );
        const journal = createJournalFile(folder);
        await expect(journal.envelopes(id)).rejects.toMatchObject({
          code: 'delivery.set-aside',
          data: { id, file: name },
        });
        expect(await journal.find({ messageId: '<other@example.org>' })).toMatchObject([
          { deliveryId: other },
        ]);
        expect(await journal.find({ messageId: '<a@example.org>' })).toEqual([]);
        expect(await journal.findsAll()).toBe(false);
      }
    },
  );

  it('whose content is rightly sealed and of another shape is set aside', async () => {
    const { folder } = await written('a');
    const sealing = durableFile({
      path: join(folder, id, 'content.json'),
      format: 'kiezbrief.delivery',
      schema: 1,
    });
    for (const shape of [
      [],
      null,
      { content: {}, envelopes: {} },
      { content: { ...content, html: 7 }, envelopes: { count: 0, sha256: '' } },
    ]) {
      await sealing.load().catch(() => undefined);
      await sealing.write(JSON.stringify(shape));
      await expect(createJournalFile(folder).content(id)).rejects.toMatchObject({
        code: 'delivery.set-aside',
      });
    }
  });
});
