// What typed words promise:
//   * every input of every method can be typed as key=value, and arrives as exactly that value
//   * a word is only turned into what the schema wants: "007" stays a text where a text is wanted
//   * JSON, lists, list positions and input= work together; later and more precise words win
//   * a key nobody knows is refused and never dropped in silence; what does not fit is left for the
//     contract to refuse
import { describe, expect, it } from 'vitest';
import { parseArguments, treeOf } from '#cli/arguments.ts';
import { baseInput, coerceInput } from '#cli/coerce.ts';
import { exampleFields } from '#cli/example.ts';
import { readLeaves } from '#cli/files.ts';
import { inputSchemaOf } from '#cli/input-schema.ts';
import { methodNamed, methodNames } from '#shared/api.ts';
import { samplesFor } from '#tests/support/contract-samples.ts';
import { Readable } from 'node:stream';

const typed = async (name: string, ...words: string[]): Promise<unknown> => {
  const line = parseArguments([name, ...words], {});
  expect(line.problem).toBeUndefined();
  const leaves = await readLeaves(line.fields, Readable.from([]));
  const whole = leaves.find(({ key }) => key === 'input');
  return coerceInput(
    inputSchemaOf(methodNamed(name)!),
    treeOf(leaves.filter(({ key }) => key !== 'input')),
    whole && baseInput(whole.leaf),
  );
};

/** The words a person would type for a value. */
const wordsFor = (value: unknown, key = ''): string[] => {
  const inside = (name: string) => (key === '' ? name : `${key}.${name}`);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string' && /^[^,\s@]+$/.test(item)))
      return [`${key}=${value.join(',')}`];
    return value.flatMap((item, index) => wordsFor(item, inside(String(index))));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0 && key !== ''
      ? [`${key}={}`]
      : entries.flatMap(([name, one]) => wordsFor(one, inside(name)));
  }
  return [
    `${key}=${typeof value === 'string' && value.startsWith('@') ? '@' : ''}${String(value)}`,
  ];
};

describe.each(methodNames)('%s', (name) => {
  const method = methodNamed(name)!;
  const samples = samplesFor(method);

  it('takes each of its inputs as key=value words', async () => {
    expect(samples.some((sample) => method.input.safeParse(sample).success)).toBe(true);
    for (const sample of samples) expect(await typed(name, ...wordsFor(sample))).toEqual(sample);
  });

  it('takes each of its inputs as JSON', async () => {
    for (const sample of samples)
      expect(await typed(name, `input=${JSON.stringify(sample)}`)).toEqual(sample);
  });

  it('has an example that the contract accepts', async () => {
    const fields = exampleFields(method).map((field) =>
      field.replace(/^"(.*)"$/, '$1').replace('=@datei', '=aGFsbG8='),
    );
    expect(method.input.safeParse(await typed(name, ...fields)).error?.issues).toBeUndefined();
  });

  it('leaves the key "input" to the command line', () => {
    expect(inputSchemaOf(method).root.properties ?? {}).not.toHaveProperty('input');
  });

  it('refuses a key nobody knows', async () => {
    await expect(typed(name, 'nonsense=1')).rejects.toMatchObject({
      code: 'command.unknown-option',
      data: { option: 'nonsense' },
    });
  });
});

describe('words', () => {
  it('stay text where a text is wanted, whatever they look like', async () => {
    expect(await typed('actors.list', 'search=007')).toEqual({ search: '007' });
    expect(await typed('actors.list', 'search=null')).toEqual({ search: 'null' });
    expect(await typed('actors.list', 'search=[a,b]')).toEqual({ search: '[a,b]' });
  });

  it('become numbers only where a number is wanted, and stay as they are when they are none', async () => {
    expect(await typed('actors.list', 'limit=20')).toEqual({ limit: 20 });
    expect(await typed('actors.list', 'limit=zwanzig')).toEqual({ limit: 'zwanzig' });
    expect(await typed('actors.list', 'limit=')).toEqual({ limit: '' });
  });

  it('may give a list with commas, in several words, as JSON, or position by position', async () => {
    const wanted = { regions: ['reg_a', 'reg_b'] };
    for (const words of [
      ['regions=reg_a, reg_b'],
      ['regions=reg_a', 'regions=reg_b'],
      ['regions=["reg_a","reg_b"]'],
      ['regions.1=reg_b', 'regions.0=reg_a'],
    ]) {
      expect(await typed('actors.list', ...words)).toEqual(wanted);
    }
    expect(await typed('actors.list', 'regions=')).toEqual({ regions: [] });
  });

  it('reach into rules of rules', async () => {
    expect(
      await typed(
        'segments.preview',
        'rule.type=all',
        'rule.rules.0.type=region',
        'rule.rules.0.in=reg_a,reg_b',
        'rule.rules.1.type=not',
        'rule.rules.1.rule.type=level',
        'rule.rules.1.rule.in=district',
      ),
    ).toEqual({
      rule: {
        type: 'all',
        rules: [
          { type: 'region', in: ['reg_a', 'reg_b'] },
          { type: 'not', rule: { type: 'level', in: ['district'] } },
        ],
      },
    });
  });

  it('overrule the JSON they are typed with, key by key', async () => {
    expect(
      await typed(
        'segments.save',
        'input={"segment":{"revision":0,"name":"Alt","rule":{"type":"all","rules":[]}}}',
        'segment.name=Neu',
      ),
    ).toEqual({ segment: { revision: 0, name: 'Neu', rule: { type: 'all', rules: [] } } });
    expect(
      await typed(
        'segments.save',
        'segment={"revision":0,"rule":{"type":"not","rule":{"type":"any","rules":[]}}}',
        'segment.rule.rule.type=all',
      ),
    ).toEqual({
      segment: { revision: 0, rule: { type: 'not', rule: { type: 'all', rules: [] } } },
    });
  });

  it('do not change the kind of thing they are about: a key of another kind is refused', async () => {
    await expect(
      typed(
        'settings.saveAccount',
        'revision=0',
        'account.kind=file',
        'account.host=mail.example.org',
      ),
    ).rejects.toMatchObject({ code: 'command.unknown-option', data: { option: 'account.host' } });
  });

  it.each([
    '__proto__.x=1',
    'constructor=1',
    'toString=1',
    'regions.x=1',
    'regions.0.x=1',
    'regions.10000=reg_a',
    'search.x=1',
    'a..b=1',
    '.=1',
  ])('are refused as %s', async (word) => {
    await expect(typed('actors.list', word)).rejects.toMatchObject({
      code: 'command.unknown-option',
    });
  });

  it('with a slip come back with the key that was probably meant', async () => {
    await expect(typed('actors.list', 'serach=x')).rejects.toMatchObject({
      data: { option: 'serach', nearest: 'search' },
    });
    await expect(typed('segments.save', 'segment.nmae=x')).rejects.toMatchObject({
      data: { option: 'segment.nmae', nearest: 'segment.name' },
    });
  });

  it('leave a gap in a list for the contract to refuse by its position', async () => {
    const issues = methodNamed('actors.list')!.input.safeParse(
      await typed('actors.list', 'regions.0=reg_a', 'regions.2=reg_c'),
    ).error?.issues;
    expect(issues?.map(({ path }) => path)).toEqual([['regions', 1]]);
  });

  it('that begin JSON and do not end it are refused where JSON is needed', async () => {
    await expect(typed('actors.list', 'input={"search":')).rejects.toMatchObject({
      code: 'input.not-json',
    });
    expect(
      methodNamed('segments.preview')!.input.safeParse(
        await typed('segments.preview', 'rule={"type":'),
      ).success,
    ).toBe(false);
  });
});
