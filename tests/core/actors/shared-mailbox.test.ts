// What a mailbox that several people read promises: nobody is dropped by an import, also the second
// time, and no mail to it greets one of them by name.
import { describe, expect, it } from 'vitest';
import { sharedMailboxes } from '#core/actors/shared-mailboxes.ts';
import { Actor } from '#shared/contract/actor.ts';

const at = '2026-03-02T09:00:00.000Z';
const actor = (id: number, ...contacts: object[]) =>
  Actor.parse({
    id: `act_${id}`,
    revision: 1,
    name: `Kita ${id}`,
    createdAt: at,
    updatedAt: at,
    contacts: contacts.map((contact, place) => ({
      id: `con_${id}${place}`,
      email: 'info@hof.example',
      ...contact,
    })),
  });
const isShared = (...actors: Actor[]) =>
  sharedMailboxes(actors.flatMap(({ contacts }) => contacts))(actors[0]!.contacts[0]!);

describe('a mailbox', () => {
  it('is shared by two names, by a name and a function, by two functions; at one actor or at several', () => {
    expect(
      isShared(
        actor(1, { firstName: 'Ada', lastName: 'Eins' }, { firstName: 'Bo', lastName: 'Zwei' }),
      ),
    ).toBe(true);
    expect(
      isShared(
        actor(1, { lastName: 'Eins' }),
        actor(2, { lastName: 'Zwei', email: 'INFO@hof.example' }),
      ),
    ).toBe(true);
    expect(isShared(actor(1, { lastName: 'Eins' }, { function: 'Sekretariat' }))).toBe(true);
    expect(isShared(actor(1, { function: 'Leitung' }, { function: 'Sekretariat' }))).toBe(true);
  });

  it('is not shared by one person at two actors, by one person more fully named, or with an entry that names nobody', () => {
    expect(
      isShared(
        actor(1, { firstName: 'Ada', lastName: 'Eins' }),
        actor(2, { firstName: 'Ada', lastName: 'Eins' }),
      ),
    ).toBe(false);
    expect(
      isShared(actor(1, { lastName: 'Eins' }), actor(2, { firstName: 'Ada', lastName: 'Eins' })),
    ).toBe(false);
    expect(isShared(actor(1, { lastName: 'Eins' }, {}))).toBe(false);
    expect(
      isShared(actor(1, { lastName: 'Eins', email: null }, { lastName: 'Zwei', email: null })),
    ).toBe(false);
  });
});
