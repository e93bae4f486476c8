// What the way back promises, with the real parser and every kind of mail that people and servers
// send:
//   * each lands where it belongs, with the words the person wrote and nothing their mail program
//     copied
//   * reading a mail twice, or again after a crash at any point, changes nothing more
//   * no report and no automatic answer ever changes a contact; a forged one changes nothing at all
//   * an unsubscribe works without any server of ours, and never happens by mistake
import { describe, expect, test } from 'vitest';
import { Incoming } from '#shared/contract/incoming.ts';
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

describe('a delivery report', () => {
  test.each([
    ['bounce', 'address-unknown'],
    ['bounce-postfix', 'address-unknown'],
    ['bounce-exim', 'address-unknown'],
    ['bounce-exchange', 'address-unknown'],
    ['bounce-qmail', 'address-unknown'],
    ['bounce-google', 'other'],
    ['bounce-mailbox-full', 'mailbox-full'],
    ['bounce-spam', 'spam'],
  ])('%s marks its envelope: %s', async (name, reason) => {
    const app = await wayBack();
    const { incoming, concern } = await app.readFixture(name);
    expect(incoming).toMatchObject({
      type: 'bounce',
      reason,
      envelopeId: 'env_1',
      needsReview: false,
    });
    expect(concern).toBeNull();
    expect(await app.bounces()).toEqual([`env_1 ${reason}`]);
    expect(await app.contactState()).toBe('active');
  });

  test.each(['bounce-postfix', 'bounce-exim', 'bounce-qmail', 'bounce-mailbox-full'])(
    '%s about a mail we never sent changes nothing and asks for a look',
    async (name) => {
      const app = await wayBack();
      const { incoming } = await app.readFixture(name, {
        messageId: '<forged@evil.example>',
        token: 'abcdefghijklmnopqrstuvwxyz',
      });
      expect(incoming).toMatchObject({
        type: 'bounce',
        envelopeId: null,
        contactId: null,
        needsReview: true,
      });
      expect(await app.bounces()).toEqual([]);
    },
  );

  test('a second report about the same envelope changes nothing', async () => {
    const app = await wayBack();
    await app.readFixture('bounce-postfix');
    await app.readFixture('bounce-mailbox-full');
    expect(await app.bounces()).toEqual(['env_1 address-unknown']);
  });

  test('about an envelope without an accepted outcome marks nothing: a person decides', async () => {
    const app = await wayBack();
    await app.journal.append('dlv_1' as never, [
      {
        at: '2026-03-02T10:00:00.000Z',
        envelopeId: app.envelope.id,
        type: 'unclear',
        reason: 'connection-lost',
      },
    ]);
    expect((await app.readFixture('bounce-postfix')).incoming.needsReview).toBe(true);
    expect(await app.bounces()).toEqual([]);
  });

  test('to the return path names the envelope by its token alone', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: regionalkoordination+bounce-${app.sent.token.toUpperCase()}@bezirk.example\r\nSubject: failure notice\r\n\r\nunable to deliver: 550 5.1.1 user unknown\r\n`,
    );
    expect(incoming).toMatchObject({
      type: 'bounce',
      envelopeId: 'env_1',
      reason: 'address-unknown',
    });
  });

  test('quoted by a person is a concern', async () => {
    const app = await wayBack();
    const { incoming } = await app.read(
      `From: leitung@kita.example\r\nSubject: Undelivered Mail\r\nIn-Reply-To: ${app.sent.messageId}\r\n\r\nIhre Mail an die Nachbarin kam zurück: 550 5.1.1 user unknown, could not be delivered.`,
    );
    expect(incoming.type).toBe('concern');
    expect(await app.bounces()).toEqual([]);
  });
});

describe('an unsubscribe', () => {
  test.each(['unsubscribe', 'unsubscribe-apple', 'unsubscribe-gmail', 'unsubscribe-reply'])(
    '%s ends writing',
    async (name) => {
      const app = await wayBack();
      const { incoming, concern } = await app.readFixture(name);
      expect(incoming).toMatchObject({
        type: 'unsubscribe',
        contactId: 'con_1',
        needsReview: false,
      });
      expect(concern).toBeNull();
      expect(await app.contactState()).toBe('unsubscribed');
      expect(await app.contactState(2)).toBe('active');
      expect(await app.store.suppressions.list()).toHaveLength(1);
    },
  );

  test('that names neither us nor our mails waits for a look', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('unsubscribe-by-from');
    expect(incoming).toMatchObject({ type: 'unsubscribe', needsReview: true });
    expect(incoming.leave).toMatchObject({ state: 'waiting', doubts: ['event'] });
    expect(await app.contactState()).toBe('active');
  });

  test('with words of its own ends writing, and the words become a concern', async () => {
    const app = await wayBack();
    const { incoming, concern } = await app.readFixture('unsubscribe-with-words');
    expect(incoming).toMatchObject({ type: 'unsubscribe', needsReview: true });
    expect(concern?.text).toContain('Zebrastreifen');
    expect(await app.contactState()).toBe('unsubscribed');
  });

  test('"abmelden" in the sentence of a concern unsubscribes nobody, but asks for a look', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('concern-mentions-unsubscribe');
    expect(incoming).toMatchObject({ type: 'concern', needsReview: true });
    expect(await app.contactState()).toBe('active');
  });

  test('with a token that somebody else sends ends nothing by itself', async () => {
    const app = await wayBack();
    await app.readFixture('unsubscribe', { address: 'vorstand@verein.example' });
    expect([await app.contactState(1), await app.contactState(2)]).toEqual(['active', 'active']);
  });

  test('with a token nobody issued leaves everybody on the list', async () => {
    const app = await wayBack();
    const { incoming } = await app.readFixture('unsubscribe-apple', {
      token: 'abcdefghijklmnopqrstuvwxyz',
    });
    expect(incoming.type).toBe('concern');
    expect(await app.contactState()).toBe('active');
  });

  test('that a mail service sends for a person counts; an absence note to the same address does not', async () => {
    for (const [submitted, type, state] of [
      ['auto-generated', 'unsubscribe', 'unsubscribed'],
      ['auto-replied', 'auto-reply', 'active'],
    ]) {
      const app = await wayBack();
      const { incoming } = await app.read(
        `From: leitung@kita.example\r\nTo: regionalkoordination+${app.sent.token}@bezirk.example\r\nSubject: Abmelden ${app.sent.token}\r\nAuto-Submitted: ${submitted}\r\n\r\n`,
      );
      expect([incoming.type, await app.contactState()]).toEqual([type, state]);
    }
  });

  test('a bare wish from an address that two contacts share is left to a person', async () => {
    const app = await wayBack();
    const actor = (await app.store.actors.get('act_2' as never))!;
    await app.store.actors.put({
      ...actor,
      contacts: [{ ...actor.contacts[0]!, email: 'leitung@kita.example' as never }],
    });
    const { incoming } = await app.readFixture('unsubscribe-by-from');
    expect(incoming).toMatchObject({ type: 'concern', needsReview: true });
    expect(await app.contactState()).toBe('active');
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

describe('the same mail', () => {
  const one = [
    'reply-gmail',
    'bounce-postfix',
    'unsubscribe',
    'unsubscribe-with-words',
    'auto-sieve',
  ];

  test.each(one)('%s read twice, also at once, counts once', async (name) => {
    // A slow disk: the second reading would overtake the first.
    const turns = async () => {
      for (let turn = 0; turn < 300; turn += 1)
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
    };
    const app = await wayBack(({ store }) => ({
      store: {
        ...store,
        incoming: {
          ...store.incoming,
          put: async (record) => {
            await turns();
            return store.incoming.put(record);
          },
        },
      },
    }));
    const [first, again] = await Promise.all([app.readFixture(name), app.readFixture(name)]);
    const later = await app.readFixture(name);
    expect([first.wasKnown, again.wasKnown, later.wasKnown]).toEqual([false, true, true]);
    expect(later).toEqual({ ...first, wasKnown: true });
    expect(await app.store.incoming.list()).toHaveLength(1);
    expect((await app.bounces()).length).toBe(name === 'bounce-postfix' ? 1 : 0);
  });

  test.each(one)(
    '%s read again after a crash before the record of it was written has the effect once',
    async (name) => {
      let isCrashing = true;
      const app = await wayBack(({ store }) => ({
        store: {
          ...store,
          incoming: {
            ...store.incoming,
            put: (record) =>
              isCrashing ? Promise.reject(new Error('power cut')) : store.incoming.put(record),
          },
        },
      }));
      await expect(app.readFixture(name)).rejects.toThrow('power cut');
      isCrashing = false;
      const { wasKnown, incoming } = await app.readFixture(name);
      expect(wasKnown).toBe(false);
      expect(incoming.needsReview).toBe(name === 'unsubscribe-with-words');
      expect((await app.bounces()).length).toBe(name === 'bounce-postfix' ? 1 : 0);
      expect(await app.store.concerns.list()).toHaveLength(
        name === 'reply-gmail' || name === 'unsubscribe-with-words' ? 1 : 0,
      );
      expect(await app.store.suppressions.list()).toHaveLength(
        name.startsWith('unsubscribe') ? 1 : 0,
      );
      expect(app.blobs.size).toBe(1);
    },
  );

  test('with one other byte under the same Message-ID is another mail', async () => {
    const app = await wayBack();
    const mail = (words: string) =>
      `From: leitung@kita.example\r\nMessage-ID: <gleich@kita.example>\r\nSubject: Zaun\r\n\r\n${words}`;
    await app.read(mail('Der Zaun ist offen.'));
    expect((await app.read(mail('Der Zaun ist zu.'))).wasKnown).toBe(false);
    expect(await app.store.concerns.list()).toHaveLength(2);
  });
});

test('what cannot be read is kept and said, and changes nothing else; an empty file leaves no trace', async () => {
  const app = await wayBack();
  await expect(app.read(new Uint8Array(0))).rejects.toMatchObject({ code: 'mail.unreadable' });
  expect(app.blobs.size).toBe(0);
  const bytes = new TextEncoder().encode('nur ein Satz');
  const kept = await app.read(bytes);
  expect(kept).toMatchObject({
    concern: null,
    wasKnown: false,
    incoming: { type: 'unreadable', needsReview: true, isPending: false },
  });
  expect(await app.read(bytes)).toMatchObject({ wasKnown: true, incoming: kept.incoming });
  expect([
    (await app.store.incoming.list()).length,
    await app.store.concerns.list(),
    app.blobs.size,
  ]).toEqual([1, [], 1]);
});

test('a mail that was kept and not read, because the program ended, is read with the next one, once', async () => {
  const before = await wayBack();
  const app = await wayBack();
  const incoming = Incoming.parse((await before.readFixture('reply-gmail')).incoming);
  const original = await app.blobs.put((await before.blobs.get(incoming.original))!);
  await app.store.incoming.put({
    ...incoming,
    original,
    revision: 0,
    type: 'unreadable',
    isPending: true,
    concernId: null,
    deliveryId: null,
    envelopeId: null,
    contactId: null,
    needsReview: true,
  });
  await app.readFixture('auto-sieve');
  expect(await app.store.incoming.get(incoming.id)).toMatchObject({
    type: 'concern',
    concernId: incoming.concernId,
  });
  expect(await app.store.concerns.list()).toHaveLength(1);
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
