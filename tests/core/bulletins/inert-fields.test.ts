// Nothing a person writes into any field of any block, into subject, preheader or sender, becomes
// markup, MJML or a header; it is still readable as what it is.
import { afterAll, describe, expect, it } from 'vitest';
import { compose } from '#core/bulletins/compose.ts';
import { activeContent } from '#core/bulletins/inert.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { personalise } from '#core/bulletins/personalise.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { wordsOf } from '#shared/markup.ts';
import { deps, image, composed, values } from '#tests/support/composed-mail.ts';
import { block, bulletinOf, sampleSender } from '#tests/support/composing.ts';

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</mj-text><mj-raw><script>alert(1)</script></mj-raw><mj-text>',
  '</mj-column></mj-section></mj-body></mjml>',
  '<mj-include path="/etc/passwd" />',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!-- --><b>',
  ']]>',
  '<![endif]-->',
  '{{name}}" onclick="alert(1)',
  '[[blocks]] [[imprint]]',
  '{% raw %} <%= 1 %> ${1}',
  '<style>*{display:none}</style>',
  '<a href="javascript:alert(1)">x</a>',
  '\u202egnp.exe',
];

afterAll(() => deps.mjml.close());

describe.each(attacks)('%s', (attack) => {
  const everywhere = (): Block[] => [
    block('heading', { text: attack }),
    block('text', { html: attack }),
    block('text', { html: `<p>${attack}</p>` }),
    block('image', {
      image,
      alt: { kind: 'text', text: attack },
      caption: attack,
      link: 'https://a.example/"><script>',
    }),
    block('button', { text: attack, link: `https://a.example/?q=${attack.replace(/\s/g, '')}` }),
    block('event', {
      title: attack,
      place: attack,
      html: attack,
      link: 'https://a.example/\'"<b>',
    }),
  ];

  it('is inert in every field of every block, in subject, preheader and sender', async () => {
    const baseline = tagsIn(
      (
        await composed([
          block('heading'),
          block('text', { html: 'x' }),
          block('text'),
          block('image', { image, caption: 'x', link: 'https://a.example/' }),
          block('button'),
          block('event', { html: 'x', link: 'https://a.example/' }),
        ])
      ).html,
    );
    const hostile = {
      ...sampleSender,
      name: attack,
      organisation: attack,
      imprint: `${attack}\n${attack}`,
      privacyUrl: 'https://bezirk.example/"><script>',
    };
    const { html } = await compose(
      deps,
      bulletinOf(everywhere(), { subject: attack, preheader: attack }),
      hostile,
    );
    const page = personalise(
      { subject: attack, html, text: '' },
      { ...values, name: attack, anrede: attack },
    ).html;
    expect(activeContent(page)).toBeUndefined();
    // No element that a harmless bulletin does not have, and no attribute either.
    const kinds = (tags: ReturnType<typeof tagsIn>) =>
      new Set(
        tags.flatMap(({ name, attributes }) => [
          name,
          ...[...attributes.keys()].map((attribute) => `${name}[${attribute}]`),
        ]),
      );
    const allowed = new Set([...kinds(baseline), 'b', 'strong']);
    expect([...kinds(tagsIn(page))].filter((kind) => !allowed.has(kind))).toEqual([]);
    expect(page).not.toContain('root:');
  });

  it('is still readable as what it is', async () => {
    const { html, text } = await composed([block('heading', { text: attack }), block('text')]);
    expect(wordsOf(html)).toContain(attack.replace(/\s+/g, ' '));
    expect(text.replace(/\s+/g, ' ')).toContain(attack.replace(/\s+/g, ' '));
  });
});
