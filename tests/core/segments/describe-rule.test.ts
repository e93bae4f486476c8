// The sentence says what the rule does, in German and English.
import { describe, expect, it } from 'vitest';
import { describeRule } from '#core/segments/describe-rule.ts';
import { entryNames } from '#core/segments/entry-names.ts';
import { defaultSettings } from '#core/settings/default-settings.ts';
import { type Rule } from '#shared/contract/segments.ts';
import type { Language } from '#shared/values.ts';
import { actor, everyone, match, nobody, ruleOf } from '#tests/support/segment-people.ts';

describe('the sentence', () => {
  const said = (rule: unknown, language: Language = 'de') =>
    describeRule(ruleOf(rule), entryNames(defaultSettings().lists, language), language);
  const both = { type: 'region', in: ['reg_schoeneberg-nordost', 'reg_schoeneberg-nordwest'] };
  const traffic = { type: 'topic', in: ['top_verkehr'] };

  it.each([
    [everyone, 'Alle Ansprechpersonen.'],
    [nobody, 'Niemand.'],
    [{ type: 'not', rule: everyone }, 'Niemand.'],
    [{ type: 'topic', in: [] }, 'Niemand.'],
    [
      both,
      'Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost oder Schöneberg Nordwest gehören.',
    ],
    [
      { type: 'all', rules: [both, { type: 'not', rule: traffic }] },
      'Alle Ansprechpersonen, die zur Bezirksregion Schöneberg Nordost oder Schöneberg Nordwest gehören und nicht zum Thema Verkehr arbeiten.',
    ],
    [
      {
        type: 'all',
        rules: [
          traffic,
          {
            type: 'any',
            rules: [
              { type: 'kind', in: ['kin_kita'] },
              { type: 'level', in: ['district'] },
            ],
          },
        ],
      },
      'Alle Ansprechpersonen, die zum Thema Verkehr arbeiten und (zur Art Kita zählen oder zur Ebene Bezirk gehören).',
    ],
    [
      { type: 'not', rule: { type: 'any', rules: [traffic, { type: 'language', in: ['en'] }] } },
      'Alle Ansprechpersonen, die nicht zum Thema Verkehr arbeiten und nicht die Sprache Englisch gewählt haben.',
    ],
    [
      { type: 'all', rules: [everyone, { type: 'all', rules: [traffic] }] },
      'Alle Ansprechpersonen, die zum Thema Verkehr arbeiten.',
    ],
    [
      { type: 'region', in: ['reg_gone'] },
      'Alle Ansprechpersonen, die zur Bezirksregion reg_gone gehören.',
    ],
  ])('%j', (rule, sentence) => {
    expect(said(rule)).toBe(sentence);
  });

  it('is there in English', () => {
    expect(said({ type: 'all', rules: [both, { type: 'not', rule: traffic }] }, 'en')).toBe(
      'All contacts who belong to the region Schöneberg Nordost or Schöneberg Nordwest and do not work on the topic Verkehr.',
    );
  });

  it('says exactly whom the rule lets in: both decide alike on generated rules', () => {
    let state = 11;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % below;
    };
    const generated = (depth: number): Rule => {
      const kind = next(depth > 0 ? 6 : 3);
      if (kind < 3)
        return ruleOf(
          [
            { type: 'level', in: [] },
            { type: 'level', in: ['local'] },
            { type: 'level', in: ['local', 'district'] },
          ][kind],
        );
      if (kind === 3) return { type: 'not', rule: generated(depth - 1) };
      return {
        type: kind === 4 ? 'all' : 'any',
        rules: Array.from({ length: next(4) }, () => generated(depth - 1)),
      };
    };
    for (let n = 0; n < 2000; n++) {
      const rule = generated(4);
      const isIn = (level: string) => match([actor('Haus', { level })], rule)[0]![1];
      const sentence = describeRule(rule, (id) => id, 'de');
      if (sentence === 'Niemand.')
        expect([isIn('local'), isIn('district')]).toEqual([false, false]);
      if (sentence === 'Alle Ansprechpersonen.')
        expect([isIn('local'), isIn('district')]).toEqual([true, true]);
      if (sentence === 'Alle Ansprechpersonen, die zur Ebene local gehören.')
        expect([isIn('local'), isIn('district')]).toEqual([true, false]);
      if (sentence === 'Alle Ansprechpersonen, die nicht zur Ebene local gehören.')
        expect([isIn('local'), isIn('district')]).toEqual([false, true]);
    }
  });
});
