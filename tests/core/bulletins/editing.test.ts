// What the editor relies on: one call shows an unsaved draft and names what is to be repaired,
// exactly as the saved one would; looking reads a picture once; the next issue begins with this
// one; what was removed comes back as it was, and never over something else.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import { createBulletinsHandlers } from '#core/bulletins/handlers.ts';
import { rememberingBlobs } from '#core/bulletins/inline-images.ts';
import { Bulletin, bulletins } from '#shared/contract/bulletins.ts';
import { hasCode, type ErrorCode } from '#shared/errors.ts';
import {
  block,
  composingDeps,
  exampleImage,
  memoryBlobs,
  saveSender,
} from '#tests/support/composing.ts';

const shared = composingDeps();
afterAll(() => shared.mjml.close());
let deps: ContentDeps;
let handlers: ReturnType<typeof createBulletinsHandlers>;
let announced: string[];
let reads: number;
const create = async (part: object = {}) =>
  Bulletin.parse(
    await handlers.create(bulletins.create.input.parse({ subject: 'Neues', ...part })),
  );
const page = { search: '', offset: 0, limit: 100 };
const fails = (code: ErrorCode) => (error: unknown) => hasCode(error, code);

beforeEach(async () => {
  const kept = memoryBlobs();
  reads = 0;
  deps = {
    ...composingDeps(),
    mjml: shared.mjml,
    blobs: {
      put: (bytes) => kept.put(bytes),
      get: (id) => {
        reads += 1;
        return kept.get(id);
      },
    },
  };
  announced = [];
  deps.events.subscribe((name) => announced.push(name));
  handlers = createBulletinsHandlers(deps);
  await saveSender(deps);
});

describe('the preview of a draft', () => {
  it('is what rendering and checking the saved bulletin would say, and keeps nothing', async () => {
    const image = await deps.blobs.put(await exampleImage());
    const draft = await create({
      blocks: [
        block('heading', { level: 3 }),
        block('text', { html: '<p>Hallo {{vorname}}</p>' }),
        block('image', { image, alt: null }),
      ],
    });
    const before = await deps.store.bulletins.list();
    announced.length = 0;
    const input = bulletins.preview.input.parse({ bulletin: draft });
    const seen = bulletins.preview.output.parse(await handlers.preview(input));
    expect(seen).toEqual({
      ...(await handlers.render({ id: draft.id })),
      ...(await handlers.check({ id: draft.id })),
      merge: seen.merge,
    });
    expect(seen.html).toContain(`Hallo ${seen.merge['vorname']}`);
    expect(Object.keys(seen.merge)).not.toContain('abmeldelink');
    expect(seen.isBlocked).toBe(true);
    expect(seen.findings.map(({ rule }) => rule)).toContain('alt-missing');
    expect(seen.html).toContain('src="data:image/png;base64,');
    expect([await deps.store.bulletins.list(), announced]).toEqual([before, []]);
  });

  it('works for one that was never saved, and without a sender', async () => {
    const bare = createBulletinsHandlers({ ...composingDeps(), mjml: shared.mjml });
    const draft = await create({ blocks: [block('text')] });
    const seen = await bare.preview(
      bulletins.preview.input.parse({ bulletin: { ...draft, id: 'bul_neu', revision: 0 } }),
    );
    expect(seen.findings).toContainEqual(
      expect.objectContaining({ rule: 'sender-missing', severity: 'block' }),
    );
    expect(seen.subject).toBe('Neues');
  });

  it('reads and encodes a picture once, however often somebody types', async () => {
    const image = await deps.blobs.put(await exampleImage());
    const draft = await create({ blocks: [block('image', { image })] });
    const first = await handlers.preview({ bulletin: draft });
    for (const subject of ['Neues a', 'Neues au', 'Neues aus'])
      await handlers.preview({ bulletin: { ...draft, subject } });
    expect(reads).toBe(1);
    expect((await handlers.preview({ bulletin: draft })).html).toBe(first.html);
  });

  it('refuses an unknown contact or template', async () => {
    const draft = await create();
    await expect(
      handlers.preview({ bulletin: draft, contactId: 'con_gone' as never }),
    ).rejects.toSatisfy(fails('contact.not-found'));
    await expect(
      handlers.preview({ bulletin: { ...draft, templateId: 'tpl_gone' as never } }),
    ).rejects.toSatisfy(fails('template.not-found'));
  });
});

describe('remembered pictures', () => {
  it('make room by forgetting the longest unused', async () => {
    const kept = memoryBlobs();
    let count = 0;
    const remembering = rememberingBlobs(
      {
        put: (bytes) => kept.put(bytes),
        get: (id) => {
          count += 1;
          return kept.get(id);
        },
      },
      25,
    );
    const [a, b, c] = await Promise.all(
      [1, 2, 3].map((fill) => kept.put(new Uint8Array(10).fill(fill))),
    );
    for (const id of [a!, b!, a!, c!, a!]) expect((await remembering.get(id))?.length).toBe(10);
    expect(count).toBe(3);
    await remembering.get(b!);
    expect(count).toBe(4);
    expect(await remembering.get(`sha256-${'0'.repeat(64)}` as never)).toBeUndefined();
  });
});

describe('a duplicate', () => {
  it('has the content under new ids, and is a draft of its own', async () => {
    const image = await deps.blobs.put(await exampleImage());
    const first = Bulletin.parse(
      await handlers.save({
        bulletin: {
          ...(await create({ blocks: [block('text'), block('image', { image })] })),
          preheader: 'Vorschau',
        },
      }),
    );
    const second = Bulletin.parse(await handlers.duplicate({ id: first.id }));
    expect(second).toMatchObject({
      revision: 1,
      subject: 'Neues',
      preheader: 'Vorschau',
      blocks: [{ type: 'text' }, { type: 'image', image }],
    });
    expect(second.id).not.toBe(first.id);
    expect(new Set([...first.blocks, ...second.blocks].map(({ id }) => id)).size).toBe(4);
    expect((await handlers.list(page)).total).toBe(2);
    await expect(handlers.duplicate({ id: 'bul_gone' as never })).rejects.toSatisfy(
      fails('bulletin.not-found'),
    );
  });
});

describe('a copy', () => {
  const subjectOf = async (bulletin: Bulletin, subject: string) => {
    const {
      copyOf: _copyOf,
      createdAt: _created,
      updatedAt: _updated,
      ...draft
    } = Bulletin.parse(await handlers.get({ id: bulletin.id }));
    return Bulletin.parse(await handlers.save({ bulletin: { ...draft, subject } }));
  };
  it('is called one until it has a subject of its own, and not again', async () => {
    const copy = Bulletin.parse(
      await handlers.duplicate({ id: Bulletin.parse(await create()).id }),
    );
    expect(copy.copyOf).toBe('Neues');
    expect((await subjectOf(copy, 'Neues')).copyOf).toBe('Neues');
    expect((await handlers.list(page)).items[0]).toMatchObject({
      subject: 'Neues',
      copyOf: 'Neues',
    });
    expect((await subjectOf(copy, 'Anderes')).copyOf).toBeUndefined();
    expect((await subjectOf(copy, 'Neues')).copyOf).toBeUndefined();
  });
  it('of a copy says so too', async () => {
    const first = await subjectOf(Bulletin.parse(await create()), '');
    const second = Bulletin.parse(await handlers.duplicate({ id: first.id }));
    expect((await handlers.duplicate({ id: second.id })).copyOf).toBe('');
  });
});

describe('a removed bulletin', () => {
  it('comes back to its place, as it was, at a revision nobody has seen', async () => {
    const first = await create({ subject: 'Eins' });
    (deps.clock as unknown as { set(at: string): void }).set('2026-03-03T09:00:00.000Z');
    await create({ subject: 'Zwei' });
    announced.length = 0;
    const { id, revision } = first;
    const removed = Bulletin.parse(await handlers.remove({ id, revision }));
    expect(removed).toEqual(first);
    expect((await handlers.list(page)).items.map(({ subject }) => subject)).toEqual(['Zwei']);
    expect(await handlers.restore({ bulletin: removed })).toEqual({ ...first, revision: 2 });
    expect((await handlers.list(page)).items.map(({ subject }) => subject)).toEqual([
      'Zwei',
      'Eins',
    ]);
    expect(announced).toEqual(['bulletins.changed', 'bulletins.changed']);
    await expect(handlers.save({ bulletin: first })).rejects.toSatisfy(fails('store.conflict'));
  });

  it('is not removed from a stale view, and never put over one that is there', async () => {
    const draft = await create();
    await expect(handlers.remove({ id: draft.id, revision: 0 })).rejects.toSatisfy(
      fails('store.conflict'),
    );
    await expect(handlers.remove({ id: 'bul_gone' as never, revision: 0 })).rejects.toSatisfy(
      fails('bulletin.not-found'),
    );
    await expect(handlers.restore({ bulletin: { ...draft, subject: 'Anders' } })).rejects.toSatisfy(
      fails('store.conflict'),
    );
    expect((await handlers.get({ id: draft.id })).subject).toBe('Neues');
  });
});

describe('an image that was kept', () => {
  it('can be looked at again; one that was never kept says so', async () => {
    const file = Buffer.from(await exampleImage()).toString('base64');
    const { image, mime, width, height } = bulletins.addImage.output.parse(
      await handlers.addImage(bulletins.addImage.input.parse({ file })),
    );
    expect(bulletins.image.output.parse(await handlers.image({ image }))).toMatchObject({
      mime,
      width,
      height,
    });
    expect(
      (
        await handlers.addImage(
          bulletins.addImage.input.parse({ file: (await handlers.image({ image })).file }),
        )
      ).image,
    ).toBe(image);
    await expect(handlers.image({ image: `sha256-${'0'.repeat(64)}` as never })).rejects.toSatisfy(
      fails('image.not-found'),
    );
  });
});
