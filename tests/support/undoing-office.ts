// An address book whose imports and edits can be taken back, with what is announced.
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Store } from '#core/ports/store.ts';
import { toBase64 } from '#shared/base64.ts';
import { type Actor } from '#shared/contract/actor.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

export function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name !== 'actors.importProgressed') announced.push([name, data]);
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(),
    events,
    ids: countedIds(),
  };
  const actors = createActorsHandlers({ ...around, ...importing(around) });
  const importList = async (...lines: string[]) =>
    contract.import.output.parse(
      await actors.import(
        contract.import.input.parse({
          file: toBase64(new TextEncoder().encode(lines.join('\n'))),
          fileName: 'liste.csv',
        }),
      ),
    );
  const named = async (name: string) =>
    (await store.actors.list()).find((actor) => actor.name === name)!;
  const edit = async (name: string, part: object) =>
    actors.save(contract.save.input.parse({ actor: { ...(await named(name)), ...part } }));
  return { ...around, announced, actors, importList, named, edit };
}
export const content = ({ revision: _revision, ...rest }: Actor) => rest;
