// What importing a list promises:
//   * a preview says what an import would do and changes nothing; a file that cannot be read
//     changes nothing either
//   * columns may be assigned by hand
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { type Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { office, fileOf, everything, listed } from '#tests/support/address-book-office.ts';
import { importing } from '#tests/support/importing.ts';

describe('a preview', () => {
  it('shows what would be taken and changes nothing', async () => {
    const around = office();
    const before = await everything(around);
    const preview = contract.previewImport.output.parse(
      await around.actors.previewImport(
        fileOf('Name;eMail;Farbe\nKita;a@kita.example;rot\n;b@kita.example;\n'),
      ),
    );
    expect(preview).toMatchObject({
      counts: { created: 1, refused: 1 },
      encoding: 'utf-8',
      delimiter: ';',
      rows: [{ line: 2, action: 'create', actor: 'Kita' }],
      refused: [{ line: 3 }],
      columns: [
        { header: 'Name', field: 'actor', samples: ['Kita'] },
        { header: 'eMail', field: 'email' },
        { header: 'Farbe', field: 'ignore', samples: ['rot'] },
      ],
    });
    expect(await everything(around)).toEqual(before);
    expect(around.announced).toEqual([]);
  });

  it('holds 200 rows of a long list', async () => {
    const { actors } = office();
    const { rows, counts } = await actors.previewImport(
      fileOf(
        `Name;eMail\n${Array.from({ length: 300 }, (_, n) => `Haus ${n};a${n}@haus.example`).join('\n')}`,
      ),
    );
    expect([rows.length, counts.created]).toEqual([200, 300]);
  });
});

describe('an import that cannot be', () => {
  it.each([
    ['', 'import.empty'],
    ['Name;eMail', 'import.no-rows'],
    ['Name;eMail\nA;a@a.example\n\0;b', 'import.not-text'],
    ['Name;eMail\nA;a@a.example\n"B;b@b.example', 'import.unclosed-quote'],
    [`Name;eMail\nA;a@a.example\n${';'.repeat(300)}x`, 'import.too-many-columns'],
    ['Farbe;Form\nrot;rund', 'import.no-address-column'],
  ])('%j changes nothing', async (content, code) => {
    const around = office();
    const before = await everything(around);
    await expect(around.actors.import(fileOf(content))).rejects.toMatchObject({ code });
    expect(await everything(around)).toEqual(before);
  });

  it('is all or nothing when somebody else saves in between', async () => {
    const around = office();
    await around.actors.import(fileOf('Name;eMail\nA;a@a.example\nB;b@b.example'));
    const [, b] = await around.store.actors.list();
    const putMany = async (records: readonly Actor[]) => {
      await around.store.actors.put({ ...b!, website: 'neu' });
      return around.store.actors.putMany(records);
    };
    const racing = { ...around.store, actors: { ...around.store.actors, putMany } };
    const actors = createActorsHandlers({ ...around, store: racing, ...importing(around) });
    await expect(
      actors.import(fileOf('Name;eMail;Ort\nA;a@a.example;Berlin\nB;b@b.example;Berlin')),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    expect((await around.store.actors.list()).map(({ address }) => address.city)).toEqual(['', '']);
    expect(await around.store.imports.list()).toHaveLength(1);
  });
});

describe('columns assigned by hand', () => {
  it('are taken by position, and what is not assigned is left out', async () => {
    const { actors } = office();
    await actors.import(
      fileOf('x;y;z\nKita;a@kita.example;Weg 1', { columns: ['actor', 'email'] }),
    );
    expect((await listed(actors)).items[0]).toMatchObject({
      name: 'Kita',
      address: { street: '' },
      contacts: [{ email: 'a@kita.example' }],
    });
  });
});
