// What personalising promises:
//   * a greeting that suits Frau, Herr, nobody's form of address, and an organisation without a
//     person
//   * hostile data is inert in html text, attributes, addresses, plain text and the subject
//   * one pass: what looks like a field in data is data
//   * gender signs and foreign letters survive unchanged
import { describe, expect, it } from 'vitest';
import {
  compilePersonaliser,
  emptyFields,
  mergeValues,
  personalise,
} from '#core/bulletins/personalise.ts';
import { unknownFields, type MergeValues } from '#core/bulletins/merge-fields.ts';
import type { Merge } from '#core/bulletins/salutation.ts';

const merge = (part: Partial<Merge> = {}): Merge => ({
  actor: 'Kita Sonnenblick',
  function: 'Leitung',
  salutation: 'neutral',
  title: '',
  firstName: '',
  lastName: '',
  language: 'de',
  ...part,
});
const unsubscribe = 'mailto:abmelden+abc@bezirk.example?subject=Abmelden%20abc';
const values = (part: Partial<MergeValues>): MergeValues => ({
  ...mergeValues(merge(), unsubscribe, 'de'),
  ...part,
});
const greeting = (part: Partial<Merge>, language: 'de' | 'en' = 'de') =>
  mergeValues(merge(part), unsubscribe, language).anrede;

describe('a salutation', () => {
  it('uses Frau and Herr with the title', () => {
    expect(
      greeting({ salutation: 'ms', title: 'Dr.', firstName: 'Aylin', lastName: 'Yılmaz' }),
    ).toBe('Guten Tag Frau Dr. Yılmaz');
    expect(greeting({ salutation: 'mr', firstName: 'Jörg', lastName: 'Groß' })).toBe(
      'Guten Tag Herr Groß',
    );
  });

  it('greets by full name where no form of address is wanted', () => {
    expect(greeting({ firstName: 'Kim', lastName: 'Schäfer' })).toBe('Guten Tag Kim Schäfer');
    expect(greeting({ title: 'Prof. Dr.', lastName: 'Schäfer' })).toBe(
      'Guten Tag Prof. Dr. Schäfer',
    );
    expect(greeting({ salutation: 'ms', firstName: 'Kim' })).toBe('Guten Tag Kim');
  });

  it('greets the team where no person is known, and never by a bare surname', () => {
    expect(greeting({})).toBe('Guten Tag, liebes Team von „Kita Sonnenblick“');
    expect(greeting({ lastName: 'Schäfer' })).toBe('Guten Tag, liebes Team von „Kita Sonnenblick“');
    expect(greeting({ actor: ' ' })).toBe('Guten Tag');
  });

  it('speaks the language of the bulletin', () => {
    expect(greeting({ salutation: 'ms', firstName: 'Aylin', lastName: 'Yılmaz' }, 'en')).toBe(
      'Dear Ms Yılmaz',
    );
    expect(greeting({}, 'en')).toBe('Dear team of “Kita Sonnenblick”');
  });

  it.each([
    ['Anna', 'Müller (Leitung)', 'Anna'],
    ['Anna', 'Müller/Schmidt', 'Anna'],
    ['Anna', 'Müller, Dr.', 'Anna'],
    ['Anna', 'Vertreter', 'Anna'],
    ['Jan-Ole', '31.7.', 'Jan-Ole'],
    ['(Leitung)', 'Müller', ''],
    ['Leitung', '(neu)', ''],
    ['Müller', 'Mo', ''],
    ['Müller', '(Leitung)', ''],
    ['Anna', 'Müller (verstorben)', ''],
    ['Anna', 'Müller (ausgeschieden)', ''],
  ])('%s %s: the first name is "%s" and the greeting neutral', (firstName, lastName, vorname) => {
    const doubtful = merge({ salutation: 'ms', firstName, lastName });
    const said = mergeValues(doubtful, unsubscribe, 'de');
    expect([said.vorname, said.nachname, said.anrede]).toEqual([vorname, '', 'Guten Tag']);
    expect(mergeValues({ ...doubtful, isShared: true }, unsubscribe, 'de').vorname).toBe('');
  });

  it('has a full name, which is the organisation where no person is known', () => {
    expect(
      mergeValues(
        merge({ title: 'Dr.', firstName: 'Aylin', lastName: 'Yılmaz' }),
        unsubscribe,
        'de',
      ).name,
    ).toBe('Dr. Aylin Yılmaz');
    expect(mergeValues(merge(), unsubscribe, 'de').name).toBe('Kita Sonnenblick');
  });
});

describe('a field', () => {
  const content = {
    subject: 'Neues für {{name}}',
    html: '<!--[if mso]><table title="{{ Name }}"><![endif]--><p title=\'{{name}}\'>{{name}}</p><!-- it\'s --><a href="https://x.example/?n={{name}}">x</a><a href="{{abmeldelink}}">ab</a>',
    text: '{{name}}, {{ abmeldelink }}',
  };

  it('is replaced everywhere, whatever its spaces and capitals', () => {
    expect(personalise(content, values({ name: 'Kim' }))).toEqual({
      subject: 'Neues für Kim',
      html: `<!--[if mso]><table title="Kim"><![endif]--><p title='Kim'>Kim</p><!-- it's --><a href="https://x.example/?n=Kim">x</a><a href="${unsubscribe}">ab</a>`,
      text: `Kim, ${unsubscribe}`,
    });
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</mj-text><mj-raw><script>',
    '<!--',
    '-->',
    'javascript:alert(1)',
    '&lt;b&gt;',
  ])('keeps %s inert in html', (name) => {
    const { html } = personalise(content, values({ name }));
    const [, double, single, text, address] =
      /^<!--\[if mso\]><table title="([^"]*)"><!\[endif\]--><p title='([^']*)'>([^<]*)<\/p><!-- it's --><a href="https:\/\/x\.example\/\?n=([^"]*)">x<\/a><a href="[^"]*">ab<\/a>$/.exec(
        html,
      ) ?? [];
    for (const place of [double, single, text]) {
      expect(place).not.toMatch(/[<>"']/);
      expect(
        place
          ?.replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      ).toBe(name);
    }
    expect(decodeURIComponent(address ?? '')).toBe(name);
    expect(address).not.toMatch(/[<>"'&:\s]/);
  });

  it("never becomes a whole address, except the program's own link", () => {
    const hostile = {
      subject: '',
      html: '<a href="{{name}}">x</a><a href={{name}}>y</a><a href="{{abmeldelink}}">z</a>',
      text: '',
    };
    const { html } = personalise(
      hostile,
      values({ name: 'javascript:alert(1) x=y', abmeldelink: 'javascript:alert(2)' }),
    );
    expect(html).toBe(
      '<a href="javascript%3Aalert%281%29%20x%3Dy">x</a><a href=javascript%3Aalert%281%29%20x%3Dy>y</a><a href="">z</a>',
    );
  });

  it('cannot end the subject or a line of the text', () => {
    const { subject, text } = personalise(
      content,
      values({ name: 'Kim\r\nBcc: alle@bezirk.example\u0000\u0085\u2028\u001b[31m' }),
    );
    expect(subject).toBe('Neues für Kim Bcc: alle@bezirk.example [31m');
    expect(text.split('\n')).toHaveLength(1);
    expect(subject + text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  });

  it('cannot turn a line round with bidirectional controls, nor break on half a character', () => {
    const { subject, html, text } = personalise(
      content,
      values({ name: '\u202egnp.exe\u2066 \ud800Kim' }),
    );
    expect(subject + html + text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(subject).toBe('Neues für gnp.exe \ufffdKim');
  });

  it('is read once: fields in data stay data', () => {
    const { subject, html, text } = personalise(
      content,
      values({ name: '{{abmeldelink}} {{name}} }} {{' }),
    );
    expect(subject).toBe('Neues für {{abmeldelink}} {{name}} }} {{');
    expect(html).toContain('>{{abmeldelink}} {{name}} }} {{</p>');
    expect(text.startsWith('{{abmeldelink}} {{name}} }} {{, mailto:')).toBe(true);
  });

  it('keeps gender signs, joiners and foreign letters', () => {
    const name = 'Bürger*innen_innen Bürger:innen Ağaoğlu Škvorecký 学校 \u0646\u200c\u0645';
    expect(
      personalise(
        { subject: '{{name}}', html: '<p>{{name}}</p>', text: '{{name}}' },
        values({ name }),
      ),
    ).toEqual({ subject: name, html: `<p>${name}</p>`, text: name });
  });

  it('stays as written when it is unknown, and is named', () => {
    expect(personalise({ subject: '{{vornahme}}', html: '', text: '' }, values({})).subject).toBe(
      '{{vornahme}}',
    );
    expect(unknownFields('{{vornahme}} {{ name }} {{constructor}}')).toEqual([
      'vornahme',
      'constructor',
    ]);
  });

  it('is told apart when it says nothing for this person', () => {
    const personaliser = compilePersonaliser({
      subject: '{{vorname}}',
      html: '{{name}}',
      text: '',
    });
    expect(emptyFields(personaliser, mergeValues(merge(), unsubscribe, 'de'))).toEqual(['vorname']);
    expect(compilePersonaliser(content)).toBe(compilePersonaliser(content));
  });

  it('reads a megabyte of braces and quotes in one pass', () => {
    const nasty = `${'{{'.repeat(250_000)}${'<a b="'.repeat(80_000)}{{name}}`;
    expect(
      personalise({ subject: '', html: nasty, text: nasty }, values({ name: 'Kim' })).text.endsWith(
        'Kim',
      ),
    ).toBe(true);
  });
});
