// What the check promises:
//   * a good bulletin is found good
//   * every rule of the contract fires on its fault, with the severity that blocks or warns
//   * every rule is silent just before the fault begins
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, rules } from '#core/bulletins/check-bulletin.ts';
import type { Examined } from '#core/bulletins/checks/check.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { FindingRule, type Bulletin } from '#shared/contract/bulletins.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { EmailAddress } from '#shared/values.ts';
import { block, composingDeps, sampleSender } from '#tests/support/composing.ts';
import { goodBulletin } from '#tests/support/good-bulletin.ts';
import { gifExtension, movingGif } from '#tests/support/image-files.ts';

const deps = composingDeps();
let good: Examined;
let image: string;

beforeAll(async () => {
  ({ good, image } = await goodBulletin(deps));
});
afterAll(() => deps.mjml.close());

const firing = (change: Partial<Examined>) =>
  findingsOf({ ...good, ...change }).map(({ rule }) => rule);
const withHtml = (html: string): Partial<Examined> => ({ html, tags: tagsIn(html) });
const about = (part: Partial<Bulletin>): Partial<Examined> => ({
  bulletin: { ...good.bulletin, ...part },
});
const built = (...blocks: Block[]): Partial<Examined> => ({
  blocks: [block('text'), ...blocks],
  text: blocks.map((one) => JSON.stringify(one)).join(' '),
});
const designed = (part: Partial<Examined['template']>): Partial<Examined> => ({
  template: { ...good.template, ...part },
});
const replaced = (from: string | RegExp, to: string) => withHtml(good.html.replace(from, to));
/** Two pictures, half a second each, that come `again` times more; 0 = for ever. */
const withGif = (again: number): Partial<Examined> => {
  const [step, repeat] = [
    gifExtension(0xf9, '\x04\x32\0\0'),
    gifExtension(0xff, 'NETSCAPE2.0', `\x01${String.fromCharCode(again)}\0`),
  ];
  const bytes = movingGif(9, 8, [repeat, step], [step]);
  return {
    ...built(block('image', { image })),
    images: new Map(
      [...good.images].map(([id, one]) => [id, { ...one, mime: 'image/gif', bytes }]),
    ),
  };
};
const rich = (html: string) => block('text', { html });

/** Per rule: what makes it fire, and what nearly does. */
const cases: Record<
  FindingRule,
  { fires: () => Partial<Examined>; silent?: () => Partial<Examined> }
> = {
  'sender-missing': { fires: () => ({ sender: null }) },
  'address-unsendable': {
    fires: () => ({
      sender: { ...sampleSender, replyTo: EmailAddress.parse('büro@bezirk.example') },
    }),
    silent: () => ({
      sender: { ...sampleSender, replyTo: EmailAddress.parse('buero@bürgeramt.example') },
    }),
  },
  'imprint-missing': {
    fires: () => ({ sender: { ...sampleSender, imprint: ' \n ' } }),
    silent: () => ({ sender: null }),
  },
  'subject-missing': { fires: () => about({ subject: '' }) },
  'subject-long': { fires: () => ({ subjectLength: 79 }), silent: () => ({ subjectLength: 78 }) },
  'preheader-missing': { fires: () => about({ preheader: '' }) },
  'preheader-length': {
    fires: () => ({ preheaderLength: 39 }),
    silent: () => ({ preheaderLength: 130 }),
  },
  'content-missing': {
    fires: () => ({ blocks: [block('heading'), block('image', { image }), rich('<p>&nbsp;</p>')] }),
    silent: () => ({ blocks: [block('event')] }),
  },
  'language-unsupported': {
    fires: () => designed({ languages: ['en'] }),
    silent: () => designed({ languages: ['de'] }),
  },
  'block-not-allowed': {
    fires: () => designed({ blocks: ['text'] }),
    silent: () => designed({ blocks: ['heading', 'text', 'image', 'button', 'event', 'divider'] }),
  },
  'size-too-large': {
    fires: () => ({ htmlBytes: 102_400 }),
    silent: () => ({ htmlBytes: 102_399 }),
  },
  'size-large': { fires: () => ({ htmlBytes: 80_001 }), silent: () => ({ htmlBytes: 80_000 }) },
  'images-large': {
    fires: () => ({
      images: new Map(
        [...good.images].map(([id, one]) => [id, { ...one, bytes: new Uint8Array(750_001) }]),
      ),
    }),
    silent: () => ({
      images: new Map(
        [...good.images].map(([id, one]) => [id, { ...one, bytes: new Uint8Array(750_000) }]),
      ),
    }),
  },
  'alt-missing': {
    fires: () => built(block('image', { image, alt: null })),
    silent: () => built(block('image', { image, alt: { kind: 'decorative' } })),
  },
  'image-missing': {
    fires: () => built(block('image', { image: null })),
    silent: () => built(block('image', { image })),
  },
  'image-moves': { fires: () => withGif(0), silent: () => withGif(4) },
  'link-missing': { fires: () => built(block('button', { link: '' })) },
  'link-text-generic': {
    fires: () => built(rich('<p><a href="https://a.example/">Klicken Sie hier!</a></p>')),
    silent: () =>
      built(
        rich(
          '<p><a href="https://a.example/">Hier geht es zum Programm</a> <a href="mailto:a@b.example">a@b.example</a></p>',
        ),
      ),
  },
  'link-text-ambiguous': {
    fires: () =>
      built(
        rich('<a href="https://a.example/">Programm</a>'),
        block('button', { text: 'Programm', link: 'https://b.example/' }),
      ),
    silent: () =>
      built(
        rich('<a href="https://a.example/">Programm</a>'),
        block('button', { text: 'Programm', link: 'https://a.example/' }),
      ),
  },
  'link-personalised': {
    fires: () => built(rich('<a href="https://a.example/?wer=%7B%7Bname%7D%7D">Zum Programm</a>')),
    silent: () =>
      built(rich('<a href="https://a.example/?wer=alle">Zum Programm für {{name}}</a>')),
  },
  'button-text-missing': { fires: () => built(block('button', { text: '' })) },
  'heading-empty': { fires: () => built(block('heading', { text: '' })) },
  'heading-skipped': {
    fires: () => built(block('heading', { level: 3 })),
    silent: () =>
      built(
        block('heading'),
        block('heading', { level: 3 }),
        block('event'),
        block('heading', { level: 3 }),
      ),
  },
  'heading-shouting': {
    fires: () => built(block('heading', { text: 'GROSSE EINLADUNG' })),
    silent: () => built(block('heading', { text: 'BVV und QM' })),
  },
  'event-incomplete': {
    fires: () => built(block('event', { startsAt: '2027-02-31T10:00', endsAt: null })),
    silent: () => built(block('event', { startsAt: '2028-02-29T10:00', endsAt: null })),
  },
  'event-ends-before-start': {
    fires: () => built(block('event', { endsAt: '2027-03-20T14:59' })),
    silent: () => built(block('event', { endsAt: '2027-03-20T15:00' })),
  },
  'event-past': {
    fires: () =>
      built(block('event', { startsAt: '2027-03-18T10:00', endsAt: '2027-03-19T23:59' })),
    silent: () =>
      built(
        block('event', { startsAt: '2027-03-18T10:00', endsAt: '2027-03-20T00:00' }),
        block('event', { startsAt: null, endsAt: null }),
      ),
  },
  'subject-as-last-time': {
    fires: () => ({ lastSentSubject: '  neues  AUS dem\u00a0Kiez ' }),
    silent: () => ({ lastSentSubject: 'Neues aus dem Kiez, Mai' }),
  },
  'subject-past': {
    fires: () => about({ subject: 'Newsletter Februar' }),
    silent: () => about({ subject: 'Newsletter März' }),
  },
  'deadline-past': {
    fires: () => built(rich('<p>Anmeldung bis 19. März</p>')),
    silent: () => built(rich('<p>Anmeldung bis 20. März</p>')),
  },
  'weekday-wrong': {
    fires: () => built(rich('<p>Sonntag, 20. März</p>')),
    silent: () => built(rich('<p>Samstag, 20. März</p>')),
  },
  'date-impossible': {
    fires: () => built(rich('<p>Treffen am 30. Februar</p>')),
    silent: () => built(rich('<p>Treffen am 28. Februar</p>')),
  },
  'merge-field-unknown': {
    fires: () => about({ preheader: 'Guten Tag {{vornahme}}, es gibt Neues aus dem ganzen Kiez' }),
    silent: () => about({ preheader: '{{ Anrede }}, es gibt Neues aus dem ganzen Kiez' }),
  },
  'contrast-low': {
    fires: () =>
      designed({ colours: { ...good.template.colours, muted: '#777777', surface: '#ffffff' } }),
    silent: () =>
      designed({ colours: { ...good.template.colours, muted: '#6a6a6a', background: '#ffffff' } }),
  },
  'html-lang': { fires: () => replaced(/(role="article"[^>]*) lang="de"/, '$1') },
  'html-dir': { fires: () => replaced('<html lang="de" dir="ltr"', '<html lang="de"') },
  'html-title': { fires: () => replaced(/<title>[^<]*/, '<title>Kiezbrief') },
  'html-headings': {
    fires: () => replaced('</h2>', '</h2><h1>Noch eine</h1>'),
    silent: () => replaced('</h2>', '</h2><h3>Eine darunter</h3>'),
  },
  'html-alt': {
    fires: () => replaced('</h2>', '</h2><img src="cid:x">'),
    silent: () => replaced('</h2>', '</h2><img src="cid:x" alt="">'),
  },
  'html-table-role': {
    fires: () => replaced('</h2>', '</h2><table><tr><td>x</td></tr></table>'),
    silent: () => replaced('</h2>', '</h2><table><tr><th scope="col">x</th></tr></table>'),
  },
  'html-remote': {
    fires: () => replaced('</h2>', '</h2><img alt="" src="//pixel.example/a.gif">'),
    silent: () => replaced('</h2>', '</h2><img alt="" src="cid:a">'),
  },
  'text-part-incomplete': {
    fires: () => ({ text: good.text.replace('https://bezirk.example/fest', '') }),
    silent: () => ({ text: good.text.replaceAll(' ', '\n') }),
  },
};

describe('the check', () => {
  it('finds nothing in a good bulletin', () => {
    expect(findingsOf(good)).toEqual([]);
  });

  it.each(Object.entries(cases))(
    '%s fires on its fault and is silent before it begins',
    (rule, { fires, silent }) => {
      expect(firing(fires())).toContain(rule);
      if (silent) expect(firing(silent())).not.toContain(rule);
    },
  );

  it('has each rule of the contract, and a German and an English sentence for it that says what to do', () => {
    expect(Object.keys(rules).sort()).toEqual([...FindingRule.options].sort());
    for (const rule of FindingRule.options) {
      const [finding] = findingsOf({ ...good, ...cases[rule].fires() }).filter(
        (one) => one.rule === rule,
      );
      const [german, english] = [
        textsFor('de').findings[rule](finding!.data),
        textsFor('en').findings[rule](finding!.data),
      ];
      expect(german).not.toBe(english);
      for (const sentence of [german, english]) expect(sentence).toMatch(/^[A-Z][^]{20,}\.$/);
      expect(german + english).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('also sees remote fonts and style sheets, and lets nothing of its own be loaded', () => {
    expect(firing(replaced('</style>', '@import "https://a.example/a.css";</style>'))).toContain(
      'html-remote',
    );
    expect(
      firing(replaced('</style>', 'p{background:url( "http://a.example/a.png")}</style>')),
    ).toContain('html-remote');
  });

  it('names the block to repair', () => {
    const empty = block('heading', { text: '' });
    expect(findingsOf({ ...good, ...built(empty) })).toContainEqual({
      rule: 'heading-empty',
      severity: 'block',
      blockId: empty.id,
      data: {},
    });
  });
});
