// The settings with a sender, an account and a delivery that may need them.
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Secrets } from '#core/ports/secrets.ts';
import type { Transport } from '#core/ports/transport.ts';
import { createSettingsHandlers } from '#core/settings/handlers.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { memoryStore, noBackups } from '#tests/support/memory-store.ts';
import { countedIds } from '#tests/support/steady-machine.ts';

export function machine(
  smtp: Transport = createSmtpTransport(),
  file: Transport = smtp,
  events = createEventBus((error) => {
    throw error;
  }),
) {
  const store = memoryStore();
  const kept = new Map<string, string>();
  const secrets: Secrets = {
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
  return {
    store,
    kept,
    settings: createSettingsHandlers({
      store,
      backups: noBackups,
      rights: {} as never,
      secrets,
      transports: { file, smtp },
      ids: countedIds(),
      events,
    }),
  };
}
export const sender = {
  name: 'Amt',
  address: 'kiez@example.org',
  replyTo: 'kiez@example.org',
  organisation: 'Bezirksamt',
  imprint: 'Weg 1',
};
export const account = (part: object) => ({
  name: 'Amt',
  kind: 'smtp',
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  ...part,
});
export const delivery = (part: object) =>
  ({
    id: 'dlv_1',
    revision: 0,
    state: 'paused',
    senderId: 'snd_0001',
    accountId: 'acc_0001',
    ...part,
  }) as unknown as Delivery;
