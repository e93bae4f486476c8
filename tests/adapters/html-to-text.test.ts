// What reading html as text promises: paragraphs, lists and links as a person would type them; no
// word damaged.
import { expect, it } from 'vitest';
import { htmlToText } from '#adapters/html-to-text.ts';

it.each([
  [
    '<p>Akteur*innen und *Bürger_innen* _alle_ &amp; Co.</p>',
    'Akteur*innen und *Bürger_innen* _alle_ & Co.',
  ],
  [
    '<p>Ein <strong>fetter</strong> und <em>schräger</em> Satz</p><p>Noch einer</p>',
    'Ein fetter und schräger Satz\n\nNoch einer',
  ],
  ['<p>a<br>b</p>', 'a\nb'],
  [
    '<p>Vor</p><ul><li><p>eins</p></li><li>zwei<ul><li>drei</li></ul></li></ul><p>Nach</p>',
    'Vor\n\n- eins\n- zwei\n  - drei\n\nNach',
  ],
  ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
  ['<a href="https://a.example/?a=1&amp;b=2">Bericht</a>', 'Bericht <https://a.example/?a=1&b=2>'],
  [
    '<a href="https://a.example">https://a.example</a> <a href="mailto:a@b.example">a@b.example</a> <a href="mailto:a@b.example">Post</a>',
    'https://a.example a@b.example Post <a@b.example>',
  ],
  ['Sil\u00adben\u00a0trennung', 'Silben trennung'],
  ['<h1>Titel</h1><p>Text</p>', 'Titel\n\nText'],
  ['{{anrede}}, {{ name }}', '{{anrede}}, {{ name }}'],
  ['', ''],
])('%s', (html, text) => {
  expect(htmlToText.convert(html)).toBe(text);
});

it('reads megabytes of nonsense', () => {
  for (const piece of ['<p>', '<pre>   ', '<ul><li>', '&nbsp; ', '<a href="x">'])
    expect(htmlToText.convert(piece.repeat(100_000))).toBeTypeOf('string');
});
