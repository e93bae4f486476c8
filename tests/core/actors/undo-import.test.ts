// What can be taken back of an import, and what cannot:
//   * an undone import leaves the address book as it was; what somebody changed since stays, above
//     all an unsubscribe
//   * the last five imports can be undone, each once; an import that fails or changes nothing
//     leaves nothing to undo
import { describe, expect, it } from 'vitest';
import { loadSuppression } from '#core/actors/suppression.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import type { ImportId } from '#shared/values.ts';
import { testFingerprint } from '#tests/support/steady-machine.ts';
import { office, content } from '#tests/support/undoing-office.ts';

describe('undoing an import', () => {
  it('removes what it created and gives back what it changed', async () => {
    const { importList, actors, store, announced } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const before = (await store.actors.list()).map(content);
    const { importId, counts } = await importList(
      'Name;eMail;Ort;Telefon',
      'Kita;a@kita.example;Potsdam;030 1',
      'Neu;n@neu.example;;',
      'Kita;zwei@kita.example;;',
    );
    expect(counts).toMatchObject({ created: 2, updated: 1 });
    announced.length = 0;
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 0 });
    expect((await store.actors.list()).map(content)).toEqual(before);
    expect(announced).toEqual([['actors.changed', { count: 2 }]]);
    await expect(actors.undoImport({ importId: importId! })).rejects.toMatchObject({
      code: 'import.not-found',
    });
  });

  it('is offered for each of the last five, newest first, until it was done', async () => {
    const { importList, actors, clock } = office();
    const { importId: first } = await importList('Name;Ort', 'Kita;Berlin', 'Hort;Berlin');
    const { importId: second } = await importList('Name;Ort', 'Kita;Potsdam', 'Neu;Berlin');
    expect((await actors.listImports({})).items).toEqual([
      { id: second, at: clock.now(), fileName: 'liste.csv', created: 1, updated: 1 },
      { id: first, at: clock.now(), fileName: 'liste.csv', created: 2, updated: 0 },
    ]);
    await actors.undoImport({ importId: second! });
    expect((await actors.listImports({})).items.map(({ id }) => id)).toEqual([first]);
    for (let number = 1; number <= 5; number += 1)
      await importList('Name;Ort', `Verein ${number};Berlin`);
    expect((await actors.listImports({})).items).toHaveLength(5);
  });

  it('leaves alone what was changed or removed since', async () => {
    const { importList, actors, store, edit, named } = office();
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin', 'Hort;h@hort.example;Berlin');
    const { importId } = await importList(
      'Name;eMail;Ort',
      'Kita;a@kita.example;Potsdam',
      'Hort;h@hort.example;Potsdam',
      'Neu;n@neu.example;',
      'Fort;f@fort.example;',
      'Bleibt;b@bleibt.example;',
    );
    await edit('Kita', { website: 'neu' });
    await edit('Bleibt', { website: 'neu' });
    const { id, revision } = await named('Fort');
    await actors.remove({ id, revision });
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 2, kept: 3 });
    expect(
      (await store.actors.list()).map(({ name, address, website }) => [
        name,
        address.city,
        website,
      ]),
    ).toEqual([
      ['Kita', 'Potsdam', 'neu'],
      ['Hort', 'Berlin', ''],
      ['Bleibt', '', 'neu'],
    ]);
  });

  it('keeps whoever unsubscribed in between unsubscribed', async () => {
    const around = office();
    const { importList, actors, named, store } = around;
    await importList('Name;eMail;Ort', 'Kita;a@kita.example;Berlin');
    const { importId } = await importList(
      'Name;eMail;Ort',
      'Kita;a@kita.example;Potsdam',
      'Neu;n@neu.example;',
    );
    for (const name of ['Kita', 'Neu'])
      await unsubscribeContact(around, (await named(name)).contacts[0]!.id, 'unsubscribed');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 2 });
    expect((await store.actors.list()).map(({ contacts }) => contacts[0]!.state)).toEqual([
      'unsubscribed',
      'unsubscribed',
    ]);
    const isSuppressed = await loadSuppression(store, testFingerprint);
    expect([isSuppressed('a@kita.example'), isSuppressed('n@neu.example')]).toEqual([true, true]);
  });

  it('is possible for the last five, and for nothing that changed nothing', async () => {
    const { importList, actors, store } = office();
    const ids: ImportId[] = [];
    for (let round = 1; round <= 6; round += 1)
      ids.push((await importList('Name;eMail', `Kita ${round};k${round}@kita.example`)).importId!);
    expect((await importList('Name;eMail', 'Kita 6;k6@kita.example')).importId).toBeNull();
    await expect(actors.undoImport({ importId: ids[0]! })).rejects.toMatchObject({
      code: 'import.not-found',
    });
    for (const id of ids.slice(1))
      expect(await actors.undoImport({ importId: id })).toEqual({ undone: 1, kept: 0 });
    expect((await store.actors.list()).map(({ name }) => name)).toEqual(['Kita 1']);
    expect(await store.imports.list()).toEqual([]);
  });

  it('copies nothing of what was created', async () => {
    const { importList, store } = office();
    await importList(
      'Name;eMail',
      ...Array.from({ length: 50 }, (_none, number) => `Kita ${number};k${number}@kita.example`),
    );
    const text = JSON.stringify(await store.imports.list());
    expect(text).not.toContain('kita.example');
    expect(text.length).toBeLessThan(50 * 20 + 200);
  });

  it('has nothing to undo where the import was refused', async () => {
    const { importList, store } = office((whole) => ({
      actors: { ...whole.actors, putMany: () => Promise.reject(new Error('disk full')) },
    }));
    await expect(importList('Name;eMail', 'Kita;k@kita.example')).rejects.toThrow('disk full');
    expect(await store.imports.list()).toEqual([]);
  });

  it('can be asked again when the program died half-way', async () => {
    let dies = true;
    const { importList, actors, store } = office((whole) => ({
      imports: {
        ...whole.imports,
        remove: (id, revision) => {
          if (dies) {
            dies = false;
            return Promise.reject(new Error('power cut'));
          }
          return whole.imports.remove(id, revision);
        },
      },
    }));
    const { importId } = await importList('Name;eMail', 'Kita;k@kita.example');
    await expect(actors.undoImport({ importId: importId! })).rejects.toThrow('power cut');
    expect(await actors.undoImport({ importId: importId! })).toEqual({ undone: 0, kept: 1 });
    expect(await store.actors.list()).toEqual([]);
  });
});
