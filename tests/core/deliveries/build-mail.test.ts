// What every mail keeps, whatever stands in names, subjects and merge fields:
//   * exactly one recipient, ever: To, and no Cc or Bcc
//   * no value opens a header of its own
//   * the Message-ID is the same on every try, and another for every person, content and delivery
//   * it can be unsubscribed from by mail alone; it asks for no receipt and tracks nobody
import { describe, expect, test } from 'vitest';
import { mailDate } from '#adapters/mail-date.ts';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { unsubscribeAddress } from '#core/bulletins/mail-address.ts';
import { createMailBuilder, flawFinder } from '#core/deliveries/build-mail.ts';
import { addresseeOf, planDelivery } from '#core/deliveries/plan-delivery.ts';
import type { FrozenContent } from '#core/ports/journal-records.ts';
import { FileAccount } from '#shared/contract/mail-account.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import type { BulletinId, DeliveryId, SegmentId, SenderId } from '#shared/values.ts';
import { actorNumber, frozen } from '#tests/support/sending-desk.ts';
import { countedIds, testFingerprint } from '#tests/support/steady-machine.ts';

const at = '2026-03-02T09:00:00.000Z';
const account = FileAccount.parse({ id: 'acc_1', name: 'Probe', kind: 'file' });
const planned = (
  content: FrozenContent,
  name = 'Kim',
  part: { kind?: Delivery['kind']; id?: string } = {},
) => {
  const actors = [1, 2]
    .map((number) => actorNumber(number))
    .map((actor) => ({
      ...actor,
      name,
      contacts: actor.contacts.map((contact) => ({ ...contact, lastName: name, firstName: name })),
    }));
  return planDelivery(
    {
      id: (part.id ?? 'dlv_1') as DeliveryId,
      kind: part.kind ?? 'delivery',
      bulletinId: 'bul_1' as BulletinId,
      segment: { id: 'seg_1' as SegmentId, name: 'Alle' },
      account,
      senderId: 'snd_1' as SenderId,
      content,
      addressees: actors.map((actor) =>
        addresseeOf(actor, actor.contacts[0]!, actor.contacts[0]!.email!),
      ),
      at,
    },
    { ids: countedIds(), fingerprint: testFingerprint },
  );
};
/** Header fields of a composed mail: unfolded, names in lower case. */
const headersOf = async (content: FrozenContent, name?: string) => {
  const { draft, mailFrom } = createMailBuilder(content, [])(
    planned(content, name).envelopes[0]!,
    at,
  );
  const text = Buffer.from(await mimeComposer.compose(draft)).toString('latin1');
  const head = text.slice(0, text.indexOf('\r\n\r\n'));
  const fields = head
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map(
      (line) =>
        [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ] as const,
    );
  return {
    fields,
    names: fields.map(([field]) => field),
    get: (name_: string) => fields.filter(([field]) => field === name_).map(([, value]) => value),
    head,
    text,
    mailFrom,
  };
};

const hostile = [
  'Kim\r\nBcc: opfer@example.org',
  'Kim\nCc: opfer@example.org',
  'Kim\rTo: opfer@example.org',
  'Kim\r\n\r\n<script>alert(1)</script>',
  'Kim\u0000\u0007\u001b',
  'Kim\u0085Bcc: a@b.example\u2028Bcc: a@b.example',
  '"Kim" <opfer@example.org>, other',
  'Kim <opfer@example.org>',
  'opfer@example.org,',
  '=?utf-8?Q?=0D=0ABcc:_opfer@example.org?=',
  'Kim;Müller:a@b.example;',
  '\\"; Bcc: a@b.example',
  '{{name}}{{abmeldelink}}',
  'K'.repeat(5000),
  '\u202eevil\u202c',
  '\ud800',
  'Kim%0d%0aBcc: opfer@example.org',
  '(Kommentar) <x@y.example>',
  '\tBcc: opfer@example.org',
  ' \r\n Bcc: opfer@example.org',
];

describe.each(hostile.map((text) => [JSON.stringify(text).slice(0, 60), text] as const))(
  '%s',
  (_, text) => {
    test.each<[string, FrozenContent, string]>([
      ['as a name', frozen({ subject: 'Post für {{name}} von {{einrichtung}}' }), text],
      ['as a subject', frozen({ subject: text }), 'Kim'],
      [
        'as the sender',
        frozen({ from: { name: text, address: 'rk@bezirk.example' }, listId: `kiez.${text}` }),
        'Kim',
      ],
    ])('%s: one recipient, the same headers', async (_where, content, name) => {
      const mail = await headersOf(content, name);
      expect(mail.get('to').length).toBe(1);
      expect(mail.get('to')[0]!.match(/<[^<>]*>$/)?.[0] ?? mail.get('to')[0]).toMatch(
        /^<?kontakt1@verein\.example>?$/,
      );
      expect([...mail.names].sort()).toEqual(
        [
          'content-type',
          'date',
          'from',
          'list-id',
          'list-unsubscribe',
          'message-id',
          'mime-version',
          'precedence',
          'reply-to',
          'subject',
          'to',
          'x-auto-response-suppress',
        ].filter((field) => field !== 'subject' || mail.names.includes('subject')),
      );
      expect(mail.head).not.toMatch(
        /[^\r]\n|\r[^\n]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00ff]/,
      );
      expect(mail.head.split('\r\n').every((line) => line.length <= 998)).toBe(true);
      expect(mail.mailFrom).toMatch(/^rk\+bounce-[a-z2-7]{26}@bezirk\.example$/);
    });
  },
);

describe('headers', () => {
  test('of a list mail', async () => {
    const { get, names } = await headersOf(frozen());
    const token = planned(frozen()).envelopes[0]!.token;
    expect(get('list-unsubscribe')).toEqual([
      `<mailto:antwort+${token}@bezirk.example?subject=Abmelden%20${token}>`,
    ]);
    expect([
      get('list-id'),
      get('precedence'),
      get('x-auto-response-suppress'),
      get('reply-to'),
    ]).toEqual([
      ['"Regionalkoordination" <kiezbrief.bezirk.example>'],
      ['bulk'],
      ['OOF, AutoReply'],
      ['antwort@bezirk.example'],
    ]);
    expect(get('date')).toEqual([mailDate('2026-03-02T09:00:00.000Z')]);
    for (const never of [
      'list-unsubscribe-post',
      'auto-submitted',
      'disposition-notification-to',
      'return-receipt-to',
      'x-mailer',
      'cc',
      'bcc',
    ])
      expect(names).not.toContain(never);
  });

  test('without sub-addressing: token in the subject only, plain return path', async () => {
    const content = frozen({ hasSubaddressing: false });
    const { get, mailFrom } = await headersOf(content);
    const token = planned(content).envelopes[0]!.token;
    expect([get('list-unsubscribe'), mailFrom]).toEqual([
      [`<mailto:antwort@bezirk.example?subject=Abmelden%20${token}>`],
      'rk@bezirk.example',
    ]);
  });

  test('a mailbox whose name leaves no room for the token keeps its plain address', () => {
    expect(
      unsubscribeAddress(
        { replyTo: `${'a'.repeat(40)}@bezirk.example`, hasSubaddressing: true },
        'b'.repeat(26),
      ),
    ).toBe(`mailto:${'a'.repeat(40)}@bezirk.example?subject=Abmelden%20${'b'.repeat(26)}`);
  });

  test('"Akteur*innen", "Bürger_innen" and "Bürger:innen" survive in the subject', async () => {
    const subject =
      'Einladung an alle Akteur*innen, Bürger_innen, Bürger:innen und Nachbar(inne)n – größer = schöner?';
    const { get } = await headersOf(frozen({ subject }));
    const decoded = get('subject')[0]!
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
        Buffer.from(
          kind.toLowerCase() === 'b'
            ? Buffer.from(word, 'base64').toString('latin1')
            : word
                .replace(/_/g, ' ')
                .replace(/=([0-9A-F]{2})/g, (__, hex: string) =>
                  String.fromCharCode(parseInt(hex, 16)),
                ),
          'latin1',
        ).toString('utf8'),
      );
    expect(decoded).toBe(subject);
  });
});

describe('the Message-ID', () => {
  const idsOf = (content: FrozenContent, part = {}) =>
    planned(content, 'Kim', part).envelopes.map(({ messageId }) => messageId);
  test('is the same for the same delivery, content and person, and differs otherwise', () => {
    expect(idsOf(frozen())).toEqual(idsOf(frozen()));
    expect(new Set([...idsOf(frozen()), ...idsOf(frozen({ subject: 'Anders' }))]).size).toBe(4);
    for (const id of idsOf(
      frozen({ from: { name: 'x', address: 'rk@bezirk-schöneberg.example' } }),
    ))
      expect(id).toMatch(/^<[0-9a-f]{32}@xn--bezirk-schneberg-vwb\.example>$/);
  });
  test('is never that of another delivery of the same bulletin, test or not', () => {
    expect(
      new Set([
        ...idsOf(frozen()),
        ...idsOf(frozen(), { id: 'dlv_2' }),
        ...idsOf(frozen(), { kind: 'test', id: 'dlv_3' }),
      ]).size,
    ).toBe(6);
  });
});

test('a field that says nothing for a person is known before the mail is sent', () => {
  const flawOf = flawFinder(frozen({ html: 'Hallo {{funktion}}' }));
  const [envelope] = planned(frozen()).envelopes;
  expect([
    flawOf(envelope!),
    flawOf({ ...envelope!, merge: { ...envelope!.merge, function: 'Leitung' } }),
    flawFinder(frozen())(envelope!),
  ]).toEqual(['merge-field-empty', null, null]);
});
