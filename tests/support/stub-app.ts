// A program behind a door with one method for each kind of reply: for tests of a door alone. The
// contract and `dispatch` are the real ones.
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { createEventBus, type EventBus } from '#core/event-bus.ts';
import type { Bridge } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import { silentLog } from './steady-machine.ts';

export const stubOverview = {
  dataFolder: '/daten/Kiezbrief – „Süd“',
  restored: [],
  setAside: [],
  isReadOnly: false,
  language: 'de',
  isExampleLoaded: false,
  attention: {
    drafts: { count: 0, latest: null },
    stopped: [],
    damaged: [],
    unclear: { envelopes: 0, deliveryIds: [] },
    newConcerns: 0,
    addresses: { count: 0, items: [] },
  },
  counts: { actors: 64, contacts: 71, segments: 3, bulletins: 2, deliveries: 1, concerns: 4 },
};

export interface StubApp extends Bridge {
  readonly events: EventBus;
  readonly calls: { name: string; input: unknown }[];
}

/**
 * `overview.get` answers, `deliveries.get` fails as expected, `settings.get` has a defect,
 * `actors.previewImport` takes a file and refuses it.
 */
export function stubApp(): StubApp {
  const events = createEventBus((error) => {
    throw error;
  });
  const calls: StubApp['calls'] = [];
  const dispatch = createDispatch(
    {
      overview: {
        get: () => Promise.resolve(stubOverview),
        holder: () => Promise.resolve({ heldBy: null }),
        issues: () => Promise.resolve({ total: 0, items: [] }),
      },
      settings: {
        get: () => Promise.reject(new Error('a defect')),
        folderAccess: () =>
          Promise.resolve({ knowsRights: true, isOpen: false, isOwn: true, open: 0, foreign: 0 }),
      },
      deliveries: {
        list: () => Promise.resolve({ total: 0, items: [] }),
        get: ({ id }: { id: string }) => Promise.reject(new AppError('delivery.not-found', { id })),
      },
      actors: { previewImport: () => Promise.reject(new AppError('import.no-rows', {})) },
    } as unknown as AllHandlers,
    silentLog,
  );
  return {
    events,
    calls,
    call(name, input) {
      calls.push({ name, input });
      return dispatch(name, input);
    },
    subscribe: (listener) => events.subscribe(listener),
  };
}
