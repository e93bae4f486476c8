// What a damaged delivery promises, in the whole program on real files:
//   * whatever happened to its journal while the program was closed: nobody gets the mail twice,
//     and nobody is dropped without a word
//   * one bad byte makes that envelope unclear and no other; the delivery says that its record is
//     damaged, and the rest goes out
//   * a delivery that cannot be read is set aside, named by subject and date; it sends nothing, its
//     files stay, and everything else works
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { durableFile } from '#adapters/durable-file.ts';
import { createClient } from '#shared/client.ts';
import type { App } from '#shared/define.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { accepted, scriptedTransport } from '#tests/support/sending-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const PEOPLE = 20;
const PAUSE_AFTER = 8;

/** A delivery that was paused after eight of twenty, the program closed. */
async function pausedHalfWay() {
  const dataFolder = await temporaryFolder();
  let onSent = () => Promise.resolve();
  const smtp = scriptedTransport(async () => {
    await onSent();
    return accepted;
  });
  const open = async (): Promise<App> => openTestAppAt(dataFolder, { smtp });
  const first = await open();
  const client = createClient(first);
  const { bulletinId, segmentId, smtp: accountId } = await readyOffice(client, { people: PEOPLE });
  const {
    delivery: { id },
  } = await client.deliveries.plan({ bulletinId, segmentId, accountId });
  onSent = async () => {
    if (smtp.sent.length === PAUSE_AFTER) await client.deliveries.pause({ id });
  };
  await client.deliveries.start({ id });
  await first.idle();
  await first.close();
  onSent = () => Promise.resolve();
  return {
    id,
    plan: { bulletinId, segmentId, accountId },
    addresses: () => smtp.sent.map(({ rcptTo }) => rcptTo),
    file: (name: string) => join(dataFolder, 'deliveries', id, name),
    async reopen() {
      const app = await open();
      onTestFinished(() => app.close());
      return { app, client: createClient(app) };
    },
  };
}

const eml = (...lines: string[]) => Buffer.from(lines.join('\r\n')).toString('base64');

describe('a journal that was damaged while the program was closed', () => {
  it.each<[string, (bytes: Buffer) => Buffer, number]>([
    ['not at all', (bytes) => bytes, 0],
    ['emptied', () => Buffer.alloc(0), 20],
    ['filled with zeros', (bytes) => Buffer.alloc(bytes.length), 20],
    [
      'its last half filled with zeros',
      (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1),
      16,
    ],
    ['cut in the middle', (bytes) => bytes.subarray(0, bytes.length >> 1), 16],
    ['of another file', () => Buffer.from('{"name":"kiezbrief"}\n'), 20],
    [
      'a byte of one kind',
      (bytes) => {
        const changed = Buffer.from(bytes);
        changed[changed.indexOf('"type":"accepted"') + 9]! ^= 1;
        return changed;
      },
      1,
    ],
    [
      'a byte of one name',
      (bytes) => {
        const changed = Buffer.from(bytes);
        changed[changed.indexOf('"env_', changed.indexOf('"accepted"') + 60) + 8]! ^= 1;
        return changed;
      },
      0,
    ],
  ])('%s: nobody gets two, and whoever may have it is unclear', async (name, damage, atMost) => {
    const house = await pausedHalfWay();
    const path = house.file('journal.ndjson');
    const bytes = await readFile(path);
    await writeFile(path, damage(bytes));
    const { app, client } = await house.reopen();
    const before = await client.deliveries.get({ id: house.id });
    expect(before.record).toBe(name === 'not at all' ? 'whole' : 'damaged');
    expect(before.figures.unclear).toBeLessThanOrEqual(atMost);
    await client.deliveries.start({ id: house.id });
    await app.idle();
    const sent = house.addresses();
    expect(new Set(sent).size, 'nobody twice').toBe(sent.length);
    const { figures, record } = await client.deliveries.get({ id: house.id });
    // Whoever has no mail from here is waiting for a person, not forgotten.
    expect(sent.length + figures.unclear).toBeGreaterThanOrEqual(PEOPLE);
    expect(figures.open).toBe(0);
    expect(record).toBe(before.record);
    expect((await client.overview.get({})).attention.damaged.map(({ id }) => id)).toEqual(
      figures.unclear === 0 ? [] : [house.id],
    );
  });

  it('stays in doubt at the next start, and what a person decides stays decided', async () => {
    const house = await pausedHalfWay();
    await writeFile(house.file('journal.ndjson'), '');
    const { app, client } = await house.reopen();
    const [one, other] = (await client.deliveries.envelopes({ id: house.id, state: 'unclear' }))
      .items;
    await client.deliveries.decide({ id: house.id, envelopeId: one!.id, decision: 'assume-sent' });
    await client.deliveries.decide({ id: house.id, envelopeId: other!.id, decision: 'send-again' });
    await app.close();
    const again = await house.reopen();
    const { items } = await again.client.deliveries.envelopes({ id: house.id });
    expect(items.filter(({ state }) => state === 'unclear')).toHaveLength(PEOPLE - 2);
    expect(items.find(({ id }) => id === one!.id)!.state).toBe('accepted');
    expect(items.find(({ id }) => id === other!.id)!.state).not.toBe('unclear');
    expect(items.find(({ state }) => state === 'unclear')!.reason).toBe('record-damaged');
  });
});

describe('a delivery that cannot be read', () => {
  it.each<[string, string, (path: string) => Promise<unknown>]>([
    ['whose envelopes are damaged', 'envelopes.ndjson', (path) => writeFile(path, 'x')],
    ['whose envelopes are missing', 'envelopes.ndjson', (path) => rm(path)],
    ['whose content is damaged', 'content.json', (path) => writeFile(path, '[]')],
    ['whose content is missing', 'content.json', (path) => rm(path)],
    ['whose journal is missing', 'journal.ndjson', (path) => rm(path)],
    [
      'whose journal is a folder',
      'journal.ndjson',
      async (path) => {
        await rm(path);
        await mkdir(path);
      },
    ],
    ['whose folder is missing', '.', (path) => rm(path, { recursive: true })],
  ])('%s is set aside by name, and everything else works', async (_, file, damage) => {
    const house = await pausedHalfWay();
    const before = house.addresses().length;
    await damage(house.file(file));
    const { app } = await house.reopen();
    const internal: string[] = [];
    const watched = createClient({
      subscribe: (listener) => app.subscribe(listener),
      async call(name, input) {
        const reply = await app.call(name, input);
        if (!reply.ok && reply.error.code === 'internal') internal.push(name);
        return reply;
      },
    });
    const {
      items: [listed],
    } = await watched.deliveries.list({});
    expect(listed).toMatchObject({
      record: 'set-aside',
      delivery: { id: house.id, subject: 'Neues für Akteur*innen' },
      figures: { envelopes: PEOPLE, unclear: PEOPLE },
    });
    const { attention } = await watched.overview.get({});
    expect(attention.damaged).toEqual([
      {
        id: house.id,
        subject: 'Neues für Akteur*innen',
        at: listed!.delivery.startedAt,
        record: 'set-aside',
      },
    ]);
    expect(attention.stopped).toEqual([]);

    const refused = {
      code: file === '.' ? (expect.stringMatching(/^delivery\./) as string) : 'delivery.set-aside',
    };
    await expect(watched.deliveries.start({ id: house.id })).rejects.toMatchObject({
      code: 'delivery.set-aside',
    });
    await expect(watched.deliveries.envelopes({ id: house.id })).rejects.toMatchObject(refused);
    await expect(watched.deliveries.missed({ id: house.id })).rejects.toMatchObject(refused);
    await expect(watched.deliveries.planAgain({ id: house.id })).rejects.toMatchObject(refused);
    await expect(watched.statistics.delivery({ id: house.id })).rejects.toMatchObject(refused);

    expect((await watched.deliveries.prepare(house.plan)).count).toBe(PEOPLE);
    const mail = await watched.concerns.import({
      fileName: 'a.eml',
      file: eml(
        'From: Kim <1@verein.example>',
        'To: rk@bezirk.example',
        'In-Reply-To: <abcdefghijklmnop@bezirk.example>',
        'Subject: Re: Neues',
        '',
        'Wann ist das Fest?',
      ),
    });
    expect(mail.concern).not.toBeNull();
    expect((await watched.actors.list({})).total).toBe(PEOPLE);
    // Whoever may have the mail from there is not written to by a repetition of another one.
    const second = await watched.deliveries.plan(house.plan);
    await watched.deliveries.cancel({ id: second.delivery.id });
    expect(await watched.deliveries.missed({ id: second.delivery.id })).toMatchObject({
      left: 0,
      waiting: [{ deliveryId: house.id, count: PEOPLE }],
    });
    await expect(watched.deliveries.planAgain({ id: second.delivery.id })).rejects.toMatchObject({
      code: 'delivery.nobody-left',
    });
    await watched.deliveries.cancel({ id: house.id });
    await app.idle();
    expect(house.addresses()).toHaveLength(before);
    expect(internal).toEqual([]);
  });

  it('that was running when the program died does not keep it from starting', async () => {
    const house = await pausedHalfWay();
    const file = durableFile({
      path: house.file('../../deliveries.json'),
      format: 'kiezbrief.deliveries',
      schema: 2,
    });
    const { data } = (await file.load())!;
    await file.write(
      JSON.stringify((data as object[]).map((delivery) => ({ ...delivery, state: 'running' }))),
    );
    await rm(house.file('envelopes.ndjson'));
    const { client } = await house.reopen();
    expect((await client.deliveries.get({ id: house.id })).delivery).toMatchObject({
      state: 'paused',
      stoppedBy: { code: 'delivery.set-aside' },
    });
  });
});
