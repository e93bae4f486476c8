// What a long import promises while it runs: others are answered meanwhile and told how far it is,
// a second one waits its turn, and closing the program leaves nothing half saved.
import { describe, expect, it } from 'vitest';
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
