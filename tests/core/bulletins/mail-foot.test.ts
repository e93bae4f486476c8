// What the foot of every mail promises: it is right German and right English with any
// organisation's name, because the name stands alone.
import { describe, expect, it } from 'vitest';
import { textsFor } from '#shared/texts/catalogue.ts';

const names = [
  'Bezirksamt Tempelhof-Schöneberg',
  'die Regionalkoordination',
  'Der Paritätische',
  'Das Rathaus',
  'Nachbarschaftshaus e. V.',
  'BA T-S',
  'OE SPK',
  'Kitas Nordwest',
  'Stadtteilmütter*innen',
  'gGmbH „Haus & Hof“',
  'Freunde des Kiezes e.V.',
  '“Open House” Ltd.',
];

describe.each(['de', 'en'] as const)('the foot of a mail (%s)', (language) => {
  const { mail } = textsFor(language).bulletins;

  it.each(names)('names %s after a colon, unchanged, with nothing behind it', (organisation) => {
    const why = mail.why({ organisation });
    expect(why.endsWith(`: ${organisation}`)).toBe(true);
    // No word before it may depend on the name.
    expect(why.slice(0, -organisation.length)).toBe(mail.why({ organisation: '' }));
  });
});
