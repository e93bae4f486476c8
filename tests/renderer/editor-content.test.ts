// What the editor decides without a window:
//   * one step is what a person meant as one; going back and forth loses nothing
//   * blocks move within their list and never out of it; two contents are the same whatever order
//     their keys came in
//   * an address is complete when people would say so, and leads nowhere else
//   * its lengths and merge fields are those of the core; what became of a bulletin is read from
//     its deliveries
import { describe, expect, it } from 'vitest';
import { preheaderLength } from '#core/bulletins/checks/preheader-length.ts';
import { subjectLong } from '#core/bulletins/checks/subject-long.ts';
import { mergeFields } from '#core/bulletins/merge-fields.ts';
import { bulletinStates } from '#renderer/features/bulletins/bulletin-states.ts';
import {
  isSameContent,
  moved,
  wordsOf,
  type Content,
} from '#renderer/features/bulletins/editor/content.ts';
import { begin, changed, redone, undone } from '#renderer/features/bulletins/editor/history.ts';
import {
  preheaderMax,
  preheaderMin,
  subjectMax,
} from '#renderer/features/bulletins/editor/lengths.ts';
import { linkTarget } from '#renderer/features/bulletins/editor/link-target.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const block = (id: string, part: object = { type: 'divider' }) =>
  ({ id: `blk_${id}`, ...part }) as Block;

describe('the history', () => {
  it('groups typing in one place until a pause, another place or ten seconds', () => {
    let history = begin('');
    for (const [text, at] of [
      ['a', 0],
      ['ab', 500],
      ['abc', 1000],
    ] as const)
      history = changed(history, text, at, 'subject');
    expect(undone(history).present).toBe('');
    history = changed(history, 'abc d', 5000, 'subject');
    history = changed(history, 'abc d!', 5100, 'preheader');
    history = changed(history, 'moved', 5200);
    expect([
      undone(history).present,
      undone(undone(history)).present,
      undone(undone(undone(history))).present,
    ]).toEqual(['abc d!', 'abc d', 'abc']);
    let long = begin('');
    for (let at = 0; at <= 20_000; at += 1000) long = changed(long, `${at}`, at, 'subject');
    expect(undone(long).present).toBe('19000');
  });

  it('goes forth what it went back, until something new is done', () => {
    const history = undone(undone(changed(changed(begin('a'), 'b', 0), 'c', 1)));
    expect(redone(redone(history)).present).toBe('c');
    expect(redone(changed(history, 'd', 2)).present).toBe('d');
    expect(undone(begin('a')).present).toBe('a');
  });
});

describe('blocks', () => {
  it('move within the list, never out of it', () => {
    const blocks = ['a', 'b', 'c'].map((id) => block(id));
    const ids = (list: readonly Block[]) => list.map(({ id }) => id.slice(4)).join('');
    expect([
      ids(moved(blocks, blocks[0]!.id, 2)),
      ids(moved(blocks, blocks[2]!.id, 0)),
      ids(moved(blocks, blocks[1]!.id, 3)),
      ids(moved(blocks, blocks[1]!.id, -1)),
    ]).toEqual(['bca', 'cab', 'abc', 'abc']);
  });

  it('are recognised by a few of their own words', () => {
    expect(
      wordsOf(block('a', { type: 'text', html: '<p>Kita &amp; Schule:<br>Akteur*innen</p>' })),
    ).toBe('Kita & Schule: Akteur*innen');
    expect(wordsOf(block('a', { type: 'heading', level: 2, text: 'x'.repeat(100) }))).toHaveLength(
      40,
    );
  });

  it('are the same whatever order their keys came in', () => {
    const content = (blocks: unknown[]) =>
      ({
        subject: 'a',
        preheader: '',
        language: 'de',
        templateId: 'tpl_x',
        senderId: null,
        blocks,
      }) as unknown as Content;
    expect(
      isSameContent(
        content([{ id: 'blk_a', type: 'text', html: 'x' }]),
        content([{ html: 'x', type: 'text', id: 'blk_a' }]),
      ),
    ).toBe(true);
    expect(
      isSameContent(
        content([{ id: 'blk_a', type: 'text', html: 'x' }]),
        content([{ id: 'blk_a', type: 'text', html: 'y' }]),
      ),
    ).toBe(false);
  });
});

it('an address is complete when people would say so', () => {
  expect(
    [
      'www.berlin.de',
      'https://a.example/x?y=1',
      'kiez@example.org',
      '030 1234-56',
      'https://größe.example',
      '',
    ].map(linkTarget),
  ).toEqual([
    'https://www.berlin.de',
    'https://a.example/x?y=1',
    'mailto:kiez@example.org',
    'tel:030 1234-56',
    'https://größe.example',
    '',
  ]);
  expect(
    [
      'javascript:alert(1)',
      'kein ziel',
      'http://',
      'datei',
      'data:text/html,x',
      'file:///etc/passwd',
    ].map(linkTarget),
  ).toEqual(Array(6).fill(undefined));
});

describe('what editor and core both say', () => {
  it('are the same lengths', () => {
    const subject = (length: number) => subjectLong({ subjectLength: length } as never).length;
    const preheader = (length: number) =>
      preheaderLength({ preheaderLength: length } as never).length;
    expect([
      subject(subjectMax),
      subject(subjectMax + 1),
      preheader(preheaderMin),
      preheader(preheaderMin - 1),
      preheader(preheaderMax),
      preheader(preheaderMax + 1),
    ]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('are the same merge fields, but for the link every mail has already', () => {
    for (const language of ['de', 'en'] as const)
      expect(
        [...Object.keys(textsFor(language).editorView.mergeFields), 'abmeldelink'].sort(),
      ).toEqual([...mergeFields].sort());
  });
});

it('what became of a bulletin: what runs counts more than what is done, sending more than rehearsing, a test not at all', () => {
  const view = (part: object) =>
    ({
      delivery: {
        kind: 'delivery',
        accountKind: 'smtp',
        bulletinId: 'bul_a',
        plannedAt: '2026-03-01T08:00:00Z',
        finishedAt: '2026-03-01T09:00:00Z',
        ...part,
      },
      figures: { accepted: 33 },
    }) as never;
  const kindOf = (...parts: object[]) =>
    bulletinStates(parts.map(view), []).get('bul_a' as never)?.kind;
  expect(kindOf({ state: 'finished', accountKind: 'file' }, { state: 'finished' })).toBe('sent');
  expect(kindOf({ state: 'finished' }, { state: 'running' })).toBe('running');
  expect(kindOf({ state: 'finished', accountKind: 'file' })).toBe('rehearsed');
  expect([kindOf({ state: 'cancelled' }), kindOf({ state: 'finished', kind: 'test' })]).toEqual([
    undefined,
    undefined,
  ]);
});
