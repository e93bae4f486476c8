// What a screen calls: `client.actors.list({})` over whichever bridge the door brings.
import { api, events, type KiezbriefClient } from './api.ts';
import type { Bridge } from './define.ts';
import { fromWire } from './errors.ts';

/**
 * Failures arrive as `AppError`. Input is made plain JSON first: Vue's proxies cannot be cloned
 * over IPC, and both doors must see the same.
 */
export function createClient(bridge: Bridge): KiezbriefClient {
  const features = Object.entries(api).map(([feature, slice]) => [
    feature,
    Object.fromEntries(
      Object.keys(slice).map((verb) => [
        verb,
        async (input: unknown) => {
          const reply = await bridge.call(`${feature}.${verb}`, plainJson(input ?? {}));
          if (!reply.ok) throw fromWire(reply.error);
          return reply.value;
        },
      ]),
    ),
  ]);
  const on = (name: keyof typeof events, listener: (data: never) => void) =>
    bridge.subscribe((announced, data) => {
      const parsed = announced === name ? events[name].data.safeParse(data) : undefined;
      if (parsed?.success) listener(parsed.data as never);
    });
  return { ...Object.fromEntries(features), on } as KiezbriefClient;
}

/**
 * As `JSON.parse(JSON.stringify(value))`, but strings are passed on: an imported file is one string
 * of many megabytes.
 */
function plainJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toJSON();
  if (Array.isArray(value))
    return value.map((item) => (item === undefined ? null : plainJson(item)));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, plainJson(one)]),
  );
}
