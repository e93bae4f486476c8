// What cleaning html promises: rich text keeps its small grammar and nothing else; incoming mail
// can be shown without acting or loading; words with gender signs are words; hostile and huge input
// costs no exception and little time.
import { describe, expect, it } from 'vitest';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { tagsIn } from '#core/bulletins/markup.ts';

const { richText, incoming } = htmlSanitiser;

describe('rich text', () => {
  it('keeps paragraphs, emphasis, lists and links as they are', () => {
    const html =
      '<p>Ein <strong>fetter</strong> und ein <em>schräger</em> Satz<br>mit <a href="https://a.example/?a=1&amp;b=2">Verweis</a>, <a href="mailto:a@b.example">Post</a> und <a href="tel:+49 30 1">Telefon</a></p><ul><li>eins</li></ul><ol><li>zwei</li></ol>';
    expect(richText(html)).toBe(html);
    expect(richText(richText(html))).toBe(html);
  });

  it.each([
    'Akteur*innen *und* Bürger_innen _alle_',
    'Bürger:innen',
    '{{anrede}} {{ name }}',
    '5 &lt; 6 &amp; 7',
    'Sil\u00adben',
  ])('leaves %s alone', (words) => {
    expect(richText(`<p>${words}</p>`)).toBe(`<p>${words}</p>`);
  });

  it.each([
    ['<b>a</b> <i>b</i>', '<strong>a</strong> <em>b</em>'],
    ['<h1>Titel</h1>Text', '<p>Titel</p>Text'],
    ['<div>a</div><div>b</div>', 'a<br>b'],
    ['<div><p>a</p></div><p>b</p>', '<p>a</p><p>b</p>'],
    ['<p>&nbsp;</p><p>a</p><p><br></p>', '<p>a</p>'],
    ['<p class="MsoNormal" style="color:red" onclick="x">a</p>', '<p>a</p>'],
    ['<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', 'a<br>b'],
    ['a<script>b</script><style>c</style><iframe>d</iframe><svg><p>e</p></svg>f', 'af'],
    ['<img src=x onerror=alert(1)>a', 'a'],
    ['</mj-text><mj-raw>a</mj-raw>', 'a'],
    [
      '<a href="javascript:alert(1)">a</a><a href=" jAva&#10;script:x">b</a><a href="/rel">c</a><a href="//x.example">d</a><a href="data:text/html,x">e</a><a>f</a>',
      'abcdef',
    ],
    [
      '<a href="https://a.example">x <a href="https://b.example">y</a></a>',
      '<a href="https://a.example">x </a><a href="https://b.example">y</a>',
    ],
    ['<p>offen <strong>fett', '<p>offen <strong>fett</strong></p>'],
  ])('makes %s to %s', (html, clean) => {
    expect(richText(html)).toBe(clean);
  });

  it('never throws, and what it gives has only its own tags', () => {
    const pieces = [
      '<a href="',
      '<',
      '>',
      '</a>',
      '<p',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<math><mi>',
      '<template>',
      'javascript:',
      '&#x6a;',
      '<a href=https://a.example>',
      '<div>',
      '\0',
      '<mj-raw>',
      '</p>',
    ];
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed >> 16;
    };
    for (let round = 0; round < 1500; round += 1) {
      const html = Array.from({ length: 12 }, () => pieces[random() % pieces.length]).join('');
      for (const { name, attributes } of tagsIn(richText(html))) {
        expect(['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a']).toContain(name);
        for (const [attribute, value] of attributes)
          expect(`${attribute}=${value}`).toMatch(/^href=(?:https?:\/\/|mailto:|tel:)/);
      }
    }
  });

  it('reads a megabyte of nonsense', () => {
    for (const piece of ['<div>', '<a href="x">', '<p>&nbsp;', '< ', '</div> ', '<b><i>'])
      expect(richText(piece.repeat(200_000))).toBeTypeOf('string');
  });
});

describe('incoming mail', () => {
  it('keeps its structure and loses script, style, pictures and remote content', () => {
    const html = incoming(
      '<style>p{}</style><h1>T</h1><p style="background:url(https://a.example)" onclick="x">a<img src="https://pixel.example/x.gif" alt="Hund"></p><blockquote>b</blockquote><form><input value=c></form><a href="https://a.example" target="_blank">d</a><table><tr><td colspan="2">e</td></tr></table>',
    );
    expect(html).toContain('<h1>T</h1><p>a<span>[Hund]</span></p><blockquote>b</blockquote>');
    expect(html).toContain('<a href="https://a.example" rel="noopener noreferrer">d</a>');
    expect(html).not.toMatch(/style|onclick|<img|pixel|<form|<input/);
  });

  it('keeps no link that is not one of the four kinds', () => {
    expect(
      incoming(
        '<a href="javascript:x">a</a><a href="file:///etc/passwd">b</a><a href="cid:1">c</a>',
      ),
    ).toBe('abc');
  });
});
