// An address book with one contact, who leaves, moves, is removed and comes back in every way there
// is.
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { addressBookReader } from '#core/actors/read-address-book.ts';
import { backupsKeepingClosed } from '#core/actors/restore-address-book.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { leave } from '#core/actors/unsubscribe.ts';
import { mayWrite } from '#core/addressees/may-write.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor, type Contact } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import type { ContactId, EmailAddress } from '#shared/values.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

export const at = '2026-03-02T09:00:00.000Z';
export const legalBasis = { basis: 'agreement', proof: { source: 'Test', at } };
export const consent = { wording: 'Gern wieder.', source: 'Mail', at };
export const [before, after] = ['ada@kita.example', 'ada@neu.example'];
export const byMail = { by: 'mail', incomingId: 'inc_1' as never } as const;

export async function leavingOffice() {
  const store = memoryStore();
  const events = createEventBus((error) => {
    throw error;
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(at),
    events,
    ids: countedIds(),
  };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const list = createSuppressionsHandlers(around);
  const save = async (actor: object) =>
    Actor.parse(await actors.save(contract.save.input.parse({ actor })));
  const first = await save({
    revision: 0,
    name: 'Kita',
    contacts: [{ lastName: 'Ada', email: before, legalBasis }],
  });
  const contactId = first.contacts[0]!.id;
  const now = async () => Actor.parse((await store.actors.get(first.id))!);
  const edit = async (part: Partial<Contact>) => {
    const actor = await now();
    return save({ ...actor, contacts: [{ ...actor.contacts[0]!, ...part }] });
  };
  const moved = () => edit({ email: after as EmailAddress });
  /** Everybody in the address book who would get a mail. */
  const written = async () => {
    const book = await addressBookReader(around)();
    return [...book.contacts.values()].flatMap(({ contact }) => {
      const answer = mayWrite({ contact }, book);
      return answer.may ? [answer.address] : [];
    });
  };
  const importList = async (...lines: string[]) =>
    contract.import.output.parse(
      await actors.import(
        contract.import.input.parse({
          file: toBase64(new TextEncoder().encode(lines.join('\n'))),
          fileName: 'liste.csv',
        }),
      ),
    );
  return {
    ...around,
    actors,
    list,
    save,
    first,
    contactId,
    now,
    edit,
    moved,
    written,
    importList,
    importOld: () =>
      importList(
        'Name;Nachname;eMail;Rechtsgrundlage',
        `Kita;Ada;${before};Einwilligung`,
        `Kita;Ada;${after};Einwilligung`,
      ),
    remove: async () => Actor.parse(await actors.remove(await now())),
    restore: (actor: Actor) => actors.restore({ actor }),
    state: async () => (await now()).contacts[0]!.state,
    phone: () => actors.unsubscribe({ contactId, reason: '' }),
    byMailFrom: (address: string, contactIds: readonly ContactId[] = [contactId]) =>
      leave(around, { addresses: [address as EmailAddress], contactIds }, byMail),
    /** The file of the address book as it was. */
    backup: async (then: Actor) => {
      const backups = backupsKeepingClosed(
        {
          ...noBackups,
          restore: async (_file, _generation, first) => {
            await first?.([then]);
            const known = await store.actors.list();
            const revision = known.find(({ id }) => id === then.id)?.revision ?? 0;
            await store.actors.change({ remove: known.filter(({ id }) => id !== then.id) });
            await store.actors.put({ ...then, revision });
            return 1;
          },
        },
        around,
      );
      await backups.restore('actors.json', 1);
    },
  };
}
