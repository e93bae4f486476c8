// An import that is cancelled, before it is saved or before it began, changes nothing and can be
// begun again; being saved it is finished and can be undone. Whoever is edited, or leaves, while
// the list is checked is taken as they are then.
import { describe, expect, it } from 'vitest';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import {
  id,
  office,
  everything,
  list,
  input,
  settled,
  isCancelled,
} from '#tests/support/import-job-office.ts';

describe('an import that is cancelled', () => {
  it.each([
    ['reading', 0],
    ['reading', 2000],
    ['checking', 0],
    ['checking', 500],
  ] as const)(
    'while %s, at %i rows, changes nothing and can be begun again',
    async (step, done) => {
      const around = office();
      const { actors, turns, holdAt, announced } = around;
      await actors.import(input('Name;eMail;Ort\nHaus 1;a1@haus.example;Berlin', {}));
      const before = await everything(around);
      holdAt(step, done);
      const running = settled(actors.import(input(list(2500))));
      await turns.arrived();
      const cancelling = actors.cancelImport({ id });
      turns.open();
      expect([await cancelling, await running]).toEqual([
        { isCancelled: true },
        expect.objectContaining(isCancelled),
      ]);
      expect(await everything(around)).toEqual(before);
      expect([await actors.importState({}), await actors.importState({ id })]).toEqual([
        null,
        null,
      ]);
      expect(announced.at(-1)).toMatchObject({ importId: id, step: 'ended' });
      expect(await actors.import(input(list(2500)))).toMatchObject({
        importId: id,
        counts: { created: 2499, unchanged: 1 },
      });
      expect(await actors.undoImport({ importId: id })).toEqual({ undone: 2499, kept: 0 });
    },
  );

  it('before it began does not begin', async () => {
    const around = office();
    const before = await everything(around);
    expect(await around.actors.cancelImport({ id })).toEqual({ isCancelled: true });
    await expect(around.actors.import(input(list(1)))).rejects.toMatchObject(isCancelled);
    expect(await everything(around)).toEqual(before);
    expect(await around.actors.import(input(list(1)))).toMatchObject({ importId: id });
    await around.actors.import(input(list(1, 9000), {}));
    expect(await around.actors.cancelImport({ id })).toEqual({ isCancelled: false });
  });

  it('is a preview just as well', async () => {
    const { actors, turns, holdAt } = office();
    holdAt('checking', 500);
    const running = settled(actors.previewImport(input(list(600))));
    await turns.arrived();
    expect(await actors.importState({})).toBeNull();
    const cancelling = actors.cancelImport({ id });
    turns.open();
    expect([await cancelling, await running]).toEqual([
      { isCancelled: true },
      expect.objectContaining(isCancelled),
    ]);
  });

  it('while it is being saved is finished all the same, and can be undone', async () => {
    const gate = Promise.withResolvers<void>();
    const saving = Promise.withResolvers<void>();
    const { actors, store } = office(({ actors: kept }) => ({
      actors: {
        ...kept,
        putMany: async (records) => {
          saving.resolve();
          await gate.promise;
          return kept.putMany(records);
        },
      },
    }));
    const running = actors.import(input(list(3)));
    await saving.promise;
    expect(await actors.importState({})).toMatchObject({ id, step: 'saving', done: 0, total: 3 });
    expect(await actors.cancelImport({ id })).toEqual({ isCancelled: false });
    gate.resolve();
    expect(await running).toMatchObject({ importId: id });
    expect(await actors.undoImport({ importId: id })).toEqual({ undone: 3, kept: 0 });
    expect(await store.actors.list()).toEqual([]);
    expect(await actors.importState({ id })).toBeNull();
  });
});

describe('what somebody does while the list is checked', () => {
  it('stands: an edit is not overwritten, and whoever left is not brought back', async () => {
    const { actors, turns, holdAt, store } = office();
    await actors.import(input('Name;eMail\nHaus 1;a1@haus.example', {}));
    holdAt('checking', 500);
    const running = actors.import(input(`${list(600)}\nNeu;geht@haus.example`));
    await turns.arrived();
    const [haus] = await store.actors.list();
    await actors.save(
      contract.save.input.parse({ actor: { ...haus, website: 'https://neu.example' } }),
    );
    const leaving = Actor.parse(
      await actors.save(
        contract.save.input.parse({
          actor: { revision: 0, name: 'Geht', contacts: [{ email: 'geht@haus.example' }] },
        }),
      ),
    );
    await actors.unsubscribe({ reason: '', contactId: leaving.contacts[0]!.id });
    turns.open();
    expect(await running).toMatchObject({
      counts: { created: 599, unchanged: 1, refused: 1 },
      refused: [{ line: 602, notes: [{ note: 'address-suppressed' }] }],
    });
    expect(await actors.get({ id: haus!.id })).toMatchObject({
      website: 'https://neu.example',
      revision: 2,
    });
    expect(await store.imports.list()).toHaveLength(2);
  });
});
