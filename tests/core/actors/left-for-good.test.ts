// Whoever left stays unsubscribed, as long as nobody takes it back:
//   * in every record of them that comes back: an actor restored, an import undone, an earlier
//     address book, a contact saved once more; the same holds for who is restricted
//   * at every mailbox such a record names and the one they leave with, also once it is gone
//   * a consent that is undone closes what it had opened, whatever the address is by now
//   * taking it back frees the contact wherever it is named; others stay as they are
import { describe, expect, it } from 'vitest';
import { takeBackMail } from '#core/actors/take-back.ts';
import type { EmailAddress } from '#shared/values.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { suppressions as listContract } from '#shared/contract/suppressions.ts';
import {
  after,
  at,
  before,
  byMail,
  consent,
  leavingOffice as office,
  legalBasis,
} from '#tests/support/leaving-office.ts';

describe('whoever left is not written to', () => {
  it('when the actor was removed first and is restored, with another address by then', async () => {
    const { moved, remove, byMailFrom, restore, written, state } = await office();
    await moved();
    const removed = await remove();
    await byMailFrom(before);
    await restore(removed);
    expect([await written(), await state()]).toEqual([[], 'unsubscribed']);
  });

  it.each(['phone', 'mail'] as const)(
    'when an earlier address book with an earlier address is restored, and nor is that address imported (%s)',
    async (way) => {
      const { first, moved, phone, byMailFrom, backup, written, state, remove, importOld } =
        await office();
      await moved();
      await (way === 'phone' ? phone() : byMailFrom(after));
      await backup(first);
      expect([await written(), await state()]).toEqual([[], 'unsubscribed']);
      await remove();
      await importOld();
      expect(await written()).toEqual([]);
    },
  );

  it('when the address was empty on leaving, and an earlier record comes back', async () => {
    const { first, edit, phone, backup, written, list } = await office();
    await edit({ email: null });
    await phone();
    await backup(first);
    expect(await written()).toEqual([]);
    const { items } = await list.list(listContract.list.input.parse({}));
    expect(items).toMatchObject([{ isClosed: true, contacts: [{ email: before }] }]);
  });

  it('when an import that changed the record is undone', async () => {
    const { store, first, importList, contactId, actors, written, state, now } = await office();
    const { importId } = await importList('Name;eMail;Ort', `Kita;${before};Potsdam`);
    const known = await now();
    await store.suppressions.put({
      id: 'sup_other',
      revision: 0,
      at,
      reason: 'unsubscribed',
      causes: [{ at, by: 'office', why: '', contactIds: [contactId] }],
    });
    await actors.undoImport({ importId: importId! });
    expect([known.revision, (await now()).address.city]).toEqual([2, first.address.city]);
    expect([await written(), await state()]).toEqual([[], 'unsubscribed']);
  });

  it('when the contact was removed by saving and is saved once more', async () => {
    const { save, now, phone, moved, written, first } = await office();
    await phone();
    await moved();
    await save({ ...(await now()), contacts: [] });
    await save({ ...(await now()), contacts: first.contacts });
    expect(await written()).toEqual([]);
  });

  it('when the address became another one since, the record is gone, and both are imported', async () => {
    const { phone, moved, remove, importOld, written } = await office();
    await phone();
    await moved();
    await remove();
    await importOld();
    expect(await written()).toEqual([]);
  });

  it('when only the record said so, and it goes', async () => {
    const { store, now, remove, importOld, written, importList } = await office();
    const actor = await now();
    const contacts = actor.contacts.map((one) => ({ ...one, state: 'unsubscribed' as const }));
    await store.actors.put({ ...actor, contacts });
    await remove();
    await importOld();
    expect(await written()).toEqual([after]);
    await importList('Name;eMail;Rechtsgrundlage', `Hort;${before};Einwilligung`);
    expect(await written()).toEqual([after]);
  });

  it('even where the record was put back by nobody who asked the list', async () => {
    const { store, first, moved, phone, written, now } = await office();
    await moved();
    await phone();
    await store.actors.put({ ...first, revision: (await now()).revision });
    expect(await written()).toEqual([]);
  });
});

it('whoever is restricted is so in an earlier address book too, at the address it names', async () => {
  const { first, edit, backup, written, state, save, now } = await office();
  await edit({ email: after as EmailAddress, state: 'restricted' });
  await backup(first);
  expect([await written(), await state()]).toEqual([[], 'restricted']);
  await save({ ...(await now()), contacts: [{ ...(await now()).contacts[0]!, state: 'active' }] });
  expect(await written()).toEqual([before]);
});

it('whoever is restricted without an address is so in an earlier address book with one', async () => {
  const { first, edit, backup, written, phone, actors, contactId, state } = await office();
  await edit({ email: null, state: 'restricted' });
  await phone();
  await backup(first);
  expect(await state()).toBe('unsubscribed');
  await actors.undoUnsubscribe({ contactId, reason: '' });
  expect([await written(), await state()]).toEqual([[], 'restricted']);
});

it('whoever left and was restricted besides is so in an earlier record that knows of leaving only', async () => {
  const { first, edit, phone, backup, actors, contactId, state } = await office();
  await edit({ state: 'restricted' });
  await phone();
  await backup({
    ...first,
    contacts: first.contacts.map((one) => ({ ...one, state: 'unsubscribed' as const })),
  });
  await actors.undoUnsubscribe({ contactId, reason: '' });
  expect(await state()).toBe('restricted');
});

it('whoever left and is back is still restricted in every record that comes back', async () => {
  const { store, first, edit, moved, phone, actors, contactId, written, now } = await office();
  await edit({ state: 'restricted' });
  await moved();
  await phone();
  await actors.undoUnsubscribe({ contactId, reason: '' });
  await store.actors.put({ ...first, revision: (await now()).revision });
  expect(await written()).toEqual([]);
});

describe('a consent that is undone', () => {
  const undone = async (
    close: (around: Awaited<ReturnType<typeof office>>) => Promise<unknown>,
  ) => {
    const around = await office();
    await close(around);
    const input = contract.addConsent.input.parse({ contactId: around.contactId, consent });
    const { before: earlier } = contract.addConsent.output.parse(
      await around.actors.addConsent(input),
    );
    expect(await around.written()).toEqual([before]);
    await around.moved();
    await around.actors.undoConsent({ consent, before: earlier });
    expect(await around.written()).toEqual([]);
    await around.remove();
    await around.importOld();
    expect(await around.written()).toEqual([]);
  };
  it('closes the mailbox it had opened, and the one of today', () =>
    undone(({ phone }) => phone()));
  it('also where a person had put the mailbox on the list', () =>
    undone(({ list }) =>
      list.add(listContract.add.input.parse({ address: before, reason: 'Anruf' })),
    ));
  it.each([
    ['the actor', 'restored', 'restore'],
    ['the actor', 'back with an earlier address book', 'backup'],
  ] as const)('also while %s is removed, who is %s afterwards', async (_what, _how, comes) => {
    const around = await office();
    await around.byMailFrom(before);
    const input = contract.addConsent.input.parse({ contactId: around.contactId, consent });
    const { before: earlier } = contract.addConsent.output.parse(
      await around.actors.addConsent(input),
    );
    const removed = await around.remove();
    expect(await around.actors.undoConsent({ consent, before: earlier })).toEqual({ undone: 1 });
    await around[comes](removed);
    expect([await around.written(), await around.state()]).toEqual([[], 'unsubscribed']);
    await around.remove();
    await around.importOld();
    expect(await around.written()).toEqual([after]);
  });
  it('gives a consent to a contact without an address as well', async () => {
    const { edit, phone, actors, contactId, written } = await office();
    await edit({ email: null });
    await phone();
    await actors.addConsent(contract.addConsent.input.parse({ contactId, consent }));
    await edit({ email: before as EmailAddress });
    expect(await written()).toEqual([before]);
  });
});

describe('what is taken back', () => {
  it('frees the contact at every mailbox it was closed at', async () => {
    const { first, moved, phone, backup, actors, contactId, written } = await office();
    await moved();
    await phone();
    await backup(first);
    await actors.undoUnsubscribe({ contactId, reason: '' });
    expect(await written()).toEqual([before]);
    await moved();
    expect(await written()).toEqual([after]);
  });

  it('by taking the present mailbox off the list frees the contact, and leaving again ends it again', async () => {
    const { moved, phone, list, written, contactId, actors } = await office();
    await phone();
    await moved();
    const lift = listContract.lift.input.parse({ address: after, reason: 'Irrtum' });
    expect(await list.lift(lift)).toMatchObject({ contactIds: [contactId] });
    expect(await written()).toEqual([after]);
    await actors.unsubscribe({ contactId, reason: '' });
    expect(await written()).toEqual([]);
  });

  it('is one mail, and not what the person said besides under another address', async () => {
    const around = await office();
    await around.phone();
    await around.moved();
    await around.byMailFrom(after);
    await takeBackMail(around, byMail.incomingId, 'Irrtum');
    expect(await around.written()).toEqual([]);
  });

  it('is one mail, and not what was said by telephone; also without an address by now', async () => {
    const around = await office();
    await around.phone();
    await around.byMailFrom(before);
    await around.edit({ email: null });
    await takeBackMail(around, byMail.incomingId, 'Irrtum');
    expect(await around.state()).toBe('unsubscribed');
  });

  it('leaves others as they are who left with the same mailbox elsewhere', async () => {
    const { save, list, phone, written, actors, edit } = await office();
    const hort = await save({
      revision: 0,
      name: 'Hort',
      contacts: [{ email: before, legalBasis }],
    });
    const other = hort.contacts[0]!.id;
    await phone();
    await actors.unsubscribe({ contactId: other, reason: '' });
    await save({ ...hort, revision: 2, contacts: [{ ...hort.contacts[0]!, email: after }] });
    await list.lift(listContract.lift.input.parse({ address: before, reason: 'Irrtum' }));
    expect(await written()).toEqual([before]);
    await edit({ phone: '030 1' });
    expect(await written()).toEqual([before]);
  });
});
