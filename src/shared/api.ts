// THE CONTRACT: everything a screen, a browser or a command line can ask of Kiezbrief. Start
// reading here.
// `feature.verb` is at once the IPC message, the HTTP path, the command and the line in the
// technical log.
import type { Client, Method } from './define.ts';
import { actors, actorsEvents } from './contract/actors.ts';
import { bulletins, bulletinsEvents } from './contract/bulletins.ts';
import { concerns, concernsEvents } from './contract/concerns.ts';
import { deliveries, deliveriesEvents } from './contract/deliveries.ts';
import { example, exampleEvents } from './contract/example.ts';
import { incidents } from './contract/incidents.ts';
import { overview, overviewEvents } from './contract/overview.ts';
import { segments, segmentsEvents } from './contract/segments.ts';
import { settings, settingsEvents } from './contract/settings.ts';
import { statistics } from './contract/statistics.ts';
import { suppressions } from './contract/suppressions.ts';
import { templates } from './contract/templates.ts';

export const api = {
  overview,
  settings,
  actors,
  suppressions,
  segments,
  templates,
  bulletins,
  deliveries,
  statistics,
  concerns,
  example,
  incidents,
};
export type Api = typeof api;

export const events = {
  ...overviewEvents,
  ...settingsEvents,
  ...actorsEvents,
  ...segmentsEvents,
  ...bulletinsEvents,
  ...deliveriesEvents,
  ...concernsEvents,
  ...exampleEvents,
};
export type ApiEvents = typeof events;

export type KiezbriefClient = Client<Api, ApiEvents>;

/**
 * Looks a method up by its outside name. Own properties only: `constructor` and `__proto__` name
 * nothing.
 */
export function methodNamed(name: string): Method | undefined {
  const dot = name.indexOf('.');
  const feature = name.slice(0, dot);
  const verb = name.slice(dot + 1);
  if (dot < 1 || !Object.hasOwn(api, feature)) return undefined;
  const slice: Record<string, Method> = api[feature as keyof Api];
  return Object.hasOwn(slice, verb) ? slice[verb] : undefined;
}

export const methodNames: readonly string[] = Object.entries(api).flatMap(([feature, slice]) =>
  Object.keys(slice).map((verb) => `${feature}.${verb}`),
);
