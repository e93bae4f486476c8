// Reading a mail twice, or again after a crash at any point, changes nothing more; it is kept
// before it is read, and what cannot be read is said.
import { describe, expect, test } from 'vitest';
import { Incoming } from '#shared/contract/incoming.ts';
import { wayBack } from '#tests/support/way-back.ts';

describe('the same mail', () => {
  const one = [
    'reply-gmail',
    'bounce-postfix',
    'unsubscribe',
    'unsubscribe-with-words',
    'auto-sieve',
  ];

  test.each(one)('%s read twice, also at once, counts once', async (name) => {
    // A slow disk: the second reading would overtake the first.
    const turns = async () => {
      for (let turn = 0; turn < 300; turn += 1)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
    };
    const app = await wayBack(({ store }) => ({
      store: {
        ...store,
        incoming: {
          ...store.incoming,
          put: async (record) => {
            await turns();
            return store.incoming.put(record);
          },
        },
      },
    }));
    const [first, again] = await Promise.all([app.readFixture(name), app.readFixture(name)]);
    const later = await app.readFixture(name);
    expect([first.wasKnown, again.wasKnown, later.wasKnown]).toEqual([false, true, true]);
    expect(later).toEqual({ ...first, wasKnown: true });
    expect(await app.store.incoming.list()).toHaveLength(1);
    expect((await app.bounces()).length).toBe(name === 'bounce-postfix' ? 1 : 0);
  });

  test.each(one)(
    '%s read again after a crash before the record of it was written has the effect once',
    async (name) => {
      let isCrashing = true;
      const app = await wayBack(({ store }) => ({
        store: {
          ...store,
          incoming: {
            ...store.incoming,
            put: (record) =>
              isCrashing ? Promise.reject(new Error('power cut')) : store.incoming.put(record),
          },
        },
      }));
      await expect(app.readFixture(name)).rejects.toThrow('power cut');
      isCrashing = false;
      const { wasKnown, incoming } = await app.readFixture(name);
      expect(wasKnown).toBe(false);
      expect(incoming.needsReview).toBe(name === 'unsubscribe-with-words');
      expect((await app.bounces()).length).toBe(name === 'bounce-postfix' ? 1 : 0);
      expect(await app.store.concerns.list()).toHaveLength(
        name === 'reply-gmail' || name === 'unsubscribe-with-words' ? 1 : 0,
      );
      expect(await app.store.suppressions.list()).toHaveLength(
        name.startsWith('unsubscribe') ? 1 : 0,
      );
      expect(app.blobs.size).toBe(1);
    },
  );

  test('with one other byte under the same Message-ID is another mail', async () => {
    const app = await wayBack();
    const mail = (words: string) =>
      `From: leitung@kita.example\r\nMessage-ID: <gleich@kita.example>\r\nSubject: Zaun\r\n\r\n${words}`;
    await app.read(mail('Der Zaun ist offen.'));
    expect((await app.read(mail('Der Zaun ist zu.'))).wasKnown).toBe(false);
    expect(await app.store.concerns.list()).toHaveLength(2);
  });
});

test('what cannot be read is kept and said, and changes nothing else; an empty file leaves no trace', async () => {
  const app = await wayBack();
  await expect(app.read(new Uint8Array(0))).rejects.toMatchObject({ code: 'mail.unreadable' });
  expect(app.blobs.size).toBe(0);
  const bytes = new TextEncoder().encode('nur ein Satz');
  const kept = await app.read(bytes);
  expect(kept).toMatchObject({
    concern: null,
    wasKnown: false,
    incoming: { type: 'unreadable', needsReview: true, isPending: false },
  });
  expect(await app.read(bytes)).toMatchObject({ wasKnown: true, incoming: kept.incoming });
  expect([
    (await app.store.incoming.list()).length,
    await app.store.concerns.list(),
    app.blobs.size,
  ]).toEqual([1, [], 1]);
});

test('a mail that was kept and not read, because the program ended, is read with the next one, once', async () => {
  const before = await wayBack();
  const app = await wayBack();
  const incoming = Incoming.parse((await before.readFixture('reply-gmail')).incoming);
  const original = await app.blobs.put((await before.blobs.get(incoming.original))!);
  await app.store.incoming.put({
    ...incoming,
    original,
    revision: 0,
    type: 'unreadable',
    isPending: true,
    concernId: null,
    deliveryId: null,
    envelopeId: null,
    contactId: null,
    needsReview: true,
  });
  await app.readFixture('auto-sieve');
  expect(await app.store.incoming.get(incoming.id)).toMatchObject({
    type: 'concern',
    concernId: incoming.concernId,
  });
  expect(await app.store.concerns.list()).toHaveLength(1);
});
