// What the way back promises, with the real parser and every kind of mail that people and servers
// send:
//   * a reply lands where it belongs, with the words the person wrote and nothing their mail
//     program copied
//   * no report and no automatic answer ever changes a contact; a forged one changes nothing at all
//   * concerns are found; what is none stands apart
import { describe, expect, test } from 'vitest';
import { fixtureNames } from '#tests/support/mail-fixtures.ts';
import { office, wayBack } from '#tests/support/way-back.ts';

const replies: [name: string, own: string[]][] = [
  [
    'reply',
    ['Uns beschäftigt etwas anderes', 'rund 60 Kinder', 'Akteur*innen aus der Nachbarschaft'],
  ],
  ['reply-gmail', ['die Bürger*innen fragen uns, wann der Spielplatz wieder öffnet', 'Samira']],
  ['reply-gmx', ['am Laternenmast vor Nummer 9 hängt seit Wochen ein loses Kabel.']],
  ['reply-webde', ['Wir könnten im Mai unseren Saal für ein Treffen anbieten.']],
  [
    'reply-outlook',
    [
      'die Sporthalle ist für den 14. März schon vergeben – wäre auch der 21. möglich? Kosten: 50 €.',
    ],
  ],
  ['reply-apple', ['Die Beleuchtung im Tunnel ist wieder kaputt.']],
  [
    'reply-thunderbird-inline',
    ['Wir kommen mit acht Leuten.', 'Am Eingang zum Park, und zwar dringend.', 'Schöne Grüße'],
  ],
  ['reply-tonline', ['Ich hätte Zeit, beim Straßenfest am Infostand zu helfen.']],
];

describe('a reply', () => {
  test.each(replies)(
    '%s becomes a concern of its actor with the own words only',
    async (name, own) => {
      const app = await wayBack();
      const { incoming, concern, wasKnown } = await app.readFixture(name);
      expect(incoming).toMatchObject({
        type: 'concern',
        deliveryId: 'dlv_1',
        envelopeId: 'env_1',
        contactId: 'con_1',
        needsReview: false,
      });
      expect(concern).toMatchObject({
        state: 'new',
        actorId: 'act_1',
        contactId: 'con_1',
        bulletinId: 'bul_1',
        regions: ['reg_schoeneberg-nordost'],
        topics: [],
        department: null,
      });
      for (const words of own) expect(concern?.text).toContain(words);
      // "schrieb" and the rest only ever stand in what was copied.
      expect(concern?.text).not.toMatch(
        /neue Kiezbrief|Abmelden|schrieb|Gesendet|iPhone|WEB\.DE|Telefon/,
      );
      expect(wasKnown).toBe(false);
      expect(await app.contactState()).toBe('active');
    },
  );

  test('from somebody unknown is kept, filed nowhere', async () => {
    const app = await wayBack();
    const { concern, incoming } = await app.read(
      'From: Neu <neu@anders.example>\r\nSubject: Frage\r\n\r\nWo kann ich mich anmelden?',
    );
    expect(concern).toMatchObject({
      actorId: null,
      deliveryId: null,
      matchedBy: null,
      text: 'Wo kann ich mich anmelden?',
    });
    expect(incoming.needsReview).toBe(false);
  });

  test('known by its From address alone is a guess and says so', async () => {
    const app = await wayBack();
    const { concern, incoming } = await app.read(
      'From: LEITUNG@kita.example\r\nDate: Tue, 03 Mar 2026 10:00:00 +0100\r\nSubject: Zaun\r\n\r\nDer Zaun ist offen.',
    );
    expect(concern).toMatchObject({
      actorId: 'act_1',
      contactId: 'con_1',
      deliveryId: 'dlv_1',
      matchedBy: 'from-address',
    });
    expect(incoming).toMatchObject({ needsReview: true, envelopeId: null });
  });

  test('a forwarded mail keeps what was forwarded: it is what the person wants to tell', async () => {
    const app = await wayBack();
    const { concern } = await app.read(
      `From: leitung@kita.example\r\nSubject: WG: Zebrastreifen\r\nIn-Reply-To: ${app.sent.messageId}\r\n\r\nZur Info.\r\n\r\nVon: Ein Vater <vater@eltern.example>\r\nGesendet: Montag, 2. Februar 2026 10:00\r\nAn: Kita\r\nBetreff: Zebrastreifen\r\n\r\nMein Sohn wurde fast angefahren.`,
    );
    expect(concern?.text).toContain('Mein Sohn wurde fast angefahren.');
  });
});

describe('an automatic answer', () => {
  test.each(['out-of-office', 'auto-exchange', 'auto-sieve', 'auto-unmarked'])(
    '%s is kept apart',
    async (name) => {
      const app = await wayBack();
      const { incoming, concern } = await app.readFixture(name);
      expect(incoming).toMatchObject({ type: 'auto-reply', needsReview: false });
      expect(concern).toBeNull();
      expect(await app.store.concerns.list()).toEqual([]);
    },
  );
});

test('no report and no automatic answer changes a contact, whatever it says and whoever it names', async () => {
  const kinds = [
    ...fixtureNames.filter((name) => /^(?:bounce|auto)-/.test(name)),
    'bounce',
    'out-of-office',
  ];
  const app = await wayBack();
  const before = JSON.stringify(await app.store.actors.list());
  for (const name of kinds) {
    for (const subject of ['Abmelden', `Abmelden ${app.sent.token}`, 'Bitte austragen']) {
      for (const sender of [office, `regionalkoordination+${app.sent.token}@bezirk.example`]) {
        const { incoming } = await app.readFixture(name, { subject, sender });
        expect(['bounce', 'report', 'auto-reply'], `${name}, ${subject}`).toContain(incoming.type);
      }
    }
  }
  expect(JSON.stringify(await app.store.actors.list())).toBe(before);
  expect(await app.store.suppressions.list()).toEqual([]);
});

test('concerns are found by state, region, department and words; the rest stands apart', async () => {
  const app = await wayBack();
  const { concern } = await app.readFixture('reply-gmail');
  await app.readFixture('auto-sieve');
  await app.readFixture('bounce-postfix');
  const page = { offset: 0, limit: 100, states: [], regions: [], departments: [], search: '' };
  expect((await app.concerns.list({ ...page, search: 'buergerinnen' })).total).toBe(1);
  expect((await app.concerns.list({ ...page, search: 'rathaus' })).total).toBe(0);
  expect((await app.concerns.list({ ...page, states: ['assigned'] })).total).toBe(0);
  const filed = await app.concerns.triage({
    id: concern!.id as never,
    revision: concern!.revision,
    department: 'dep_sga' as never,
    dueOn: '2026-03-20',
  });
  expect(filed).toMatchObject({ state: 'assigned', revision: 2 });
  expect(
    (
      await app.concerns.list({
        ...page,
        states: ['assigned'],
        departments: ['dep_sga' as never],
        regions: ['reg_schoeneberg-nordost' as never],
      })
    ).items,
  ).toMatchObject([filed]);
  expect(
    (
      await app.concerns.incoming({ offset: 0, limit: 100, types: ['bounce', 'auto-reply'] })
    ).items.map(({ type }) => type),
  ).toEqual(['auto-reply', 'bounce']);
  expect(await app.concerns.get({ id: concern!.id as never })).toMatchObject(filed);
  await expect(
    app.concerns.triage({ id: concern!.id as never, revision: 1, state: 'closed' }),
  ).rejects.toMatchObject({ code: 'store.conflict' });
  await expect(app.concerns.get({ id: 'cnc_none' as never })).rejects.toMatchObject({
    code: 'concern.not-found',
  });
  expect(app.announced.filter((name) => name === 'concerns.changed')).toHaveLength(4);
});
