// An address book with the real reader of lists, a store that keeps the store's promises, and what
// is announced.
import { readFileSync } from 'node:fs';
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import { toBase64 } from '#shared/base64.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { importing } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

export const shipped = readFileSync(
  new URL('../../examples/akteure-schoeneberg.csv', import.meta.url),
);

export function office() {
  const store = memoryStore();
  const clock = steadyClock();
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name !== 'actors.importProgressed') announced.push([name, data]);
  });
  const around = { store, fingerprint: testFingerprint, clock, events, ids: countedIds() };
  return {
    ...around,
    announced,
    actors: createActorsHandlers({ ...around, ...importing(around) }),
  };
}
export const fileOf = (content: string | Uint8Array, more: object = {}) =>
  contract.import.input.parse({
    file: toBase64(typeof content === 'string' ? new TextEncoder().encode(content) : content),
    fileName: 'liste.csv',
    ...more,
  });
export const everything = async ({ store }: ReturnType<typeof office>) => [
  await store.actors.list(),
  await store.suppressions.list(),
  await store.settings.list(),
];
export const listed = (actors: ReturnType<typeof office>['actors'], filter: object = {}) =>
  actors.list(contract.list.input.parse({ limit: 500, ...filter }));
export const names = async (actors: ReturnType<typeof office>['actors'], filter: object = {}) =>
  (await listed(actors, filter)).items.map(({ name }) => name);
