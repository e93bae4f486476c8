// What a note of a call or a meeting promises: it is a concern like any other, takes its regions
// (and never its topics) from its actor unless told otherwise, happened in the past, and names only
// actors there are.
import { expect, test } from 'vitest';
import { Concern } from '#shared/contract/concern.ts';
import { concerns } from '#shared/contract/concerns.ts';
import { wayBack, type WayBack } from '#tests/support/way-back.ts';

const note = (app: WayBack, said: object) =>
  app.concerns.note(
    concerns.note.input.parse({ channel: 'phone', subject: 'Zaun offen', ...said }),
  );

test('becomes a new concern that lists and triage know', async () => {
  const app = await wayBack();
  const made = Concern.parse(
    await note(app, {
      text: 'Seit Montag.',
      from: 'Ein Vater',
      actorId: 'act_1',
      receivedAt: '2026-03-04T10:00:00.000Z',
    }),
  );
  expect(made).toMatchObject({
    state: 'new',
    channel: 'phone',
    subject: 'Zaun offen',
    from: { name: 'Ein Vater', address: '' },
    receivedAt: '2026-03-04T10:00:00.000Z',
    actorId: 'act_1',
    regions: ['reg_schoeneberg-nordost'],
    topics: [],
    matchedBy: null,
    original: null,
  });
  expect(app.announced.at(-1)).toBe('concerns.changed');
  expect(
    (
      await app.concerns.list({
        states: ['new'],
        regions: [],
        departments: [],
        search: 'zaun',
        offset: 0,
        limit: 10,
      })
    ).total,
  ).toBe(1);
  expect(
    (await app.concerns.triage({ id: made.id, revision: made.revision, state: 'answered' })).state,
  ).toBe('answered');
});

test('takes the regions it is told, and now for a time that is missing or has not come', async () => {
  const app = await wayBack();
  const now = '2026-03-05T09:00:00.000Z';
  expect(await note(app, { actorId: 'act_1', regions: [] })).toMatchObject({
    regions: [],
    receivedAt: now,
  });
  expect(await note(app, { channel: 'meeting', receivedAt: '2026-03-05T09:00:01Z' })).toMatchObject(
    { channel: 'meeting', actorId: null, regions: [], receivedAt: now },
  );
});

test('is refused for an actor nobody knows, and without a word about what it is about', async () => {
  const app = await wayBack();
  await expect(note(app, { actorId: 'act_9' })).rejects.toThrow('actor.not-found');
  expect(concerns.note.input.safeParse({ channel: 'phone', subject: ' ' }).success).toBe(false);
  expect(await app.store.concerns.list()).toEqual([]);
});
