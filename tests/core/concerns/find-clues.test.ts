// What matching promises: the strongest clue wins, tokens are found as mail programs spell them,
// and an unknown clue leads nowhere.
import { expect, test } from 'vitest';
import { findClues, tokensIn } from '#core/concerns/find-clues.ts';
import { bareSubject, isForwarded } from '#core/concerns/mail-header.ts';
import { knownSenders, matchDelivery, matchedBy } from '#core/concerns/match-delivery.ts';
import { Actor } from '#shared/contract/actor.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { parsedMail } from '#tests/support/parsed-mail.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(26)) as [string, string, string];

test('clues come in the order of their strength', () => {
  const mail = parsedMail({
    recipients: [`rk+${a}@x.example`],
    subject: `Abmelden ${b}`,
    inReplyTo: '<reply@x>',
    references: ['<first@x>', '<last@x>'],
    headers: { 'x-original-to': `rk+bounce-${c}@x.example` },
  });
  expect(
    findClues(mail, `text <quoted@x> ${c}`).map(
      ({ place, key }) => `${place} ${Object.values(key).join('')}`,
    ),
  ).toEqual([
    `address ${a}`,
    `address ${c}`,
    `subject ${b}`,
    'in-reply-to <reply@x>',
    'references <last@x>',
    'references <first@x>',
    'body <quoted@x>',
    `body ${c}`,
  ]);
});

test('the first clue the journal knows is the match', async () => {
  const asked: object[] = [];
  const journal = {
    find: async (key: object) => {
      asked.push(key);
      return Promise.resolve(
        'messageId' in key ? [{ deliveryId: 'dlv_1', envelope: { id: 'env_1' } } as never] : [],
      );
    },
    entries: async () => Promise.resolve([]),
  };
  const clues = findClues(
    parsedMail({ subject: a, inReplyTo: '<x@y>', references: ['<z@y>'] }),
    '',
  );
  expect(await matchDelivery(journal, clues, [])).toMatchObject({
    place: 'in-reply-to',
    deliveryId: 'dlv_1',
  });
  expect(asked).toEqual([{ token: a }, { messageId: '<x@y>' }]);
  expect(
    await matchDelivery({ ...journal, find: async () => Promise.resolve([]) }, clues, []),
  ).toBeUndefined();
  expect(
    (['address', 'subject', 'in-reply-to', 'references', 'body'] as const).map(matchedBy),
  ).toEqual(['token', 'token', 'in-reply-to', 'references', 'quoted-id']);
});

test('a token is 26 letters of base32 alone, in any case, also behind %20', () => {
  expect(
    tokensIn(
      `RK+ABMELDEN-${a.toUpperCase()}@x mailto:x?subject=Abmelden%20${b} ${c}c 1${a} ${'1'.repeat(26)}`,
    ),
  ).toEqual([a, b]);
});

test('an address names the contacts of every actor who have it', () => {
  const actor = (id: string, email: string) =>
    Actor.parse({
      id,
      revision: 0,
      name: id,
      createdAt: '2026-03-02T09:00:00Z',
      updatedAt: '2026-03-02T09:00:00Z',
      contacts: [
        { id: id.replace('act', 'con'), email },
        { id: `${id.replace('act', 'con')}-post` },
      ],
    });
  const actors = [
    actor('act_1', 'info@kita.example'),
    actor('act_2', 'info@verein.example'),
    actor('act_3', 'INFO@kita.example'),
  ];
  expect(knownSenders(actors, 'Info@Kita.example').map(({ actor: { id } }) => id)).toEqual([
    'act_1',
    'act_3',
  ]);
  expect(knownSenders(actors, '')).toEqual([]);
});

test('a subject loses the marks of an answer, however many', () => {
  expect(
    ['Re: AW: Re[2]: Kiezbrief', 'WG: Fwd: x', 'Reform: x', 'Antwort: Kiezbrief'].map(bareSubject),
  ).toEqual(['Kiezbrief', 'x', 'Reform: x', 'Kiezbrief']);
  expect(['WG: x', 'Fwd: x', 'Re: WG: x'].map(isForwarded)).toEqual([true, true, false]);
});

test.each(['a', 'abcdefghijklmnopqrstuvwxyz ', '<', '<a@', '%2', 'Re: ', '@', '<a@b> '])(
  'a megabyte of %j costs what its length costs',
  (unit) => {
    expectLinear(
      (size) => unit.repeat(size / unit.length),
      (text) => [
        findClues(parsedMail({ subject: text, recipients: [text], inReplyTo: text }), text),
        bareSubject(text),
        tokensIn(text),
      ],
    );
  },
);
