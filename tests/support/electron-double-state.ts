// What the double of Electron remembers: what the main process registered and did, for the double
// itself and for the tests that ask about it.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SenderFrame } from './electron-double-page.ts';

export type AnyFunction = (...parameters: never[]) => unknown;

/** What a test may look at. */
export const record = {
  windowOptions: [] as unknown[],
  schemes: [] as unknown[],
  menu: [] as unknown[],
  errorBoxes: [] as string[],
  isSandboxed: false,
  name: '',
  prevented: [] as string[],
  deniedWindows: [] as string[],
  blocked: [] as string[],
  focusCount: 0,
  secondInstances: 0,
};
export const paths = new Map<string, string>([['userData', join(tmpdir(), 'electron-double')]]);
export const handlers = new Map<
  string,
  (event: { senderFrame: SenderFrame | null }, ...parameters: unknown[]) => unknown
>();
export const protocols = new Map<string, (request: Request) => Promise<Response>>();
export const guards: {
  request?: AnyFunction;
  check?: AnyFunction;
  device?: AnyFunction;
  beforeRequest?: AnyFunction;
} = {};
/** Since when nothing may be registered any more. */
export const stage = { isReady: false };

export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export async function invoke(
  senderFrame: SenderFrame | null,
  channel: string,
  parameters: unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler({ senderFrame }, ...structuredClone(parameters)));
}
