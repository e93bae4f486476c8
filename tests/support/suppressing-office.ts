// An address book with a suppression list, and who is written to.
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createSuppressionsHandlers } from '#core/actors/suppression-handlers.ts';
import { loadSuppression } from '#core/actors/suppression.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { suppressions as listContract } from '#shared/contract/suppressions.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

const rows = [
  'Name;eMail;Rechtsgrundlage',
  'Kita;Ada@Kita.example;Einwilligung',
  'Verein;ada@kita.example;Einwilligung',
  'Hort;bo@hort.example;Einwilligung',
];

export async function office() {
  const store = memoryStore();
  const clock = steadyClock('2026-03-02T09:00:00.000Z');
  const events = createEventBus((error) => {
    throw error;
  });
  const around = { store, fingerprint: testFingerprint, clock, events, ids: countedIds() };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const handlers = createSuppressionsHandlers(around);
  const importList = async () =>
    actors.import(
      contract.import.input.parse({
        file: toBase64(new TextEncoder().encode(rows.join('\n'))),
        fileName: 'liste.csv',
      }),
    );
  await importList();
  const named = async (name: string) =>
    (await store.actors.list()).find((actor) => actor.name === name)!.contacts[0]!;
  const written = async (address = 'ada@kita.example') => {
    const { items, closed } = await actors.list(contract.list.input.parse({}));
    const shut = new Set(closed.map(({ contactId }) => contactId));
    return items.flatMap((actor) =>
      Actor.parse(actor)
        .contacts.filter(
          ({ id, email, state, legalBasis }) =>
            state === 'active' && legalBasis && !shut.has(id) && email?.toLowerCase() === address,
        )
        .map(() => actor.name),
    );
  };
  return {
    ...around,
    actors,
    importList,
    named,
    written,
    isClosed: async (address = 'ada@kita.example') =>
      (await loadSuppression(store, testFingerprint))(address),
    add: (address: string, reason = 'Anruf') =>
      handlers.add(listContract.add.input.parse({ address, reason })),
    lift: (address: string, reason = 'Irrtum') =>
      handlers.lift(listContract.lift.input.parse({ address, reason })),
    list: async (input: object = {}) =>
      listContract.list.output.parse(await handlers.list(listContract.list.input.parse(input))),
    history: async (name: string) =>
      listContract.history.output.parse(
        await handlers.history({ contactId: (await named(name)).id }),
      ),
    consent: async (name: string, part: object = {}) =>
      actors.addConsent(
        contract.addConsent.input.parse({
          contactId: (await named(name)).id,
          consent: {
            wording: 'Ich möchte den Kiezbrief wieder.',
            source: 'Mail vom 5. März',
            at: '2026-03-05T12:00:00.000Z',
            ...part,
          },
        }),
      ),
  };
}
type Office = Awaited<ReturnType<typeof office>>;
export const later = ({ clock }: Office, at = '2026-03-06T09:00:00.000Z') => {
  clock.set(at);
};
