// The shipped example, through the whole program on real files: it fills the office, it can be
// read, and it goes away without taking anything along that somebody made their own. Loading it can
// be cancelled at every step. Half an example never stays.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { ExampleStep } from '#shared/contract/example.ts';
import { openTestApp, openTestAppAt, type TestApp } from '#tests/support/test-app.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());
async function office(config: Parameters<typeof openTestApp>[0] = {}): Promise<KiezbriefClient> {
  app = await openTestApp(config);
  return createClient(app);
}
const everything = async (client: KiezbriefClient) => (await client.overview.get({})).counts;
const empty = { actors: 0, contacts: 0, segments: 0, bulletins: 0, deliveries: 0, concerns: 0 };

describe('the example', () => {
  it('makes a living office: people, a bulletin that may be sent, a rehearsal to read', async () => {
    const client = await office();
    const loaded = await client.example.load({});
    const { counts, isExampleLoaded, attention } = await client.overview.get({});
    expect([counts, isExampleLoaded]).toEqual([
      { ...empty, actors: 68, contacts: 80, segments: 1, bulletins: 1, deliveries: 1 },
      true,
    ]);
    expect(loaded.actors).toBe(68);
    expect(attention.drafts).toMatchObject({ count: 1, latest: { id: loaded.bulletinId } });
    expect((await client.bulletins.check({ id: loaded.bulletinId })).isBlocked).toBe(false);
    const { delivery, figures } = await client.deliveries.get({ id: loaded.deliveryId! });
    expect(delivery).toMatchObject({ state: 'finished', accountKind: 'file' });
    expect(figures.accepted).toBe(figures.envelopes);
    const {
      items: [envelope],
    } = await client.deliveries.envelopes({ id: delivery.id });
    expect(
      (await client.deliveries.message({ id: delivery.id, envelopeId: envelope!.id })).html,
    ).toContain('src="data:image/png;base64,');
    await expect(client.example.load({})).rejects.toMatchObject({ code: 'example.already-loaded' });
  });

  it('goes away without a trace, and can be loaded again', async () => {
    const client = await office();
    for (let round = 0; round < 2; round += 1) {
      await client.example.load({});
      expect(await client.example.remove({})).toEqual({ removed: 72, kept: 0 });
      expect(await everything(client)).toEqual(empty);
      expect((await client.settings.get({})).senders).toEqual([]);
      for (const folder of ['deliveries', 'rehearsals'])
        expect(await readdir(join(app!.dataFolder, folder))).toEqual([]);
    }
    await expect(client.example.remove({})).rejects.toMatchObject({ code: 'example.not-loaded' });
  });

  it('leaves what somebody made their own', async () => {
    const client = await office();
    const { bulletinId } = await client.example.load({});
    const {
      items: [actor],
    } = await client.actors.list({ limit: 1 });
    await client.actors.save({ actor: { ...actor!, website: 'https://neu.example' } });
    const own = await client.actors.save({ actor: { revision: 0, name: 'Eigene' } });
    await client.bulletins.save({
      bulletin: { ...(await client.bulletins.get({ id: bulletinId })), subject: 'Meins' },
    });
    // The bulletin stays, so the sender it names stays too.
    expect(await client.example.remove({})).toEqual({ removed: 69, kept: 3 });
    expect((await client.actors.list({})).items.map(({ id }) => id).sort()).toEqual(
      [actor!.id, own.id].sort(),
    );
    expect(await everything(client)).toMatchObject({ bulletins: 1, segments: 0, deliveries: 0 });
    expect((await client.settings.get({})).senders.map(({ id }) => id)).toEqual(['snd_beispiel']);
    expect((await client.example.load({})).actors).toBe(67);
    expect((await client.settings.get({})).senders).toHaveLength(1);
  });

  it('never stands in for the real sender', async () => {
    const client = await office();
    await client.example.load({});
    const { revision } = await client.settings.get({});
    await client.settings.saveSender({
      revision,
      sender: {
        name: 'Echt',
        address: 'echt@bezirk.example',
        replyTo: 'echt@bezirk.example',
        organisation: 'Bezirksamt Echt',
        imprint: 'Weg 1',
      },
    });
    const draft = await client.bulletins.create({ subject: 'Neu', blocks: [] });
    expect((await client.bulletins.render({ id: draft.id })).text).toContain('Bezirksamt Echt');
  });

  it.each(ExampleStep.options)(
    'cancelled at the step "%s" leaves nothing behind, and can be loaded afterwards',
    async (wanted) => {
      const client = await office();
      const steps: string[] = [];
      const cancelling = Promise.withResolvers<{ isCancelled: boolean }>();
      client.on('example.progressed', ({ step, done, total, isEnded }) => {
        if (isEnded || steps.includes(step)) return;
        steps.push(step);
        expect([ExampleStep.options[done], total]).toEqual([step, ExampleStep.options.length]);
        if (step === wanted) cancelling.resolve(client.example.cancel({}));
      });
      await expect(client.example.load({})).rejects.toMatchObject({ code: 'example.cancelled' });
      expect(await cancelling.promise).toEqual({ isCancelled: true });
      expect(steps).toEqual(ExampleStep.options.slice(0, ExampleStep.options.indexOf(wanted) + 1));
      expect([
        await everything(client),
        (await client.overview.get({})).isExampleLoaded,
        await client.example.progress({}),
      ]).toEqual([empty, false, null]);
      for (const folder of ['deliveries', 'rehearsals'])
        expect(await readdir(join(app!.dataFolder, folder)).catch(() => [])).toEqual([]);
      expect(await client.example.cancel({})).toEqual({ isCancelled: false });
      expect((await client.example.load({})).actors).toBe(68);
    },
  );

  it('cancelled in the middle of its rehearsal leaves no mail', async () => {
    const client = await office();
    const cancelling = Promise.withResolvers<{ isCancelled: boolean }>();
    client.on('deliveries.progressed', ({ state }) => {
      if (state === 'running') cancelling.resolve(client.example.cancel({}));
    });
    await expect(client.example.load({})).rejects.toMatchObject({ code: 'example.cancelled' });
    expect(await cancelling.promise).toEqual({ isCancelled: true });
    expect(await everything(client)).toEqual(empty);
    // There is no folder yet where the first mail was not written.
    for (const folder of ['deliveries', 'rehearsals'])
      expect(await readdir(join(app!.dataFolder, folder)).catch(() => [])).toEqual([]);
  });

  it('is loaded once at a time, and not removed meanwhile', async () => {
    const client = await office();
    const meanwhile = Promise.withResolvers<unknown[]>();
    const codeOf = (error: unknown) => (error as { code: string }).code;
    client.on('example.progressed', ({ step }) => {
      if (step === 'segment')
        meanwhile.resolve(
          Promise.all([
            client.example.load({}).catch(codeOf),
            client.example.remove({}).catch(codeOf),
            client.example.progress({}),
          ]),
        );
    });
    await client.example.load({});
    expect(await meanwhile.promise).toEqual([
      'example.loading',
      'example.loading',
      expect.objectContaining({ total: 5 }),
    ]);
    expect((await client.overview.get({})).counts.actors).toBe(68);
  });

  it('is taken away when the program is closed while it is being loaded', async () => {
    const dataFolder = await temporaryFolder();
    const open = () => openTestAppAt(dataFolder);
    const first = await open();
    const client = createClient(first);
    const closing = Promise.withResolvers<void>();
    client.on('example.progressed', ({ step }) => {
      if (step === 'rehearsal') closing.resolve(first.close());
    });
    await expect(client.example.load({})).rejects.toMatchObject({ code: 'example.cancelled' });
    await closing.promise;
    const second = await open();
    expect((await createClient(second).overview.get({})).counts).toEqual(empty);
    await second.close();
  });

  it('that is broken leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    const missing = await office({ examplesFolder: join(folder, 'none') });
    await expect(missing.example.load({})).rejects.toMatchObject({ code: 'example.not-found' });
    await app!.close();
    await mkdir(join(folder, 'examples'));
    const block = { id: 'blk_a', type: 'text', html: '<p>Hallo</p>' };
    const files = {
      'office.json': {
        list: 'list.csv',
        bulletin: 'bulletin.json',
        sender: {
          name: 'A',
          address: 'a@b.example',
          replyTo: 'a@b.example',
          organisation: 'A',
          imprint: 'A',
        },
        segment: { name: 'Alle', rule: { type: 'all', rules: [] } },
      },
      'bulletin.json': {
        subject: 'S',
        preheader: 'P',
        language: 'de',
        image: 'list.csv',
        blocks: [block],
      },
    };
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, 'examples', name), JSON.stringify(content));
    await writeFile(join(folder, 'examples', 'list.csv'), 'Name;eMail\nKita;a@kita.example');
    const client = await office({ examplesFolder: join(folder, 'examples') });
    await expect(client.example.load({})).rejects.toMatchObject({ code: 'image.unsupported' });
    expect(await everything(client)).toEqual(empty);
    expect((await client.overview.get({})).isExampleLoaded).toBe(false);
    expect((await client.settings.get({})).senders).toEqual([]);
  });
});
