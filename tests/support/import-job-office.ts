// An address book whose import can be stopped at the step a test wants to look at.
import { createActorsHandlers } from '#core/actors/handlers.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Store } from '#core/ports/store.ts';
import { toBase64 } from '#shared/base64.ts';
import type { ImportState } from '#shared/contract/actor-import.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import type { ImportId } from '#shared/values.ts';
import { importing, turnstile } from '#tests/support/importing.ts';
import { memoryStore } from '#tests/support/memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from '#tests/support/steady-machine.ts';

export const id = 'imp_mine' as ImportId;

export function office(change: (store: Store) => Partial<Store> = () => ({})) {
  const whole = memoryStore();
  const store = { ...whole, ...change(whole) };
  const announced: unknown[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name, data) => {
    if (name === 'actors.importProgressed') announced.push(data);
  });
  const around = {
    store,
    fingerprint: testFingerprint,
    clock: steadyClock(),
    events,
    ids: countedIds(),
  };
  const turns = turnstile();
  const { imports, spreadsheet } = importing(around, turns.giveWay);
  const actors = createActorsHandlers({ ...around, imports, spreadsheet });
  const holdAt = (step: ImportState['step'], done: number) => {
    turns.holdWhen(() => {
      const now = imports.state(id);
      return now?.step === step && now.done === done;
    });
  };
  return { ...around, announced, turns, imports, actors, holdAt };
}
type Office = ReturnType<typeof office>;
export const everything = async ({ store }: Office) => [
  await store.actors.list(),
  await store.imports.list(),
  await store.suppressions.list(),
];
export const list = (rows: number, from = 0) =>
  `Name;eMail\n${Array.from({ length: rows }, (_, row) => `Haus ${from + row};a${from + row}@haus.example`).join('\n')}`;
export const input = (text: string, more: object = { id }) =>
  contract.import.input.parse({
    file: toBase64(new TextEncoder().encode(text)),
    fileName: 'liste.csv',
    ...more,
  });
/**
 * Failure and success alike as a value, so that nothing is unhandled while the test looks at
 * something else.
 */
export const settled = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => error,
  );
export const isCancelled = { code: 'import.cancelled', data: { id } };
