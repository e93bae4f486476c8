// What reading text and markup from outside promises: ten times the text costs ten times the time,
// at every entry, whatever was written to harm; markup is read as browsers read it; a list keeps
// its first number.
import { describe, expect, it } from 'vitest';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { linksIn, styledRichText } from '#core/bulletins/rich-text.ts';
import { setStylesAside } from '#renderer/features/mail/disarm-mail.ts';
import { linkTarget } from '#renderer/features/bulletins/editor/link-target.ts';
import { EmailAddress } from '#shared/values.ts';
import { LinkTarget } from '#shared/contract/blocks.ts';
import { withTags, wordsOf } from '#shared/markup.ts';
import { expectLinear } from '#tests/support/linear.ts';

const units = [
  '<',
  '<style',
  '<style>',
  '<!--',
  '<a href="',
  '<b style=',
  '<p a=">',
  '</div> ',
  '</a',
  '&',
  '<![if ',
  'url(',
  '<svg><style>',
  '"',
  "'",
];

describe.each([
  ['styles set aside before a paste or a mail is shown', setStylesAside],
  ['words', wordsOf],
  ['tags', tagsIn],
  ['links', linksIn],
  ['tags written differently', (html: string) => withTags(html, () => '')],
])('%s', (_what, read: (html: string) => unknown) => {
  it.each(units)('%s without end', (unit) => {
    expectLinear((size) => unit.repeat(size / unit.length), read);
  });
});

it.each(['a', '.', 'a.', 'a@', ' ', '1 ', '%', '-'])(
  'an address or link of nothing but "%s"',
  (unit) => {
    expectLinear(
      (size) => unit.repeat(size / unit.length) + '!',
      (text) => [linkTarget(text), LinkTarget.safeParse(text), EmailAddress.safeParse(text)],
    );
  },
);

describe('styles set aside', () => {
  it.each([
    ['<p style="color:red">a</p>', '<p data-style="color:red">a</p>', []],
    ['a<style>p{x:url(https://a.example)}</style>b', 'ab', ['p{x:none}']],
    ['a<style>p{', 'a', ['p{']],
    [
      '<p title="<style>" STYLE=x>a</p><!-- <p style=y> -->b',
      '<p title="<style>" data-style=x>a</p>b',
      [],
    ],
    ['<base href="https://a.example"><p>a', '<p>a', []],
    ['<p data-x=" style=1">a</p>', '<p data-x=" style=1">a</p>', []],
  ])('%s', (html, markup, styles) => {
    expect(setStylesAside(html)).toEqual({ markup, styles });
  });

  it('leaves pictures that lie in the style itself', () => {
    expect(
      setStylesAside(
        '<style>a{b:url("data:image/png;base64,AA")}c{d:url(https://x.example)}</style>',
      ).styles,
    ).toEqual(['a{b:url("data:image/png;base64,AA")}c{d:none}']);
  });
});

describe('the first number of a list', () => {
  it('is kept in markup and in plain text', () => {
    const html = htmlSanitiser.richText('<ol start="5"><li>fünf</li><li>sechs</li></ol>');
    expect(html).toBe('<ol start="5"><li>fünf</li><li>sechs</li></ol>');
    expect(htmlToText.convert(html)).toBe('5. fünf\n6. sechs');
    expect(
      styledRichText(html, { accent: '#000000' } as Parameters<typeof styledRichText>[1]),
    ).toMatch(/^<ol style="[^"]*" start="5"><li style="[^"]*">fünf<\/li>/);
  });

  it.each(['1', 'x', '-3', '99999', '5;x', '1e3', ''])('"%s" is none', (start) => {
    expect(htmlSanitiser.richText(`<ol start="${start}"><li>a</li></ol>`)).toBe(
      '<ol><li>a</li></ol>',
    );
  });
});

it.each([
  ['www.berlin.de', 'https://www.berlin.de'],
  ['kiez@example.org', 'mailto:kiez@example.org'],
  ['030 12345', 'tel:030 12345'],
  ['münchen.de/a?b', 'https://münchen.de/a?b'],
  ['a.example:8080/x', 'https://a.example:8080/x'],
  ['kein link', undefined],
  ['x', undefined],
  ['', ''],
  [`${'a.'.repeat(45_000)}de`, undefined],
])('what is typed as %s leads to %s', (typed, target) => {
  expect(linkTarget(typed)).toBe(target);
});
