// How a view reaches the program: the client over whichever door opened the window. Provided once,
// when the window starts.
import { inject, type InjectionKey } from 'vue';
import type { KiezbriefClient } from '#shared/api.ts';

export const clientKey: InjectionKey<KiezbriefClient> = Symbol('client');

export function useClient(): KiezbriefClient {
  const client = inject(clientKey);
  if (!client) throw new Error('no client was provided to this window');
  return client;
}
