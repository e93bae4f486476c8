// Why somebody gets no mail is said with the same words everywhere:
//   * a plan, an envelope, a list of those left out and the refusal of a test say the same sentence
//   * the badge in the address book says words of that sentence, and its filter the words of the
//     badge
import { describe, expect, it } from 'vitest';
import { WritingObstacle } from '#shared/contract/actor.ts';
import { SendingObstacle } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { sentenceOf } from '#shared/texts/texts.ts';

describe.each(['de', 'en'] as const)('in the language %s', (language) => {
  const texts = textsFor(language);
  const { contact, filter, writing } = texts.actorsView;
  const sentences = texts.deliveries.reasons;

  it.each(WritingObstacle.options)(
    '%s is one sentence in a plan and at an envelope',
    (obstacle) => {
      expect(texts.segments.reasons[obstacle]('')).toBe(sentences[obstacle]);
    },
  );

  it.each(['unsubscribed', 'restricted', 'suppressed'] as const)(
    '%s is the same sentence where a test is refused',
    (reason) => {
      expect(sentenceOf(texts, new AppError('address.closed', { reason }))).toContain(
        sentences[reason],
      );
    },
  );

  it('a mailbox that gets the mail already is one sentence in a plan and where somebody is left out', () => {
    expect(texts.segments.reasons['same-address']('')).toBe(sentences['same-address']);
  });

  it.each(WritingObstacle.options)(
    'the badge in the address book says words of the sentence for %s',
    (obstacle) => {
      expect(sentences[obstacle]).toContain(contact.states[obstacle]);
      const short = writing[obstacle].split(' ').at(-1)!.toLowerCase().slice(0, 6);
      expect(sentences[obstacle].toLowerCase()).toContain(short);
    },
  );

  it('the filter of the address book says the words of the badge', () => {
    expect(filter.noLegalBasis.toLowerCase()).toBe(contact.states['no-legal-basis'].toLowerCase());
    expect(filter.noAddress.toLowerCase()).toBe(contact.states['no-address'].toLowerCase());
    expect(filter.restricted.toLowerCase()).toBe(contact.states.restricted.toLowerCase());
    expect(filter.unsubscribed.toLowerCase()).toContain(contact.states.unsubscribed.toLowerCase());
  });

  it('no two reasons are told alike', () => {
    expect(new Set(SendingObstacle.options.map((obstacle) => sentences[obstacle])).size).toBe(
      SendingObstacle.options.length,
    );
  });
});
