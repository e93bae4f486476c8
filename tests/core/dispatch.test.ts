// What the one way into the domain promises:
//   * every outcome is a Reply; nothing is thrown
//   * input is checked before a handler sees it, output before a screen does
//   * a refusal says where and what, and never repeats the offending value
//   * what nests without end is refused before anything walks it, by every method
//   * a file that is too large is told apart from other mistakes, with the limit
import { describe, expect, it } from 'vitest';
import { createDispatch, type AllHandlers } from '#core/dispatch.ts';
import { methodNames } from '#shared/api.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/incoming.ts';
import { AppError } from '#shared/errors.ts';
import { MAX_NESTING } from '#shared/nesting.ts';
import { silentLog } from '#tests/support/steady-machine.ts';

const dispatchWith = (handlers: object) => createDispatch(handlers as AllHandlers, silentLog);

describe('dispatch', () => {
  it('hands validated input to the handler, defaults filled in', async () => {
    let seen: unknown;
    const dispatch = dispatchWith({
      segments: {
        list: async (input: unknown) => {
          seen = input;
          return Promise.resolve({ total: 0, items: [] });
        },
      },
    });
    expect(await dispatch('segments.list', {})).toEqual({
      ok: true,
      value: { total: 0, items: [] },
    });
    expect(seen).toEqual({ language: 'de', offset: 0, limit: 100 });
  });

  it.each([
    '',
    '.',
    'actors',
    'actors.',
    '.get',
    'constructor.name',
    'actors.__proto__',
    'actors.constructor',
    '__proto__.get',
    'actors.get.more',
  ])('knows no method named "%s"', async (name) => {
    expect(await dispatchWith({})(name, {})).toMatchObject({
      ok: false,
      error: { code: 'api.unknown-method' },
    });
  });

  it('says where the input is wrong and keeps the value to itself', async () => {
    const reply = await dispatchWith({})('actors.get', { id: 'geheim@example.org' });
    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'input.invalid',
        data: { issues: [{ path: 'id', problem: 'invalid_format' }] },
      },
    });
  });

  it.each([65, 2_000, 40_000])(
    'refuses an input nested %i deep, whatever it is for, and names the field',
    async (depth) => {
      const deep = JSON.parse(
        `${'{"type":"not","rule":'.repeat(depth)}{}${'}'.repeat(depth)}`,
      ) as unknown;
      const refused = (path: string) => ({
        ok: false,
        error: { code: 'input.invalid', data: { issues: [{ path, problem: 'too-deep' }] } },
      });
      for (const name of methodNames)
        expect(await dispatchWith({})(name, { rule: deep }), name).toEqual(refused('rule'));
      expect(await dispatchWith({})('segments.save', deep)).toEqual(refused('rule'));
      expect(await dispatchWith({})('segments.save', { segment: { rule: deep } })).toEqual(
        refused('segment'),
      );
    },
  );

  it('lets a rule through that is as deep as the limit allows', async () => {
    const rule = JSON.parse(
      `${'{"type":"not","rule":'.repeat(MAX_NESTING - 3)}{"type":"all","rules":[]}${'}'.repeat(MAX_NESTING - 3)}`,
    ) as unknown;
    const dispatch = dispatchWith({
      segments: {
        preview: async () =>
          Promise.resolve({ sentence: '', included: 0, excluded: 0, barred: 0, matches: [] }),
      },
    });
    expect(await dispatch('segments.preview', { rule })).toMatchObject({ ok: true });
  });

  it('names the limit of a file that is too large', async () => {
    const file = 'A'.repeat(Math.ceil(MAX_MAIL_BYTES / 3) * 4 + 4);
    const reply = await dispatchWith({})('concerns.import', { file });
    expect(reply).toMatchObject({ ok: false, error: { code: 'input.too-large' } });
    expect(
      (reply as unknown as { error: { data: { maxBytes: number } } }).error.data.maxBytes,
    ).toBeGreaterThanOrEqual(MAX_MAIL_BYTES);
  });

  it('passes an expected failure on with its data', async () => {
    const dispatch = dispatchWith({
      settings: { get: async () => Promise.reject(new AppError('store.full', { folder: 'x' })) },
    });
    expect(await dispatch('settings.get', {})).toEqual({
      ok: false,
      error: { code: 'store.full', data: { folder: 'x' } },
    });
  });

  it('turns a defect, and an output that breaks the contract, into an incident number', async () => {
    const dispatch = dispatchWith({
      settings: { get: async () => Promise.reject(new TypeError('secret detail')) },
      segments: { list: async () => Promise.resolve({ total: 'many' }) },
    });
    for (const name of ['settings.get', 'segments.list'])
      expect(await dispatch(name, {})).toEqual({
        ok: false,
        error: { code: 'internal', data: { incident: 'test' } },
      });
  });
});
