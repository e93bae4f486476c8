// Announces what happened to everyone who listens. An event can be missed without harm; queries
// give the truth.
import type { z } from 'zod';
import type { ApiEvents } from '#shared/api.ts';
import type { EventListener } from '#shared/define.ts';

export interface EventBus {
  publish<Name extends keyof ApiEvents>(name: Name, data: z.input<ApiEvents[Name]['data']>): void;
  subscribe(listener: EventListener): () => void;
}

/**
 * A listener that throws is the listener's fault and is kept away from the publisher and the other
 * listeners.
 */
export function createEventBus(onListenerError: (error: unknown) => void): EventBus {
  const listeners = new Set<EventListener>();
  return {
    publish(name, data) {
      for (const listener of [...listeners]) {
        try {
          listener(name, data);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
