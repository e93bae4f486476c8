// What a view may rely on when it asks the program:
//   * the newest question wins, whatever comes back last; a failure keeps the earlier answer
//   * what was announced while asking is asked once more, afterwards, however often it was
//     announced
//   * after a break of the line, when announcements may have been missed, it is asked again
//   * a quick answer shows no waiting; a slow first one does, a slow later one does not
//   * nothing happens after the view is gone
import { createApp, effectScope, nextTick, ref, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lineKey } from '#renderer/api/use-line.ts';
import { clientKey } from '#renderer/frame/use-client.ts';
import { useQuery, type Query } from '#renderer/frame/use-query.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { AppError } from '#shared/errors.ts';

let announce: (() => void)[];
let tellLine: ((isUp: boolean) => void)[];
let scope: EffectScope;
let asked: { answer: (value: string) => void; fail: (error: unknown) => void }[];

beforeEach(() => {
  vi.useFakeTimers();
  announce = [];
  tellLine = [];
  asked = [];
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const ask = () =>
  new Promise<string>((answer, fail) => {
    asked.push({ answer, fail });
  });
const settle = () => vi.advanceTimersByTimeAsync(0);

function query(load: () => Promise<string> = ask): Query<string> {
  const client = {
    on: (_name: string, listener: () => void) => {
      announce.push(listener);
      return () => {
        announce = announce.filter((other) => other !== listener);
      };
    },
  };
  const app = createApp({})
    .provide(clientKey, client as unknown as KiezbriefClient)
    .provide(lineKey, (listener) => {
      tellLine.push(listener);
      return () => {
        tellLine = tellLine.filter((other) => other !== listener);
      };
    });
  return app.runWithContext(() => scope.run(() => useQuery(load, ['actors.changed']))!);
}

it('shows the answer, and drops one that was overtaken', async () => {
  const region = ref('Nordost');
  const { data } = query(() => {
    void region.value;
    return ask();
  });
  region.value = 'Südwest';
  await nextTick();
  expect(asked.length).toBe(2);
  asked[1]!.answer('Südwest');
  await settle();
  asked[0]!.answer('Nordost');
  await settle();
  expect(data.value).toBe('Südwest');
});

it('asks once more after many announcements, and not while it is asking', async () => {
  const { data } = query();
  announce[0]!();
  announce[0]!();
  announce[0]!();
  expect(asked.length).toBe(1);
  asked[0]!.answer('alt');
  await settle();
  expect(asked.length).toBe(2);
  asked[1]!.answer('neu');
  await settle();
  expect([data.value, asked.length]).toEqual(['neu', 2]);
});

it('asks again when the line is back, not when it breaks', async () => {
  const { data } = query();
  asked[0]!.answer('alt');
  await settle();
  tellLine[0]!(false);
  expect(asked.length).toBe(1);
  tellLine[0]!(true);
  expect(asked.length).toBe(2);
  asked[1]!.answer('neu');
  await settle();
  expect(data.value).toBe('neu');
});

it('keeps the earlier answer when a later question fails, and forgets the failure with the next answer', async () => {
  const { data, error, refresh } = query();
  asked[0]!.answer('da');
  await settle();
  void refresh();
  const failure = new AppError('host.unreachable', {});
  asked[1]!.fail(failure);
  await settle();
  expect([data.value, error.value]).toEqual(['da', failure]);
  void refresh();
  asked[2]!.answer('wieder da');
  await settle();
  expect([data.value, error.value]).toEqual(['wieder da', undefined]);
});

it('waits visibly only for a slow first answer', async () => {
  const { isWaiting, refresh } = query();
  await vi.advanceTimersByTimeAsync(149);
  expect(isWaiting.value).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isWaiting.value).toBe(true);
  asked[0]!.answer('da');
  await settle();
  expect(isWaiting.value).toBe(false);
  void refresh();
  await vi.advanceTimersByTimeAsync(1000);
  expect(isWaiting.value).toBe(false);
});

it('is silent once the view is gone', async () => {
  const { data } = query();
  scope.stop();
  expect([announce, tellLine]).toEqual([[], []]);
  asked[0]!.answer('zu spät');
  await settle();
  expect(data.value).toBeUndefined();
});
