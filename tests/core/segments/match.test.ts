// Whom a rule lets in:
//   * it selects by region, topic, kind, level and language, and says what decided
//   * no rule overrules what a person decided: unsubscribed, restricted and suppressed mailboxes
//     are never in, by whatever entry
//   * one mail per mailbox, always the same one
import { describe, expect, it } from 'vitest';
import {
  actor,
  bildung,
  contact,
  everyone,
  match,
  nobody,
  nordost,
  ruleOf,
} from '#tests/support/segment-people.ts';

describe('a rule', () => {
  const kita = actor('Kita', {
    regions: ['reg_schoeneberg-nordost'],
    topics: ['top_bildung'],
    kind: 'kin_kita',
  });
  const amt = actor('Amt', { level: 'district', kind: 'kin_fachamt' });

  it.each([
    [everyone, [true, 'everyone'], [true, 'everyone']],
    [nobody, [false, 'nobody'], [false, 'nobody']],
    [nordost, [true, 'region'], [false, 'region']],
    [ruleOf({ type: 'region', in: [] }), [false, 'nobody'], [false, 'nobody']],
    [ruleOf({ type: 'level', in: ['district'] }), [false, 'level'], [true, 'level']],
    [ruleOf({ type: 'kind', in: ['kin_kita', 'kin_schule'] }), [true, 'kind'], [false, 'kind']],
    [ruleOf({ type: 'language', in: ['en'] }), [false, 'language'], [false, 'language']],
    [
      ruleOf({ type: 'all', rules: [nordost, bildung] }),
      [true, 'region', 'topic'],
      [false, 'region', 'topic'],
    ],
    [
      ruleOf({ type: 'any', rules: [nordost, { type: 'level', in: ['district'] }] }),
      [true, 'region'],
      [true, 'level'],
    ],
    [ruleOf({ type: 'not', rule: nordost }), [false, 'excluded'], [true, 'everyone']],
    [
      ruleOf({ type: 'all', rules: [nordost, { type: 'not', rule: bildung }] }),
      [false, 'excluded'],
      [false, 'region'],
    ],
    [
      ruleOf({ type: 'not', rule: { type: 'not', rule: nordost } }),
      [true, 'region'],
      [false, 'region'],
    ],
    [ruleOf({ type: 'not', rule: nobody }), [true, 'everyone'], [true, 'everyone']],
  ])('%j decides and says why', (rule, first, second) => {
    expect(match([kita, amt], rule)).toEqual([
      ['kita@haus.example', ...first],
      ['amt@haus.example', ...second],
    ]);
  });
});

describe('what no rule can overrule', () => {
  it.each([
    ['no address', contact(null), 'no-address'],
    ['no legal basis', contact('a@haus.example', { legalBasis: null }), 'no-legal-basis'],
    ['unsubscribed', contact('a@haus.example', { state: 'unsubscribed' }), 'unsubscribed'],
    ['restricted', contact('a@haus.example', { state: 'restricted' }), 'restricted'],
  ])('%s', (_, one, reason) => {
    expect(match([actor('Haus', {}, [one])], everyone).map(([, ...rest]) => rest)).toEqual([
      [false, reason],
    ]);
  });

  it('a suppressed mailbox, in every spelling', () => {
    expect(
      match(
        [actor('Haus', {}, [contact('Weg@haus.example')])],
        everyone,
        (address) => address.toLowerCase() === 'weg@haus.example',
      ),
    ).toEqual([['Weg@haus.example', false, 'suppressed']]);
  });

  it.each(['unsubscribed', 'restricted'] as const)(
    '%s at one actor counts for the same mailbox at another',
    (state) => {
      const actors = [
        actor('Eins', {}, [contact('WEG@haus.example')]),
        actor('Zwei', {}, [contact('weg@haus.example', { state })]),
      ];
      expect(match(actors, everyone).map(([, ...rest]) => rest)).toEqual([
        [false, state],
        [false, state],
      ]);
    },
  );

  it('a mailbox is written to once, at its first entry the rule lets in', () => {
    const actors = [
      actor('Amt', { level: 'district' }, [contact('haus@haus.example')]),
      actor('Eins', {}, [
        contact('Haus@Haus.example', { legalBasis: null }),
        contact('HAUS@haus.example'),
      ]),
      actor('Zwei', {}, [contact('haus@haus.example')]),
    ];
    expect(
      match(actors, ruleOf({ type: 'level', in: ['local'] })).map(([, ...rest]) => rest),
    ).toEqual([
      [false, 'level'],
      [false, 'no-legal-basis'],
      [true, 'level'],
      [false, 'same-address'],
    ]);
  });
});
