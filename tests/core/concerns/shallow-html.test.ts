// What keeping HTML shallow promises: real mails pass unchanged, what nests without end is cut
// where it gets too deep, and the work stays linear.
import { expect, test } from 'vitest';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { shallowHtml } from '#core/concerns/shallow-html.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { wayBack } from '#tests/support/way-back.ts';

test('what mail programs write passes unchanged', () => {
  const layout = `${'<table><tr><td>'.repeat(50)}Hallo<br>${'<img src="cid:x">'.repeat(2000)}${'</td></tr></table>'.repeat(50)}`;
  const paragraphs = '<p>Satz <b>fett</b></p>'.repeat(5000);
  for (const html of ['', 'nur Text < 3', layout, paragraphs]) expect(shallowHtml(html)).toBe(html);
});

test('what nests without end is cut, also when it pretends to close', () => {
  for (const unit of ['<div>', '<ul><li>', '<div></x>', '<b></i>', '<DIV ></ div>'])
    expect(shallowHtml(`<p>Hallo</p>${unit.repeat(5000)}`).length).toBeLessThan(1010 * unit.length);
  expect(shallowHtml(`<p>Hallo</p>${'<div>'.repeat(5000)}`)).toMatch(/^<p>Hallo<\/p><div>/);
});

test.each([
  '<div>',
  '<ul><li>',
  '<table><tr><td>',
  '<',
  '</',
  '<a href="https://x.example">',
  '<p>x</p>',
  '<b><i></b></i>',
])('reading %s for ever costs what its length costs', (unit) => {
  const read = (html: string) => htmlToText.convert(htmlSanitiser.incoming(shallowHtml(html)));
  expectLinear((size) => unit.repeat(size / 4 / unit.length), read);
});

test("nothing that runs or hides in HTML becomes a person's words", async () => {
  const app = await wayBack();
  const { concern } = await app.read(
    'From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<title>T</title><style>p{color:red}</style><script>alert(1)</script><!-- c --><p onclick="x()">Hallo <a href="javascript:x()">Welt</a><img src="https://t.example/p.gif"></p><iframe src="https://t.example">f</iframe>',
  );
  expect(concern?.text).toBe('Hallo Welt');
});
