// What a screen may hand to the client: whatever it holds. What arrives at the bridge is plain
// JSON.
import { reactive } from 'vue';
import { describe, expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import { AppError } from '#shared/errors.ts';

function clientThatSees() {
  const seen: unknown[] = [];
  const client = createClient({
    call: async (_name, input) => {
      seen.push(structuredClone(input));
      return Promise.resolve({ ok: true, value: {} });
    },
    subscribe: () => () => undefined,
  });
  return { client, seen };
}

describe('the client', () => {
  it('turns proxies, dates and gaps into plain JSON, as JSON itself would', async () => {
    const { client, seen } = clientThatSees();
    const given = reactive({
      id: 'act_1',
      nested: { list: [1, undefined, { a: null }], gone: undefined },
      at: new Date(0),
    });
    await client.actors.get(given);
    expect(seen).toEqual([JSON.parse(JSON.stringify(given))]);
  });

  it('passes a long text on without copying it', async () => {
    const text = 'x'.repeat(1000);
    let arrived: unknown;
    const client = createClient({
      call: async (_name, input) => {
        arrived = input;
        return Promise.resolve({ ok: true, value: {} });
      },
      subscribe: () => () => undefined,
    });
    await client.actors.import({ file: text });
    expect((arrived as { file: string }).file).toBe(text);
  });

  it('throws what the program refused, as the error it was', async () => {
    const client = createClient({
      call: async () =>
        Promise.resolve({ ok: false, error: { code: 'actor.not-found', data: { id: 'act_1' } } }),
      subscribe: () => () => undefined,
    });
    await expect(client.actors.get({ id: 'act_1' })).rejects.toEqual(
      new AppError('actor.not-found', { id: 'act_1' }),
    );
  });

  it('hands events on only when they keep the contract', () => {
    const heard: unknown[] = [];
    let tell: (name: string, data: unknown) => void = () => undefined;
    const client = createClient({
      call: async () => Promise.resolve({ ok: true, value: {} }),
      subscribe: (listener) => {
        tell = listener;
        return () => undefined;
      },
    });
    client.on('actors.changed', (data) => {
      heard.push(data);
    });
    tell('actors.changed', { count: 2 });
    tell('actors.changed', { count: 'many' });
    tell('settings.changed', {});
    expect(heard).toEqual([{ count: 2 }]);
  });
});
