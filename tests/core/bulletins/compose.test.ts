// What composing promises:
//   * gender signs and foreign letters come out as they went in: html, text, subject
//   * the text part is a letter of its own: headings, links with targets, images by their
//     description, when and where
//   * what is frozen is what was looked at; a template that loses the imprint or the way out is
//     refused
import { afterAll, describe, expect, it } from 'vitest';
import { compose } from '#core/bulletins/compose.ts';
import { freezeContent } from '#core/bulletins/freeze-content.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { personalise } from '#core/bulletins/personalise.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { hasCode } from '#shared/errors.ts';
import { wordsOf } from '#shared/markup.ts';
import { deps, image, shipped, composed, values } from '#tests/support/composed-mail.ts';
import {
  block,
  bulletinOf,
  exampleBulletin,
  longBulletin,
  sampleSender,
} from '#tests/support/composing.ts';

afterAll(() => deps.mjml.close());

describe('inclusive German', () => {
  const words =
    'Akteur*innen, Bürger_innen, Bürger:innen, *Kolleg*innen* und _Nachbar_innen_ in Groß-Škoda';

  it('is untouched in html, text and subject', async () => {
    const { html, text } = await composed(
      [
        block('heading', { text: words }),
        block('text', { html: `<p>${words}</p>` }),
        block('image', { image, alt: { kind: 'text', text: words }, caption: words }),
        block('button', { text: words }),
        block('event', { title: words, place: words, html: `<ul><li>${words}</li></ul>` }),
      ],
      { subject: words, preheader: words },
    );
    // Title, label of the article, preheader, h1, heading, text, alt, caption, button, event:
    // title, place, list.
    expect(html.split(words).length - 1).toBeGreaterThanOrEqual(12);
    expect(text.replace(/\s+/g, ' ').split(words).length - 1).toBe(9);
    expect(html).not.toMatch(/<em>|<i>/);
    expect(personalise({ subject: words, html: '', text: '' }, values).subject).toBe(words);
  });
});

describe('the text part', () => {
  it('reads like a letter', async () => {
    const { text } = await compose(deps, await exampleBulletin(deps), sampleSender);
    const letter = personalise({ subject: '', html: '', text }, values).text;
    expect(
      letter.startsWith(
        'Bezirksamt Musterstadt\n\nNeues aus dem Kiez: Frühling, Spielstraßen und Ihre Ideen\n=========================================================\n\nGuten Tag Frau Dr. Yılmaz,\n\nder Frühling kommt',
      ),
    ).toBe(true);
    expect(letter).toContain('\nTermine in der Nachbarschaft\n----------------------------\n');
    expect(letter).toContain(
      '\nWann: Samstag, 20. März 2027, 15:00 bis 18:30 Uhr\nWo: Vorplatz des Nachbarschaftshauses Lindengarten, Musterstraße 12\n',
    );
    expect(letter).toContain(
      '\n- Zwei Bänke mit Rückenlehne kommen dazu, eine davon im Schatten.\n',
    );
    expect(letter).toContain(
      'Bauplan für den Spielplatz am Ahornweg\n<https://bezirk.example/spielplatz-ahornweg>',
    );
    expect(letter).toContain(
      '\nSo funktioniert eine Spielstraße auf Zeit:\nhttps://bezirk.example/spielstrassen\n',
    );
    expect(letter).toContain('[Bild: Zeichnung einer Häuserzeile');
    expect(
      letter
        .trimEnd()
        .endsWith(
          '(Abmelden):\nmailto:ab+1@bezirk.example\n\nHinweise zum Datenschutz:\nhttps://bezirk.example/datenschutz',
        ),
    ).toBe(true);
  });

  it('has no line over 76 columns but addresses, no space at a line end, no quote mark or signature by accident', async () => {
    const { text } = await compose(deps, longBulletin(3), {
      ...sampleSender,
      organisation: 'Bezirksamt '.repeat(20).trim(),
    });
    for (const line of text.split('\n')) {
      if (!/https?:/.test(line)) expect(line.length).toBeLessThanOrEqual(76);
      expect(line).toBe(line.trimEnd());
      expect(line).not.toMatch(/^--$|^From /);
    }
  });

  it('speaks English in an English bulletin', async () => {
    const { text, html } = await composed([block('event', { link: 'https://a.example/' })], {
      language: 'en',
    });
    expect(text).toContain('When: Saturday, 20 March 2027, 15:00 to 18:00\nWhere: Rathausplatz');
    expect(text).toContain('More about “Stadtteilfest”:\nhttps://a.example/');
    expect(html).toContain('Unsubscribe from these emails');
    expect(
      tagsIn(html)
        .find(({ name }) => name === 'html')
        ?.attributes.get('lang'),
    ).toBe('en');
  });
});

describe('the html part', () => {
  it('keeps imprint, reason and way out in every mail', async () => {
    const { html } = await composed([block('text')]);
    expect(wordsOf(html)).toContain(
      'Bezirksamt Musterstadt Rathausplatz 1, 10999 Musterstadt Telefon 030 5550-100 Verantwortlich: Dr. Kim Ağaoğlu',
    );
    expect(html).toContain('<a href="{{abmeldelink}}"');
    expect(personalise({ subject: '', html, text: '' }, values).html).toContain(
      '<a href="mailto:ab+1@bezirk.example"',
    );
  });

  it('puts events one level below their heading and skips none', async () => {
    const levels = async (...blocks: Block[]) =>
      tagsIn((await composed([block('text'), ...blocks])).html)
        .filter(({ name, isClosing }) => /^h\d$/.test(name) && !isClosing)
        .map(({ name }) => name)
        .slice(1, -1);
    expect(
      await levels(
        block('event'),
        block('heading'),
        block('event'),
        block('heading', { level: 3 }),
        block('event'),
      ),
    ).toEqual(['h2', 'h2', 'h3', 'h3', 'h4']);
  });

  it('stays far below what Gmail cuts off, for fifteen sections', async () => {
    expect((await compose(deps, longBulletin(), sampleSender)).html.length).toBeLessThan(60_000);
  });

  it('leaves out a picture that is not there, and an empty block', async () => {
    const { html } = await composed([
      block('text'),
      block('image', { image: null }),
      block('heading', { text: '' }),
      block('button', { link: '' }),
    ]);
    expect(html).not.toMatch(/<img|href=""|<h2[^>]*><\/h2>/);
  });
});

describe('freezing', () => {
  it('keeps content, sender, list and pictures by their content', async () => {
    const frozen = await freezeContent(deps, await exampleBulletin(deps), sampleSender);
    expect(frozen).toMatchObject({
      subject: 'Neues aus dem Kiez: Frühling, Spielstraßen und Ihre Ideen',
      language: 'de',
      from: { name: sampleSender.name, address: sampleSender.address },
      replyTo: 'antwort@bezirk.example',
      hasSubaddressing: true,
      listId: 'kiezbrief.bezirk.example',
      images: [{ blob: image, mime: 'image/png', fileName: 'bild-1.png' }],
    });
    expect(frozen.html).toContain(`src="cid:${frozen.images[0]!.cid}"`);
    expect(frozen.html).not.toContain('data:');
    expect(await freezeContent(deps, await exampleBulletin(deps), sampleSender)).toEqual(frozen);
  });
});

describe('a template', () => {
  const withTemplate = (mjml: string) =>
    compose(
      {
        ...deps,
        templates: { list: () => deps.templates.list(), mjml: () => Promise.resolve(mjml) },
      },
      bulletinOf([block('text')]),
      sampleSender,
    );

  it.each(['[[imprint]]', '[[unsubscribe]]', '[[why]]', '[[blocks]]', '[[title]]', '[[language]]'])(
    'without %s is broken',
    async (slot) => {
      await expect(withTemplate(shipped.replaceAll(slot, ''))).rejects.toSatisfy((error) =>
        hasCode(error, 'template.broken'),
      );
    },
  );

  it('with a slot nobody fills is broken', async () => {
    await expect(withTemplate(shipped.replace('[[sender]]', '[[constructor]]'))).rejects.toSatisfy(
      (error) => hasCode(error, 'template.broken'),
    );
  });

  it.each([
    '<script>1</script>',
    '<p onclick="x()">x</p>',
    '<a href=" java&#10;script:x">x</a>',
    '<iframe src="https://a.example"></iframe>',
  ])('that brings %s is not rendered', async (active) => {
    await expect(withTemplate(shipped.replace('[[why]]', `${active}[[why]]`))).rejects.toSatisfy(
      (error) => hasCode(error, 'render.failed'),
    );
  });

  it('that does not exist is named', async () => {
    await expect(composed([block('text')], { templateId: 'tpl_gone' })).rejects.toSatisfy((error) =>
      hasCode(error, 'template.not-found'),
    );
  });
});
