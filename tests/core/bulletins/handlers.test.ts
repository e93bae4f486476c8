// What bulletins.* and templates.* promise: a draft is never lost or overwritten by an older one;
// pictures come without camera data; the preview shows one person's mail as it will arrive, loading
// nothing.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBulletinsHandlers } from '#core/bulletins/handlers.ts';
import { createTemplatesHandlers } from '#core/bulletins/templates-handlers.ts';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import { Actor } from '#shared/contract/actor.ts';
import { Bulletin, bulletins } from '#shared/contract/bulletins.ts';
import { hasCode, type ErrorCode } from '#shared/errors.ts';
import { appSegment, exif, jpeg } from '#tests/support/image-files.ts';
import {
  block,
  composingDeps,
  exampleImage,
  sampleSender,
  saveSender,
} from '#tests/support/composing.ts';

const shared = composingDeps();
afterAll(() => shared.mjml.close());
let deps: ContentDeps;
let handlers: ReturnType<typeof createBulletinsHandlers>;
let announced: string[];
const create = async (part: object = {}) =>
  Bulletin.parse(
    await handlers.create(bulletins.create.input.parse({ subject: 'Neues', ...part })),
  );
const fails = (code: ErrorCode) => (error: unknown) => hasCode(error, code);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

beforeEach(async () => {
  deps = { ...composingDeps(), mjml: shared.mjml };
  announced = [];
  deps.events.subscribe((name) => announced.push(name));
  handlers = createBulletinsHandlers(deps);
  await saveSender(deps);
});

describe('a draft', () => {
  it('begins with the first template and is announced', async () => {
    const draft = await create();
    expect(draft).toMatchObject({
      revision: 1,
      subject: 'Neues',
      templateId: 'tpl_kiezbrief',
      senderId: null,
      language: 'de',
      createdAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await handlers.get({ id: draft.id })).toEqual(draft);
    expect(announced).toEqual(['bulletins.changed']);
  });

  it('is saved at its revision and keeps when it began', async () => {
    const draft = await create();
    const saved = await handlers.save({
      bulletin: { ...draft, subject: 'Anders', blocks: [block('text')] },
    });
    expect(saved).toMatchObject({ revision: 2, subject: 'Anders', createdAt: draft.createdAt });
    await expect(handlers.save({ bulletin: { ...draft, subject: 'Veraltet' } })).rejects.toSatisfy(
      fails('store.conflict'),
    );
    expect((await handlers.get({ id: draft.id })).subject).toBe('Anders');
  });

  it('is refused with an unknown template or id', async () => {
    const draft = await create();
    await expect(
      handlers.save({ bulletin: { ...draft, templateId: 'tpl_gone' as never } }),
    ).rejects.toSatisfy(fails('template.not-found'));
    await expect(create({ templateId: 'tpl_gone' })).rejects.toSatisfy(fails('template.not-found'));
    await expect(handlers.get({ id: 'bul_gone' as never })).rejects.toSatisfy(
      fails('bulletin.not-found'),
    );
    await expect(
      handlers.save({ bulletin: { ...draft, id: 'bul_gone' as never } }),
    ).rejects.toSatisfy(fails('bulletin.not-found'));
  });

  it('is refused with a block its template does not know', async () => {
    const [template] = await deps.templates.list();
    const narrow = createBulletinsHandlers({
      ...deps,
      templates: {
        list: () => Promise.resolve([{ ...template!, blocks: ['text'] }]),
        mjml: (id) => deps.templates.mjml(id),
      },
    });
    await expect(
      narrow.create(bulletins.create.input.parse({ blocks: [block('divider')] })),
    ).rejects.toSatisfy(fails('block.not-allowed'));
  });

  it('stands in the list, newest first, page by page', async () => {
    for (const subject of ['Eins', 'Zwei', 'Drei'])
      await create({ subject, blocks: [block('text')] });
    const page = await handlers.list({ search: '', offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, items: [{ subject: 'Zwei', blockCount: 1 }] });
    expect(page.items[0]).not.toHaveProperty('blocks');
  });

  it('is found among all there are by its subject and its preheader, however it is spelled', async () => {
    const found = async (search: string) =>
      (await handlers.list({ search, offset: 0, limit: 100 })).items.map(({ subject }) => subject);
    for (const subject of ['Sommerfest der Akteur*innen', 'Spielstraßen', 'Sommerpause'])
      await create({ subject });
    const last = (await deps.store.bulletins.list()).at(-1)!;
    await handlers.save({ bulletin: { ...last, preheader: 'Wir sind im Schöneberger Garten' } });
    expect(await found('AKTEURINNEN sommer')).toEqual(['Sommerfest der Akteur*innen']);
    expect(await found('spielstrassen')).toEqual(['Spielstraßen']);
    expect(await found('schoneberger')).toEqual(['Sommerpause']);
    expect(await found('sommer')).toEqual(['Sommerpause', 'Sommerfest der Akteur*innen']);
    expect(await handlers.list({ search: 'sommer', offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      items: [{ subject: 'Sommerfest der Akteur*innen' }],
    });
    expect(await found('winter')).toEqual([]);
  });
});

describe('a picture', () => {
  it('is kept without place and camera', async () => {
    const { image, ...rest } = await handlers.addImage({
      file: base64(jpeg(40, 30, appSegment(1, exif(6)))),
      fileName: 'IMG_1.svg',
    });
    expect(rest).toMatchObject({ mime: 'image/jpeg', width: 30, height: 40 });
    expect(new TextDecoder('latin1').decode(await deps.blobs.get(image as never))).not.toContain(
      'GPS',
    );
  });

  it('is refused when it is none', async () => {
    await expect(
      handlers.addImage({
        file: base64(new TextEncoder().encode('<svg onload="x"/>')),
        fileName: 'bild.png',
      }),
    ).rejects.toSatisfy(fails('image.unsupported'));
  });
});

describe('the preview', () => {
  const actor = Actor.parse({
    id: 'act_1',
    revision: 0,
    name: 'Kita <b>Sonnenblick</b>',
    createdAt: '2026-03-01T08:00:00.000Z',
    updatedAt: '2026-03-01T08:00:00.000Z',
    contacts: [
      {
        id: 'con_1',
        function: 'Leitung',
        salutation: 'mr',
        firstName: 'Jörg',
        lastName: '<script>',
      },
    ],
  });

  it('shows a sample person where nobody is chosen, with the picture inside', async () => {
    const { image } = await handlers.addImage({ file: base64(await exampleImage()), fileName: '' });
    const { id } = await create({
      subject: 'Für {{name}}',
      blocks: [block('text'), block('image', { image })],
    });
    const { subject, html, text, htmlBytes } = await handlers.render({ id });
    expect(subject).toBe('Für Dr. Aylin Yılmaz');
    expect(html).toContain('<title>Für Dr. Aylin Yılmaz</title>');
    expect(html).toContain('src="data:image/png;base64,iVBOR');
    expect(html).not.toContain('cid:');
    expect(text).toContain('Guten Tag Frau Dr. Yılmaz,');
    expect(html.length).toBeGreaterThan(htmlBytes + 50_000);
    expect(await handlers.check({ id })).toMatchObject({ htmlBytes });
  });

  it('shows one contact as they will get it, escaped', async () => {
    await deps.store.actors.put(actor);
    const { id } = await create({ blocks: [block('text', { html: '<p>{{einrichtung}}</p>' })] });
    const { html, text } = await handlers.render({ id, contactId: actor.contacts[0]!.id });
    // Nobody is called so: the greeting names no one.
    expect(html).toContain('Guten Tag,');
    expect(html).toContain('Kita &lt;b&gt;Sonnenblick&lt;/b&gt;');
    expect(text).toContain('Kita <b>Sonnenblick</b>');
    await expect(handlers.render({ id, contactId: 'con_gone' as never })).rejects.toSatisfy(
      fails('contact.not-found'),
    );
  });

  it('can be looked at before there is a sender, and the check says what is missing', async () => {
    const bare = createBulletinsHandlers({ ...composingDeps(), mjml: shared.mjml });
    const { id } = Bulletin.parse(
      await bare.create(bulletins.create.input.parse({ blocks: [block('text')] })),
    );
    expect((await bare.render({ id })).html).toContain('Guten Tag');
    expect((await bare.check({ id })).findings.map(({ rule }) => rule)).toContain('sender-missing');
  });

  it('comes from the chosen sender', async () => {
    const { revision } = (await deps.store.settings.get('settings'))!;
    const other = {
      ...sampleSender,
      id: 'snd_other' as never,
      organisation: 'Jugendamt Musterstadt',
    };
    await deps.store.settings.put({
      ...(await deps.store.settings.get('settings'))!,
      revision,
      senders: [sampleSender, other],
    });
    const draft = await create({ blocks: [block('text')] });
    await handlers.save({ bulletin: { ...draft, senderId: other.id } });
    expect((await handlers.render({ id: draft.id })).text.startsWith('Jugendamt Musterstadt')).toBe(
      true,
    );
  });
});

describe('templates.list', () => {
  it('names the shipped design with its words in both languages', async () => {
    const { items } = await createTemplatesHandlers({ templates: deps.templates }).list({});
    expect(items).toMatchObject([
      {
        id: 'tpl_kiezbrief',
        languages: ['de', 'en'],
        blocks: ['heading', 'text', 'image', 'button', 'event', 'divider'],
      },
    ]);
  });
});
