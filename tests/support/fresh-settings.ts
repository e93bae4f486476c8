// The settings of a new data folder, with a safe place for passwords or without one.
import { createEventBus } from '#core/event-bus.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Transport } from '#core/ports/transport.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import { AppError } from '#shared/errors.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { accepted, scriptedTransport } from '#tests/support/sending-desk.ts';
import { countedIds } from '#tests/support/steady-machine.ts';

export function safePlace(): Secrets {
  const kept = new Map<string, string>();
  return {
    areLasting: true,
    has: (id) => Promise.resolve(kept.has(id)),
    get: (id) => Promise.resolve(kept.get(id)),
    put: (id, password) => {
      kept.set(id, password);
      return Promise.resolve();
    },
    forget: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}
export const noSafePlace: Secrets = {
  ...safePlace(),
  put: () => Promise.reject(new AppError('secret.no-safe-place', {})),
};

export function machine(
  secrets = safePlace(),
  transport: Transport = scriptedTransport(() => accepted),
) {
  const store = memoryStore();
  const announced: string[] = [];
  const events = createEventBus((error) => {
    throw error;
  });
  events.subscribe((name) => {
    announced.push(name);
  });
  return {
    store,
    secrets,
    announced,
    settings: createSettingsHandlers({
      store,
      backups: noBackups,
      rights: {} as never,
      secrets,
      transports: { file: transport, smtp: transport },
      ids: countedIds(),
      events,
    }),
  };
}
