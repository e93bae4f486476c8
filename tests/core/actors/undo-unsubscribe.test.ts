// What can be taken back of an unsubscribe, and what cannot:
//   * one entered in the office at once, one a person asked for with a reason; its trace stays
//   * taking back one of two wishes to leave brings nobody back, nor does saving, a power cut or a
//     name that was changed
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { takeBackMail } from '#core/actors/take-back.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { Actor } from '#shared/contract/actor.ts';
import { importing } from '#tests/support/importing.ts';
import { testFingerprint } from '#tests/support/steady-machine.ts';
import { office } from '#tests/support/undoing-office.ts';

describe('an unsubscribe', () => {
  const kita = async () => {
    const around = office();
    await around.importList('Name;eMail', 'Kita;a@kita.example');
    const contactId = (await around.named('Kita')).contacts[0]!.id;
    const isSafe = async () =>
      (await loadSuppression(around.store, testFingerprint))('a@kita.example');
    const state = async () => (await around.named('Kita')).contacts[0]!.state;
    const causes = async () =>
      (await around.store.suppressions.list()).flatMap((entry) => entry.causes ?? []);
    const { actors } = around;
    const phone = (reason = '') => actors.unsubscribe({ contactId, reason });
    const undo = (reason = '') => actors.undoUnsubscribe({ contactId, reason });
    return { ...around, contactId, isSafe, state, causes, phone, undo };
  };
  const mail = { by: 'mail', incomingId: 'inc_1' as never } as const;

  it('by phone ends writing, and can be taken back without a word', async () => {
    const { actors, isSafe, named, phone, undo, causes } = await kita();
    expect(Actor.parse(await phone('Anruf')).contacts[0]!.state).toBe('unsubscribed');
    expect(await isSafe()).toBe(true);
    expect(Actor.parse(await undo()).contacts[0]!.state).toBe('active');
    expect(await isSafe()).toBe(false);
    expect(await causes()).toMatchObject([
      { by: 'office', why: 'Anruf', lifted: { by: 'office', why: '' } },
    ]);
    const before = await named('Kita');
    expect(await undo()).toEqual(before);
    for (const verb of ['unsubscribe', 'undoUnsubscribe'] as const)
      await expect(
        actors[verb]({ contactId: 'con_gone' as never, reason: '' }),
      ).rejects.toMatchObject({ code: 'contact.not-found' });
  });

  it('that a person asked for is taken back with a reason only, before or after the office said so too', async () => {
    for (const order of [['mail', 'office'], ['office', 'mail'], ['mail']] as const) {
      const { contactId, isSafe, state, undo, causes, ...around } = await kita();
      for (const by of order) await unsubscribeContact(around, contactId, 'unsubscribed', { by });
      await expect(undo()).rejects.toMatchObject({ code: 'unsubscribe.reason-needed' });
      expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
      await undo('Weitergeleitete Ausgabe, jemand anderes hat geklickt');
      expect([await isSafe(), await state()]).toEqual([false, 'active']);
      const kept = await causes();
      expect(kept.map(({ by }) => by)).toEqual(order);
      expect(
        kept.every(
          ({ lifted }) =>
            lifted?.why.startsWith('Weitergeleitete') && lifted.at === around.clock.now(),
        ),
      ).toBe(true);
    }
  });

  it('by a mail, entered by an earlier version, is taken back with a reason as well', async () => {
    const { store, contactId, phone, undo, state, isSafe } = await kita();
    await phone();
    const [entry] = await store.suppressions.list();
    const { causes: _causes, ...earlier } = entry!;
    await store.suppressions.put(earlier);
    await expect(undo()).rejects.toMatchObject({
      code: 'unsubscribe.reason-needed',
      data: { id: contactId },
    });
    await undo('Irrtum');
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('that a mail set off is taken back with that mail; what was said by phone besides still stands', async () => {
    const { contactId, isSafe, state, phone, ...around } = await kita();
    await unsubscribeContact(around, contactId, 'unsubscribed', mail);
    expect(await takeBackMail(around, 'inc_other' as never, 'x')).toEqual([]);
    expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
    await phone();
    expect(await takeBackMail(around, mail.incomingId, 'Irrtum')).toEqual([]);
    expect([await isSafe(), await state()]).toEqual([true, 'unsubscribed']);
    await around.undo();
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('said again after it was taken back counts again', async () => {
    const { contactId, isSafe, undo, ...around } = await kita();
    for (let round = 0; round < 2; round += 1) {
      await unsubscribeContact(around, contactId, 'unsubscribed', mail);
      await unsubscribeContact(around, contactId, 'unsubscribed', mail);
      expect(await isSafe()).toBe(true);
      await undo('Irrtum');
      expect(await isSafe()).toBe(false);
    }
    expect(await around.causes()).toHaveLength(2);
  });

  it('is never taken back by saving: an open window may not know of it yet', async () => {
    const { phone, isSafe, state, edit, named } = await kita();
    const open = (await named('Kita')).contacts[0]!;
    await phone();
    await edit('Kita', { contacts: [{ ...open, phone: '030 1' }] });
    expect([await state(), (await named('Kita')).contacts[0]!.phone, await isSafe()]).toEqual([
      'unsubscribed',
      '030 1',
      true,
    ]);
    await edit('Kita', { contacts: [{ ...open, email: 'neu@kita.example' }] });
    expect([await state(), await isSafe()]).toEqual(['unsubscribed', true]);
  });

  it('that was edited in can be taken back too, also after the address was changed', async () => {
    const { isSafe, state, edit, named, undo } = await kita();
    const contact = (await named('Kita')).contacts[0]!;
    await edit('Kita', { contacts: [{ ...contact, state: 'unsubscribed' }] });
    expect(await isSafe()).toBe(true);
    await edit('Kita', { contacts: [{ ...contact, email: 'neu@kita.example' }] });
    await undo();
    expect([await isSafe(), await state()]).toEqual([false, 'active']);
  });

  it('leaves nobody written to when the program dies while it is taken back', async () => {
    const { contactId, isSafe, phone, undo, ...around } = await kita();
    await phone();
    const dying = {
      ...around.store,
      suppressions: {
        ...around.store.suppressions,
        putMany: () => Promise.reject(new Error('power cut')),
      },
    };
    const again = createActorsHandlers({ ...around, store: dying, ...importing(around) });
    await expect(again.undoUnsubscribe({ contactId, reason: '' })).rejects.toThrow('power cut');
    expect(await isSafe()).toBe(true);
    await undo();
    expect(await isSafe()).toBe(false);
  });
});
