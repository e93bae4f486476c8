// A defect of the screen gets its number when a person is first told of it, and goes under that
// number to the technical log and to the window's console. The log gets no word of its message: see
// code-places.ts.
import type { KiezbriefClient } from '#shared/api.ts';
import type { ScreenDefect } from '#shared/contract/incidents.ts';
import { isAppError, type ErrorCode } from '#shared/errors.ts';
import { incidentNumber } from '#shared/incident-number.ts';
import { codePlacesOf } from './code-places.ts';

const numbers = new WeakMap<object, string>();
/** Whatever else can be thrown has one number for all. */
const noObject = {};
let send: (defect: ScreenDefect) => Promise<unknown> = () => Promise.resolve();

/** Where defects go from now on; `viewName` says which view is on screen. */
export function reportDefectsTo(client: KiezbriefClient, viewName: () => string): void {
  send = (defect) => client.incidents.report({ ...defect, view: viewName() });
}

/** Stable for one error. */
export function incidentOf(error: unknown): string {
  if (isAppError(error) && error.code === ('internal' satisfies ErrorCode))
    return (error.data as { incident: string }).incident;
  const thrown = typeof error === 'object' && error !== null ? error : noObject;
  const known = numbers.get(thrown);
  if (known) return known;
  const incident = incidentNumber(crypto.getRandomValues(new Uint8Array(6)));
  numbers.set(thrown, incident);
  // Where support asks people to look; the technical log has no messages of the screen.
  // eslint-disable-next-line no-console
  console.error(incident, error);
  // A report that fails has nobody left to be reported to.
  send({
    incident,
    name: nameOf(error),
    stack: codePlacesOf(error, `${location.protocol}//${location.host}/`),
    view: '',
    ids: idsIn(location.hash),
  }).catch(() => undefined);
  return incident;
}

const nameOf = (error: unknown): string =>
  error instanceof Error && /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error';

/** What the address of a view names. Words somebody searched for are no ids. */
const idsIn = (hash: string): string[] =>
  [
    ...hash.matchAll(
      /(?<=[/=])(?:act|con|seg|bul|dlv|env|cnc|inc|imp|snd|acc)_[a-z0-9][a-z0-9-]{0,63}(?=[/?&]|$)/g,
    ),
  ]
    .map(([id]) => id)
    .slice(0, 5);
