// The suppression list as a person sees and changes it, and how somebody comes back:
//   * an address is put on it and taken off it with a reason, in any spelling, whether it is in the
//     address book or not; doing it twice changes nothing
//   * the list says when, why and by whom, the newest change first, and no address that is not in
//     the address book
//   * a new consent, given after leaving, lets the mailbox be written to at every actor; it can be
//     undone; the trace stays
//   * importing a list never brings anybody back
import { describe, expect, it } from 'vitest';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { toBase64 } from '#shared/base64.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { suppressions as listContract } from '#shared/contract/suppressions.ts';
import { office, later } from '#tests/support/suppressing-office.ts';

describe('an address', () => {
  it('is put on the list and taken off it, in any spelling', async () => {
    const { add, lift, isClosed, written, list } = await office();
    expect(await add('ADA@kita.example')).toMatchObject({
      wasKnown: false,
      suppression: {
        isClosed: true,
        causes: [{ by: 'office', why: 'Anruf', mail: null, lifted: null }],
      },
    });
    expect([await isClosed(), await written()]).toEqual([true, []]);
    expect(await add('ada@KITA.example', 'noch einmal')).toMatchObject({ wasKnown: true });
    expect((await list()).items[0]!.causes).toHaveLength(1);
    expect(await lift('Ada@kita.example')).toMatchObject({
      contactIds: [],
      suppression: {
        isClosed: false,
        causes: [{ why: 'Anruf', lifted: { by: 'office', why: 'Irrtum' } }],
      },
    });
    expect([await isClosed(), await written()]).toEqual([false, ['Kita', 'Verein']]);
    await expect(lift('ada@kita.example')).rejects.toMatchObject({
      code: 'suppression.not-found',
      data: {},
    });
    await add('ada@kita.example', 'doch');
    expect((await list()).items[0]).toMatchObject({
      isClosed: true,
      causes: [{ why: 'doch' }, { why: 'Anruf' }],
    });
  });

  it('that nobody in the address book has keeps whoever comes later from being written to', async () => {
    const { add, actors, isClosed, list } = await office();
    await add('neu@nirgends.example');
    expect(await isClosed('neu@nirgends.example')).toBe(true);
    const outcome = await actors.import(
      contract.import.input.parse({
        file: toBase64(new TextEncoder().encode('Name;eMail\nNeu;neu@nirgends.example')),
        fileName: 'x.csv',
      }),
    );
    expect(outcome.refused.map(({ notes }) => notes[0]!.note)).toEqual(['address-suppressed']);
    expect(JSON.stringify([await list()])).not.toContain('nirgends');
  });

  it('taken off brings back who was unsubscribed with it, at every actor, and nobody else', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    await unsubscribeContact(around, (await around.named('Hort')).id, 'unsubscribed');
    expect((await around.lift('ada@kita.example')).contactIds).toEqual([
      (await around.named('Kita')).id,
    ]);
    expect([await around.written(), await around.written('bo@hort.example')]).toEqual([
      ['Kita', 'Verein'],
      [],
    ]);
  });

  it('is refused without a reason', () => {
    for (const name of ['add', 'lift'] as const)
      expect(
        listContract[name].input.safeParse({ address: 'a@b.example', reason: '  ' }).success,
      ).toBe(false);
  });
});

describe('the list', () => {
  it('shows the newest change first, and who it is as far as the address book knows', async () => {
    const around = await office();
    await around.add('bo@hort.example');
    later(around, '2026-03-03T09:00:00.000Z');
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    await around.lift('bo@hort.example');
    const { items, total } = await around.list();
    expect([
      total,
      items.map(({ isClosed, contacts }) => [
        isClosed,
        ...contacts.map(({ actor, email }) => `${actor} ${email}`),
      ]),
    ]).toEqual([
      2,
      [
        [false, 'Hort bo@hort.example'],
        [true, 'Kita Ada@kita.example', 'Verein ada@kita.example'],
      ],
    ]);
    expect(
      (await around.list({ isClosed: true })).items.map(({ causes }) => causes[0]!.by),
    ).toEqual(['mail']);
  });

  it('tells at a contact what happened there, also after its address was changed', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Hort')).id, 'unsubscribed', {
      by: 'mail',
    });
    const { id, revision } = (await around.store.actors.list()).find(
      ({ name }) => name === 'Hort',
    )!;
    const hort = (await around.store.actors.get(id))!;
    await around.actors.save(
      contract.save.input.parse({
        actor: {
          ...hort,
          revision,
          contacts: [{ ...hort.contacts[0]!, email: 'neu@hort.example' }],
        },
      }),
    );
    expect(await around.history('Hort')).toMatchObject({
      isClosed: true,
      causes: [{ by: 'mail', lifted: null }],
    });
    expect((await around.history('Kita')).causes).toEqual([]);
  });
});
