// What a person's word on whose concern it is promises: it counts at once and alone; what was
// worked out from the mail is kept, proof included, and comes back when the same is said again;
// nobody is linked who is not there. And: a note can be removed and put back, a mail cannot.
import { describe, expect, it, test } from 'vitest';
import { link } from '#core/concerns/link.ts';
import { Concern } from '#shared/contract/concern.ts';
import { concerns } from '#shared/contract/concerns.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

const matched = {
  actorId: 'act_1',
  contactId: 'con_1',
  deliveryId: 'dlv_1',
  bulletinId: 'bul_1',
  matchedBy: 'token',
} as const;
const concern = (changes: object = {}): Concern =>
  Concern.parse({
    id: 'cnc_1',
    revision: 1,
    state: 'new',
    type: null,
    channel: 'mail',
    subject: 'Zaun',
    text: '',
    from: { name: '', address: '' },
    receivedAt: '2026-03-02T09:00:00Z',
    ...matched,
    regions: [],
    topics: [],
    department: null,
    dueOn: null,
    original: null,
    hasAttachments: false,
    ...changes,
  });
const delivery = (id: string, bulletinId: string, startedAt: string | null, kind = 'delivery') =>
  ({ id, bulletinId, startedAt, kind }) as unknown as Delivery;
const linked = (before: Concern, said: object, deliveries: Delivery[] = []) =>
  link(before, said, deliveries);

describe('a link', () => {
  it('to somebody else drops the contact and keeps what was matched', () => {
    expect(linked(concern(), { actorId: 'act_2' })).toEqual({
      ...concern(),
      actorId: 'act_2',
      contactId: null,
      matched,
    });
  });

  it("to another bulletin is a person's word, no longer a proof", () => {
    expect(linked(concern(), { bulletinId: 'bul_2' })).toEqual({
      ...concern(),
      bulletinId: 'bul_2',
      deliveryId: null,
      matchedBy: 'person',
      matched,
    });
    expect(linked(concern(), { bulletinId: null })).toMatchObject({
      bulletinId: null,
      deliveryId: null,
      matchedBy: null,
      matched,
    });
  });

  it('finds the delivery when the bulletin had gone out once by then', () => {
    const once = [
      delivery('dlv_2', 'bul_2', '2026-03-01T09:00:00Z'),
      delivery('dlv_3', 'bul_2', '2026-03-02T09:00:01Z'),
      delivery('dlv_4', 'bul_2', null),
      delivery('dlv_5', 'bul_2', '2026-03-01T09:00:00Z', 'test'),
    ];
    expect(linked(concern(), { bulletinId: 'bul_2' }, once).deliveryId).toBe('dlv_2');
    expect(
      linked(concern(), { bulletinId: 'bul_2' }, [
        ...once,
        delivery('dlv_6', 'bul_2', '2026-02-01T09:00:00Z'),
      ]).deliveryId,
    ).toBeNull();
  });

  it.each([
    [['actorId'], ['bulletinId']],
    [['bulletinId'], ['actorId']],
  ] as const)('said as it was matched brings all of it back: first %s, then %s', (...order) => {
    const others = { actorId: 'act_2', bulletinId: null };
    let now = order.reduce((before, [key]) => linked(before, { [key]: others[key] }), concern());
    expect(now.matched).toEqual(matched);
    for (const [key] of order) now = linked(now, { [key]: matched[key] });
    expect(now).toEqual(concern());
    expect(now).not.toHaveProperty('matched');
  });

  it('of a note leaves no match behind, and what is left out changes nothing', () => {
    const note = concern({
      channel: 'phone',
      actorId: null,
      contactId: null,
      deliveryId: null,
      bulletinId: null,
      matchedBy: null,
    });
    expect(linked(note, { actorId: 'act_2' })).toEqual({ ...note, actorId: 'act_2' });
    expect(linked(note, { bulletinId: 'bul_1' }).matchedBy).toBe('person');
    expect(link(note, {}, [])).toBe(note);
  });
});

const replied = async (app: WayBack) => Concern.parse((await app.readFixture('reply-gmx')).concern);
const noted = async (app: WayBack) =>
  Concern.parse(
    await app.concerns.note(
      concerns.note.input.parse({ channel: 'phone', subject: 'Zaun offen', actorId: 'act_1' }),
    ),
  );

test('is saved with the filing, refused when stale and for nobody', async () => {
  const app = await wayBack();
  const read = await replied(app);
  const filed = await app.concerns.triage({
    id: read.id,
    revision: read.revision,
    actorId: 'act_2' as never,
    type: 'need',
  });
  expect(filed).toMatchObject({
    actorId: 'act_2',
    contactId: null,
    type: 'need',
    deliveryId: 'dlv_1',
    matched: { actorId: 'act_1', contactId: 'con_1' },
  });
  await expect(
    app.concerns.triage({ id: read.id, revision: read.revision, actorId: null }),
  ).rejects.toMatchObject({ code: 'store.conflict' });
  await expect(
    app.concerns.triage({ id: read.id, revision: filed.revision, actorId: 'act_9' as never }),
  ).rejects.toMatchObject({ code: 'actor.not-found' });
  await expect(
    app.concerns.triage({ id: read.id, revision: filed.revision, bulletinId: 'bul_9' as never }),
  ).rejects.toMatchObject({ code: 'bulletin.not-found' });
  const back = await app.concerns.triage({
    id: read.id,
    revision: filed.revision,
    actorId: 'act_1' as never,
    type: null,
  });
  expect({ ...back, revision: 1 }).toEqual({ ...read, revision: 1 });
});

test('files a concern whose actor is gone by now', async () => {
  const app = await wayBack();
  const read = await replied(app);
  const actor = (await app.store.actors.get('act_1' as never))!;
  await app.store.actors.remove(actor.id, actor.revision);
  expect(
    (
      await app.concerns.triage({
        id: read.id,
        revision: read.revision,
        actorId: read.actorId,
        type: 'idea',
      })
    ).type,
  ).toBe('idea');
});

describe('removing', () => {
  it('takes a note away and puts it back', async () => {
    const app = await wayBack();
    const note = await noted(app);
    const removed = await app.concerns.remove({ id: note.id, revision: note.revision });
    expect(removed).toEqual(note);
    expect(await app.store.concerns.list()).toEqual([]);
    await expect(
      app.concerns.remove({ id: note.id, revision: note.revision }),
    ).rejects.toMatchObject({ code: 'concern.not-found' });
    const { revision: _revision, ...restored } = await app.concerns.restore({
      concern: Concern.parse(removed),
    });
    expect(note).toMatchObject(restored);
    await expect(app.concerns.restore({ concern: note })).rejects.toMatchObject({
      code: 'store.conflict',
    });
  });

  it('refuses a stale one, and what came by mail', async () => {
    const app = await wayBack();
    const note = await noted(app);
    await expect(
      app.concerns.remove({ id: note.id, revision: note.revision + 1 }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    const read = await replied(app);
    await expect(
      app.concerns.remove({ id: read.id, revision: read.revision }),
    ).rejects.toMatchObject({ code: 'concern.is-mail' });
    await expect(
      app.concerns.restore({ concern: { ...read, id: 'cnc_neu' as never } }),
    ).rejects.toMatchObject({ code: 'concern.is-mail' });
  });
});
