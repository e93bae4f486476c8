// What reading markup promises about comments: each is found whole, also where its content begins
// with a sign of markup.
import { expect, test } from 'vitest';
import { readMarkup } from '#shared/markup.ts';
import { setStylesAside } from '#renderer/features/mail/disarm-mail.ts';

const commentsOf = (html: string): string[] => {
  const found: string[] = [];
  readMarkup(html, {
    comment: (_content, at, end) => {
      found.push(html.slice(at, end));
    },
  });
  return found;
};

test.each([
  [['<!--a-->']],
  [['<!--[if !mso]><!-->', '<!--<![endif]-->']],
  [['<!--<p>-->', '<!---->', '<!--[if mso | IE]><table><![endif]-->']],
  [['<!doctype html>', '<!--<-->', '<?xml version="1.0"?>']],
])('%j', (comments) => {
  expect(commentsOf(comments.join('<p>Text</p>'))).toEqual(comments);
});

test('a mail for Outlook keeps everything that stands behind its conditional comments', () => {
  const { markup } = setStylesAside(
    '<head><!--[if !mso]><!--><meta name="a"><!--<![endif]--></head><body><p>Drei</p></body>',
  );
  expect(markup).toBe('<head><meta name="a"></head><body><p>Drei</p></body>');
});
