// The shipped list imports as it is: its numbers are known, its two broken rows are named, imported
// again nothing changes, and whoever left meanwhile is not brought back.
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '#core/actors/find-duplicates.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { shipped, office, fileOf } from '#tests/support/address-book-office.ts';

describe('the shipped list', () => {
  it('imports as it is', async () => {
    const { actors, store, announced } = office();
    const outcome = contract.import.output.parse(
      await actors.import(fileOf(shipped, { fileName: 'akteure-schoeneberg.csv' })),
    );
    expect(outcome).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      counts: { rows: 83, created: 80, updated: 0, unchanged: 1, refused: 2 },
    });
    expect(
      outcome.refused.map(({ line, notes }) => [line, ...notes.map(({ note }) => note)]),
    ).toEqual([
      [36, 'address-invalid'],
      [54, 'no-address', 'no-actor-name'],
    ]);
    const all = await store.actors.list();
    expect(all).toHaveLength(68);
    expect(announced).toEqual([['actors.changed', { count: 68 }]]);
    for (const actor of all) Actor.parse(actor);
    for (const region of ['nordost', 'nordwest', 'suedwest'])
      expect(
        all.filter(
          ({ level, regions }) =>
            level === 'local' && regions.includes(`reg_schoeneberg-${region}` as never),
        ).length,
      ).toBeGreaterThanOrEqual(15);
    expect(
      all.filter(({ level, department }) => level === 'district' && department !== null),
    ).toHaveLength(7);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'Akteur*innen-Netzwerk Nordost',
        'Bürger_innen für sichere Schulwege',
        'Mieter:innenrat Großgörschen',
        'Kita Süße Früchtchen',
      ]),
    );
    expect(outcome.columns.every(({ field }) => field !== 'ignore')).toBe(true);
    expect(
      all
        .flatMap(({ contacts }) => contacts)
        .every(({ legalBasis }) => legalBasis?.proof.source === 'akteure-schoeneberg.csv'),
    ).toBe(true);
  });

  it('names nobody real: every address is under an example domain', async () => {
    const { actors, store } = office();
    await actors.import(fileOf(shipped));
    const domains = (await store.actors.list()).flatMap(({ contacts, website }) => [
      ...contacts.map(({ email }) => email!.split('@')[1]!),
      ...(website ? [new URL(website).hostname] : []),
    ]);
    expect(
      domains.filter((domain) => !/(?:^|\.)example(?:\.(?:org|com|net))?$/.test(domain)),
    ).toEqual([]);
    expect(domains.length).toBeGreaterThan(80);
  });

  it('has no note but the one on its duplicate, and no mailbox twice', async () => {
    const { actors, store } = office();
    const { rows } = await actors.previewImport(fileOf(shipped));
    expect(
      rows
        .filter(({ notes }) => notes.length > 0)
        .map(({ line, action, notes }) => [
          line,
          action,
          notes.map(({ note, line: first }) => [note, first]),
        ]),
    ).toEqual([[84, 'unchanged', [['duplicate-of-line', 22]]]]);
    await actors.import(fileOf(shipped));
    expect(findDuplicates(await store.actors.list())).toEqual([]);
  });

  it('imported again changes nothing and announces nothing', async () => {
    const { actors, store, announced } = office();
    await actors.import(fileOf(shipped));
    const before = await store.actors.list();
    const again = await actors.import(fileOf(shipped));
    expect(again.counts).toEqual({ rows: 83, created: 0, updated: 0, unchanged: 81, refused: 2 });
    expect(await store.actors.list()).toEqual(before);
    expect(announced).toHaveLength(1);
  });

  it('does not bring back a person who left', async () => {
    const around = office();
    await around.actors.import(fileOf(shipped));
    const kita = (await around.store.actors.list())[0]!;
    await unsubscribeContact(around, kita.contacts[0]!.id, 'unsubscribed');
    await around.actors.import(fileOf(shipped));
    expect((await around.actors.get({ id: kita.id })).contacts![0]!.state).toBe('unsubscribed');
    // Even when the record itself is gone.
    await around.store.actors.remove(kita.id, (await around.store.actors.get(kita.id))!.revision);
    const outcome = await around.actors.import(fileOf(shipped));
    expect(outcome.refused[0]).toMatchObject({ line: 2, notes: [{ note: 'address-suppressed' }] });
  });
});
