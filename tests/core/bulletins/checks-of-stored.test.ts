// Checking a bulletin as it is stored: the shipped example is ready to send, an empty draft is not,
// the limit is exact, and one subject reads the same in html, text and preview.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, checkBulletin } from '#core/bulletins/check-bulletin.ts';
import type { Examined } from '#core/bulletins/checks/check.ts';
import { compose } from '#core/bulletins/compose.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { senderOf } from '#core/bulletins/sender-of.ts';
import {
  block,
  bulletinOf,
  composingDeps,
  exampleBulletin,
  sampleSender,
} from '#tests/support/composing.ts';
import { goodBulletin } from '#tests/support/good-bulletin.ts';

const deps = composingDeps();
let good: Examined;

beforeAll(async () => {
  ({ good } = await goodBulletin(deps));
});
afterAll(() => deps.mjml.close());

describe('checking a stored bulletin', () => {
  it('finds the shipped example ready to send', async () => {
    expect(await checkBulletin(deps, await exampleBulletin(deps))).toMatchObject({
      findings: [],
      isBlocked: false,
    });
  });

  it('blocks an empty draft without sender and imprint, and puts first what blocks', async () => {
    const bare = composingDeps();
    const { findings, isBlocked } = await checkBulletin(
      { ...bare, mjml: deps.mjml },
      bulletinOf([], { subject: '', preheader: '' }),
    );
    expect(isBlocked).toBe(true);
    expect(findings.map(({ rule }) => rule)).toEqual([
      'sender-missing',
      'subject-missing',
      'content-missing',
      'preheader-missing',
    ]);
  });

  it('warns without blocking', async () => {
    expect(await checkBulletin(deps, bulletinOf([block('text')], { preheader: '' }))).toMatchObject(
      { findings: [{ rule: 'preheader-missing', severity: 'warn' }], isBlocked: false },
    );
  });

  it('refuses a mail that Gmail would cut off, at exactly the limit', async () => {
    const bulletin = (length: number) =>
      bulletinOf([block('text', { html: `<p>${'a'.repeat(length)}</p>` })]);
    const { htmlBytes } = await checkBulletin(deps, bulletin(1));
    expect((await checkBulletin(deps, bulletin(102_400 - htmlBytes))).isBlocked).toBe(false);
    expect(
      (await checkBulletin(deps, bulletin(102_401 - htmlBytes))).findings.map(({ rule }) => rule),
    ).toEqual(['size-too-large']);
  });

  it('says so when the chosen sender is gone', () => {
    expect(senderOf({ senders: [sampleSender] }, { senderId: 'snd_gone' as never })).toBeNull();
    expect(senderOf({ senders: [sampleSender] }, { senderId: null })).toBe(sampleSender);
  });
});

describe('one reading of a subject', () => {
  it.each([
    ['no-break space', 'Neues im\u00a0Kiez'],
    ['narrow no-break space', 'Neues im\u202fKiez'],
    ['two spaces', 'Neues im  Kiez'],
    ['zero-width space', 'Neues\u200b im Kiez'],
    ['soft hyphen', 'Neu\u00ades im Kiez'],
    ['byte order mark', '\ufeffNeues im Kiez'],
    ['marks of direction', '\u200eNeues im \u202dKiez\u202c'],
    ['isolates', '\u2068Neues\u2069 im Kiez'],
    ['word joiner', 'Neues\u2060 im Kiez'],
  ])(
    'a %s is no fault of the design, and html, text and preview say the same',
    async (_what, subject) => {
      const bulletin = { ...good.bulletin, subject };
      const composed = await compose(deps, bulletin, sampleSender);
      expect(
        findingsOf({ ...good, ...composed, bulletin, tags: tagsIn(composed.html) }).map(
          ({ rule }) => rule,
        ),
      ).not.toContain('html-title');
      expect(composed.html).toContain('<title>Neues im Kiez</title>');
      expect(composed.text).toContain('Neues im Kiez\n');
    },
  );

  it('accents are composed', async () => {
    const bulletin = { ...good.bulletin, subject: 'Gru\u0308ße & <Fragen>' };
    const composed = await compose(deps, bulletin, sampleSender);
    expect(
      findingsOf({ ...good, ...composed, bulletin, tags: tagsIn(composed.html) }).map(
        ({ rule }) => rule,
      ),
    ).not.toContain('html-title');
    expect(composed.text).toContain('Grüße & <Fragen>');
  });
});
