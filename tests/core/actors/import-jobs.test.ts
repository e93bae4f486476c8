// What a long import promises while it runs:
//   * others are answered meanwhile, and told how far it is: reading, checking row x of y, saving;
//     at most four announcements a second
//   * cancelled before it is saved, or before it began, nothing has changed, and the same import
//     can be begun again
//   * being saved it is finished, whoever wants it cancelled, and can be undone
//   * one import at a time; previews beside it
//   * whoever is edited, or leaves, while the list is checked is taken as they are then
//   * closing the program cancels what is being checked and finishes what is being saved
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Store } from '#core/ports/store.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { ImportState } from '#shared/contract/actor-import.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import type { ImportId } from '#shared/values.ts';
import { importing, turnstile } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const id = 'imp_mine' as ImportId;

function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name === 'actors.importProgressed') announced.push(data);
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(),
    events,
    ids: countedIds(),
  };
  const turns = turnstile();
  const { imports, spreadsheet } = importing(around, turns.giveWay);
  const actors = createActorsHandlers({ ...around, imports, spreadsheet });
  const holdAt = (step: ImportState['step'], done: number) => {
    turns.holdWhen(() => {
      const now = imports.state(id);
      return now?.step === step && now.done === done;
    });
  };
  return { ...around, announced, turns, imports, actors, holdAt };
}
type Office = ReturnType<typeof office>;
const everything = async ({ store }: Office) => [
  await store.actors.list(),
  await store.imports.list(),
  await store.suppressions.list(),
];
const list = (rows: number, from = 0) =>
  `Name;eMail\n${Array.from({ length: rows }, (_, row) => `Haus ${from + row};a${from + row}@haus.example`).join('\n')}`;
const input = (text: string, more: object = { id }) =>
  contract.import.input.parse({
    file: toBase64(new TextEncoder().encode(text)),
    fileName: 'liste.csv',
    ...more,
  });
/**
 * Failure and success alike as a value, so that nothing is unhandled while the test looks at
 * something else.
 */
const settled = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => error,
  );
const isCancelled = { code: 'import.cancelled', data: { id } };

describe('while an import runs', () => {
  it('it is known how far it is, and others are answered', async () => {
    const { actors, turns, holdAt, clock, announced } = office();
    expect(await actors.importState({})).toBeNull();
    holdAt('reading', 2000);
    const running = actors.import(input(list(2500)));
    await turns.arrived();
    expect(await actors.importState({})).toEqual({
      id,
      fileName: 'liste.csv',
      step: 'reading',
      done: 2000,
      total: 0,
      outcome: null,
    });
    turns.open();
    holdAt('checking', 1500);
    clock.set('2026-03-02T09:00:01.000Z');
    await turns.arrived();
    expect(await actors.importState({ id })).toMatchObject({
      step: 'checking',
      done: 1500,
      total: 2500,
      outcome: null,
    });
    expect((await actors.list(contract.list.input.parse({}))).total).toBe(0);
    turns.open();
    const outcome = await running;
    expect(await actors.importState({})).toBeNull();
    expect(await actors.importState({ id })).toEqual({
      id,
      fileName: 'liste.csv',
      step: 'ended',
      done: 2500,
      total: 2500,
      outcome,
    });
    expect(outcome).toMatchObject({ importId: id, counts: { created: 2500 } });
    expect(announced.at(-1)).toEqual({ importId: id, step: 'ended', done: 2500, total: 2500 });
  });

  it('it is announced at most four times a second', async () => {
    const { actors, clock, announced, turns } = office();
    let turn = 0;
    // Each turn takes a tenth of a second.
    turns.holdWhen(() => {
      turn += 1;
      clock.set(new Date(Date.parse('2026-03-02T09:00:00Z') + turn * 100).toISOString());
      return false;
    });
    await actors.import(input(list(20_000)));
    expect(turn).toBeGreaterThan(40);
    // Two of them are the beginning of the save and the end.
    expect(announced.length).toBeLessThanOrEqual(turn / 4 + 3);
    expect(announced.length).toBeGreaterThan(turn / 5);
  });

  it('a second one is refused, a preview is not', async () => {
    const { actors, turns, holdAt, store } = office();
    holdAt('checking', 500);
    const running = actors.import(input(list(600)));
    await turns.arrived();
    await expect(actors.import(input(list(1, 9000), {}))).rejects.toMatchObject({
      code: 'import.running',
      data: { id },
    });
    await expect(actors.previewImport(input(list(1, 9000), {}))).resolves.toMatchObject({
      counts: { created: 1 },
    });
    await expect(actors.previewImport(input(list(1)))).rejects.toMatchObject({
      code: 'store.conflict',
    });
    turns.open();
    await running;
    expect(await store.actors.list()).toHaveLength(600);
    await expect(actors.import(input(list(1, 9000), {}))).resolves.toMatchObject({
      counts: { created: 1 },
    });
  });
});

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

describe('closing the program', () => {
  it('cancels what is being checked', async () => {
    const around = office();
    const before = await everything(around);
    around.holdAt('checking', 500);
    const running = settled(around.actors.import(input(list(600))));
    await around.turns.arrived();
    const closing = around.imports.close();
    around.turns.open();
    await closing;
    expect(await running).toMatchObject(isCancelled);
    expect(await everything(around)).toEqual(before);
    await expect(around.actors.import(input(list(1), {}))).rejects.toMatchObject({
      code: 'import.cancelled',
    });
  });

  it('waits for what is being saved', async () => {
    const gate = Promise.withResolvers<void>();
    const saving = Promise.withResolvers<void>();
    const { actors, imports, store } = office(({ actors: kept }) => ({
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
    let isOver = false;
    const closing = imports.close().then(() => {
      isOver = true;
    });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(isOver).toBe(false);
    gate.resolve();
    await closing;
    expect(await store.actors.list()).toHaveLength(3);
    await running;
  });
});
