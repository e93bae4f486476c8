// What can be taken back in the address book, and what cannot:
//   * an undone import leaves the address book as it was; what somebody changed since stays, above all an unsubscribe
//   * the last five imports can be undone, each once; an import that fails or changes nothing leaves nothing to undo
//   * an unsubscribe entered in the office can be taken back, one a person asked for cannot
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor, actors as contract } from '#shared/contract/actors.ts';
import type { Store } from '#core/ports.ts';
import type { ImportId } from '#shared/values.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const announced: unknown[] = [];
  const events = createEventBus((error) => { throw error; });
  events.subscribe((name, data) => { if (name !== 'actors.importProgressed') announced.push([name, data]); });
  const around = { store, fingerprint: testFingerprint, clock: steadyClock(), events, ids: countedIds() };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const importList = async (...lines: string[]) => contract.import.output.parse(await actors.import(contract.import.input.parse({ file: toBase64(new TextEncoder().encode(lines.join('\n'))), fileName: 'liste.csv' })));
  const named = async (name: string) => (await store.actors.list()).find((actor) => actor.name === name)!;
  const edit = async (name: string, part: object) => actors.save(contract.save.input.parse({ actor: { ...await named(name), ...part } }));
  return { ...around, announced, actors, importList, named, edit };
}
const content = ({ revision: _revision, ...rest }: Actor) => rest;

describe('undoing an import', () => {
  it('removes what it created and gives back what it changed', async () => {
    const { importList, actors, store, announced } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const before = (await store.actors.list()).map(content);
    const { importId, counts } = await importList('Name;eMail;Ort;Telefon', 'Kita;a@kita.example;Potsdam;030 1', 'Neu;n@neu.example;;', 'Kita;zwei@kita.example;;');
    expect(counts).toMatchObject({ created: 2, updated: 1 });
    announced.length = 0;
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 0 });
    expect((await store.actors.list()).map(content)).toEqual(before);
    expect(announced).toEqual([['actors.changed', { count: 2 }]]);
    await expect(actors.undoImport({ importId: importId! })).rejects.toMatchObject({ code: 'import.not-found' });
  });

  it('is offered for each of the last five, newest first, until it was done', async () => {
    const { importList, actors, clock } = office();
    const { importId: first } = await importList('Name;Ort', 'Kita;Berlin', 'Hort;Berlin');
    const { importId: second } = await importList('Name;Ort', 'Kita;Potsdam', 'Neu;Berlin');
    expect((await actors.listImports({})).items).toEqual([
      { id: second, at: clock.now(), fileName: 'liste.csv', created: 1, updated: 1 }, { id: first, at: clock.now(), fileName: 'liste.csv', created: 2, updated: 0 },
    ]);
    await actors.undoImport({ importId: second! });
    expect((await actors.listImports({})).items.map(({ id }) => id)).toEqual([first]);
    for (let number = 1; number <= 5; number += 1) await importList('Name;Ort', `Verein ${number};Berlin`);
    expect((await actors.listImports({})).items).toHaveLength(5);
  });

  it('leaves alone what was changed or removed since', async () => {
    const { importList, actors, store, edit, named } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const { importId } = await importList('Name;eMail;Ort', 'Kita;a@kita.example;Potsdam', 'Hort;h@hort.example;Potsdam', 'Neu;n@neu.example;', 'Fort;f@fort.example;', 'Bleibt;b@bleibt.example;');
    await edit('Kita', { website: 'neu' });
    await edit('Bleibt', { website: 'neu' });
    const { id, revision } = await named('Fort');
    await actors.remove({ id, revision });
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 3 });
    expect((await store.actors.list()).map(({ name, address, website }) => [name, address.city, website])).toEqual([['Kita', 'Potsdam', 'neu'], ['Hort', 'Berlin', ''], ['Bleibt', '', 'neu']]);
  });

  it('keeps whoever unsubscribed in between unsubscribed', async () => {
    const around = office();
    const { importList, actors, named, store } = around;
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin');
    const { importId } = await importList('Name;eMail;Ort', 'Kita;a@kita.example;Potsdam', 'Neu;n@neu.example;');
    for (const name of ['Kita', 'Neu']) await unsubscribeContact(around, (await named(name)).contacts[0]!.id, 'unsubscribed');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 2 });
    expect((await store.actors.list()).map(({ contacts }) => contacts[0]!.state)).toEqual(['unsubscribed', 'unsubscribed']);
    const isSuppressed = await loadSuppression(store, testFingerprint);
    expect([isSuppressed('a@kita.example'), isSuppressed('n@neu.example')]).toEqual([true, true]);
  });

  it('is possible for the last five, and for nothing that changed nothing', async () => {
    const { importList, actors, store } = office();
    const ids: ImportId[] = [];
    for (let round = 1; round <= 6; round += 1) ids.push((await importList('Name;eMail', `Kita ${round};k${round}@kita.example`)).importId!);
    expect((await importList('Name;eMail', 'Kita 6;k6@kita.example')).importId).toBeNull();
    await expect(actors.undoImport({ importId: ids[0]! })).rejects.toMatchObject({ code: 'import.not-found' });
    for (const id of ids.slice(1)) expect(await actors.undoImport({ importId: id })).toEqual({ undone: 1, kept: 0 });
    expect((await store.actors.list()).map(({ name }) => name)).toEqual(['Kita 1']);
    expect(await store.imports.list()).toEqual([]);
  });

  it('copies nothing of what was created', async () => {
    const { importList, store } = office();
    await importList('Name;eMail', ...Array.from({ length: 50 }, (_none, number) => `Kita ${number};k${number}@kita.example`));
    const text = JSON.stringify(await store.imports.list());
    expect(text).not.toContain('kita.example');
    expect(text.length).toBeLessThan(50 * 20 + 200);
  });

  it('has nothing to undo where the import was refused', async () => {
    const { importList, store } = office((whole) => ({ actors: { ...whole.actors, putMany: () => Promise.reject(new Error('disk full')) } }));
    await expect(importList('Name;eMail', 'Kita;k@kita.example')).rejects.toThrow('disk full');
    expect(await store.imports.list()).toEqual([]);
  });

  it('can be asked again when the program died half-way', async () => {
    let dies = true;
    const { importList, actors, store } = office((whole) => ({ imports: { ...whole.imports, remove: (id, revision) => { if (dies) { dies = false; return Promise.reject(new Error('power cut')); } return whole.imports.remove(id, revision); } } }));
    const { importId } = await importList('Name;eMail', 'Kita;k@kita.example');
    await expect(actors.undoImport({ importId: importId! })).rejects.toThrow('power cut');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 1 });
    expect(await store.actors.list()).toEqual([]);
  });
});

describe('an unsubscribe by phone', () => {
  const kita = async () => {
    const around = office();
    await around.importList('Name;eMail', 'Kita;a@kita.example');
    const contactId = (await around.named('Kita')).contacts[0]!.id;
    const isSafe = async () => (await loadSuppression(around.store, testFingerprint))('a@kita.example');
    return { ...around, contactId, isSafe };
  };

  it('ends writing, and can be taken back', async () => {
    const { actors, contactId, isSafe, named } = await kita();
    expect(Actor.parse(await actors.unsubscribe({ contactId })).contacts[0]!.state).toBe('unsubscribed');
    expect(await isSafe()).toBe(true);
    expect(Actor.parse(await actors.undoUnsubscribe({ contactId })).contacts[0]!.state).toBe('active');
    expect(await isSafe()).toBe(false);
    const before = await named('Kita');
    expect(await actors.undoUnsubscribe({ contactId })).toEqual(before);
    for (const verb of ['unsubscribe', 'undoUnsubscribe'] as const) await expect(actors[verb]({ contactId: 'con_gone' as never })).rejects.toMatchObject({ code: 'contact.not-found' });
  });

  it('cannot be taken back once the person asked for it, before or after', async () => {
    for (const order of [['person', 'office'], ['office', 'person'], ['person']] as const) {
      const { actors, contactId, isSafe, named, ...around } = await kita();
      for (const origin of order) await unsubscribeContact(around, contactId, 'unsubscribed', origin);
      await expect(actors.undoUnsubscribe({ contactId })).rejects.toMatchObject({ code: 'contact.left-themselves' });
      expect([await isSafe(), (await named('Kita')).contacts[0]!.state]).toEqual([true, 'unsubscribed']);
    }
  });

  it('that was edited in can be taken back too', async () => {
    const { actors, contactId, isSafe, named, edit } = await kita();
    await edit('Kita', { contacts: [{ ...(await named('Kita')).contacts[0], state: 'unsubscribed' }] });
    expect(await isSafe()).toBe(true);
    await actors.undoUnsubscribe({ contactId });
    expect([await isSafe(), (await named('Kita')).contacts[0]!.state]).toEqual([false, 'active']);
  });

  it('leaves nobody written to when the program dies while it is taken back', async () => {
    const { actors, contactId, isSafe, ...around } = await kita();
    await actors.unsubscribe({ contactId });
    const dying = { ...around.store, suppressions: { ...around.store.suppressions, remove: () => Promise.reject(new Error('power cut')) } };
    const again = createActorsHandlers({ ...around, store: dying, ...importing(around) });
    await expect(again.undoUnsubscribe({ contactId })).rejects.toThrow('power cut');
    expect(await isSafe()).toBe(true);
    await actors.undoUnsubscribe({ contactId });
    expect(await isSafe()).toBe(false);
  });
});
