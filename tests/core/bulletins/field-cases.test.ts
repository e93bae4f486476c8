// Bulletins that went wrong in use, whole from what is written to html, text and check:
//   * a no-break space or an invisible mark in the subject is no fault
//   * a numbered list keeps the number it begins with, in html and text
//   * the text part says mailbox and number as people read them, telephones dial what callers have
//     to dial
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkBulletin } from '#core/bulletins/check-bulletin.ts';
import { compose } from '#core/bulletins/compose.ts';
import {
  block,
  bulletinOf,
  composingDeps,
  sampleSender,
  saveSender,
} from '#tests/support/composing.ts';

const deps = composingDeps();
beforeAll(() => saveSender(deps));
afterAll(() => deps.mjml.close());
const composed = (...blocks: ReturnType<typeof block>[]) =>
  compose(deps, bulletinOf(blocks), sampleSender);

it.each([
  'Kiezfest am\u00a014.\u00a0Juni',
  'Kiez\u00adfest',
  '\u200bKiezfest',
  'Kiezfest\u202f2027',
])('%j may be a subject', async (subject) => {
  const { findings } = await checkBulletin(
    deps,
    bulletinOf([block('text', { html: '<p>Hallo</p>' })], { subject }),
  );
  expect(findings.map(({ rule }) => rule)).toEqual([]);
});

it('a list that begins at five goes on with six', async () => {
  const { html, text } = await composed(
    block('text', { html: '<ol start="5"><li><p>fünf</p></li><li><p>sechs</p></li></ol>' }),
  );
  expect(html).toMatch(/<ol[^>]* start="5"/);
  expect(text).toMatch(/5\. fünf\s+6\. sechs/);
});

it('links are written as people read them and dial as telephones do', async () => {
  const { html, text } = await composed(
    block('text', {
      html: '<p><a href="mailto:rk@bezirk.example?subject=Frage%20zu%20%C3%96ffnung">Mail</a> <a href="tel:+49 (0)30 90277-0">Anruf</a></p>',
    }),
    block('button', { text: 'Anrufen', link: 'tel:+49 (0)30 902 77-0' }),
    block('button', {
      text: 'Schreiben',
      link: 'mailto:rk@bezirk.example?subject=Anmeldung%20Kiezrunde',
    }),
  );
  expect(text).not.toMatch(/mailto:|tel:|%20|\?subject/);
  expect(text).toContain('rk@bezirk.example');
  expect(text).toMatch(/\+49 30 902\s?77-0/);
  const dialled = [...html.matchAll(/href="tel:([^"]*)"/g)].map(([, number]) => number);
  expect(dialled).toHaveLength(2);
  for (const number of dialled) expect(number!.replace(/[^+\d]/g, '')).toBe('+4930902770');
});
