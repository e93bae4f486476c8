// Leaving and coming back, where more is known of somebody than one active mailbox:
//   * who was restricted (Art. 18 DSGVO) before leaving is restricted when back, whichever way they
//     left and came back
//   * what a mail set off needs a reason to be taken back, also when the address was emptied since
//   * who leaves in one save with a new address leaves with the earlier one too
//   * of two wishes, one taken back brings nobody back
import { describe, expect, it } from 'vitest';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { takeBackMail } from '#core/actors/take-back.ts';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { createEventBus } from '#core/event-bus.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { EmailAddress } from '#shared/values.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const mail = { by: 'mail', incomingId: 'inc_1' as never } as const;

async function kita() {
  const store = memoryStore();
  const events = createEventBus((error) => {
    throw error;
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(),
    events,
    ids: countedIds(),
  };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const save = (actor: object) => actors.save(contract.save.input.parse({ actor }));
  await save({ revision: 0, name: 'Kita', contacts: [{ email: 'a@kita.example' }] });
  const stored = async () => (await store.actors.list())[0]!;
  const contact = async () => (await stored()).contacts[0]!;
  const contactId = (await contact()).id;
  const edit = async (part: object) =>
    save({ ...(await stored()), contacts: [{ ...(await contact()), ...part }] });
  const isSuppressed = async (email: string) =>
    (await loadSuppression(store, testFingerprint))(email);
  return {
    ...around,
    actors,
    contact,
    contactId,
    edit,
    isSuppressed,
    isSafe: () => isSuppressed('a@kita.example'),
    state: async () => (await contact()).state,
    phone: () => actors.unsubscribe({ contactId, reason: '' }),
    undo: (reason = '') => actors.undoUnsubscribe({ contactId, reason }),
  };
}

describe('somebody who was restricted (Art. 18 DSGVO) and left', () => {
  const restricted = async () => {
    const around = await kita();
    await around.edit({ state: 'restricted' });
    const consent = { wording: 'Gern wieder.', source: 'Mail', at: around.clock.now() };
    return {
      ...around,
      consent,
      save: () => around.edit({ state: 'unsubscribed', wasRestricted: false }),
      addConsent: () => around.actors.addConsent({ contactId: around.contactId, consent }),
      leaveByMail: () => unsubscribeContact(around, around.contactId, 'unsubscribed', mail),
      takeBack: () => takeBackMail(around, mail.incomingId, 'Irrtum'),
    };
  };

  it.each([
    ['a mail, and that mail is taken back', 'leaveByMail', 'takeBack'],
    ['telephone, and that is taken back', 'phone', 'undo'],
    ['telephone, and a new consent is given', 'phone', 'addConsent'],
    ['being edited, and that is taken back', 'save', 'undo'],
  ] as const)('by %s: the restriction stands', async (_way, goes, comes) => {
    const around = await restricted();
    for (let round = 0; round < 2; round += 1) {
      await around[goes]();
      expect([await around.isSafe(), await around.state()]).toEqual([true, 'unsubscribed']);
      await around[comes]();
      expect([await around.isSafe(), await around.state()]).toEqual([false, 'restricted']);
    }
  });

  it('is written to again when the office ends the restriction; it does not come back then', async () => {
    const around = await restricted();
    await around.phone();
    await around.undo();
    await around.edit({ state: 'active' });
    await around.phone();
    await around.undo();
    expect(await around.state()).toBe('active');
  });

  it('is still known as restricted after an edit, and when a new consent was undone', async () => {
    const around = await restricted();
    await around.phone();
    await around.edit({ phone: '030 1', wasRestricted: false });
    const { before } = contract.addConsent.output.parse(await around.addConsent());
    await around.actors.undoConsent({ consent: around.consent, before });
    expect(await around.state()).toBe('unsubscribed');
    await around.undo();
    expect(await around.state()).toBe('restricted');
  });

  it('may have asked for the restriction after leaving', async () => {
    const around = await kita();
    await around.phone();
    await around.edit({ state: 'restricted' });
    expect(await around.state()).toBe('unsubscribed');
    await around.undo();
    expect(await around.state()).toBe('restricted');
  });
});

it('what a mail set off needs a reason also when the address was emptied since', async () => {
  const around = await kita();
  await unsubscribeContact(around, around.contactId, 'unsubscribed', mail);
  await around.edit({ email: null });
  await expect(around.undo()).rejects.toMatchObject({ code: 'unsubscribe.reason-needed' });
  await around.undo('Am Telefon geklärt');
  expect([await around.isSafe(), await around.state()]).toEqual([false, 'active']);
});

it('what the office entered for a contact without an address is taken back without a word', async () => {
  const { edit, phone, undo, state } = await kita();
  await edit({ email: null });
  await phone();
  await undo();
  expect(await state()).toBe('active');
});

it.each(['neu@kita.example', null])(
  'leaving in one save with the address %s closes the earlier mailbox too',
  async (email) => {
    const { edit, isSafe, isSuppressed, undo } = await kita();
    await edit({ state: 'unsubscribed', email });
    expect([await isSafe(), email === null || (await isSuppressed(email))]).toEqual([true, true]);
    await undo();
    expect(await isSafe()).toBe(false);
  },
);

it.each([
  ['the mail, then the call', ['leaveByMail', 'call']],
  ['the call, then the mail', ['call', 'leaveByMail']],
] as const)('two wishes, %s: the mail taken back brings nobody back', async (_order, wishes) => {
  const around = await kita();
  const list = createSuppressionsHandlers(around);
  const address = EmailAddress.parse('a@kita.example');
  const steps = {
    leaveByMail: () => unsubscribeContact(around, around.contactId, 'unsubscribed', mail),
    call: () => list.add({ address, reason: 'Anruf' }),
  };
  for (const wish of wishes) await steps[wish]();
  await takeBackMail(around, mail.incomingId, 'Irrtum');
  expect([await around.isSafe(), await around.state()]).toEqual([true, 'unsubscribed']);
});
