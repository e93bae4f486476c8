// The whole way out, on real files and to a real mail server, through the contract every door uses:
//   * an Excel list becomes actors; bad rows are named, good rows are kept
//   * the bulletin each person gets is personal, has one recipient, a text part and a way to leave
//   * figures are what the mail server said: accepted is what it took, refused is what it refused,
//     with the reason
//   * nobody who left after planning is written to
//   * closing and opening the folder again loses nothing
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import type { App } from '#shared/define.ts';
import type { Actor, Contact } from '#shared/contract/actor.ts';
import { EmailAddress, type AccountId } from '#shared/values.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const list = [
  'Einrichtung;Art;Ansprechperson;Anrede;eMail;Straße;PLZ;Bezirksregion;Rechtsgrundlage',
  'Kita Großer Bär;Kita;Jäger, Çiğdem;Frau;leitung@kita-baer.example;Übergang 3;10823;Schöneberg Nordost;Einwilligung',
  'Schule am Park;Schule;;;sekretariat@schule-park.example;Parkweg 1;10825;Schöneberg Nordost;Öffentliche Aufgabe',
  'Bürger*innen-Forum;Initiative;Kim Öztürk;;kim@forum.example;Hof 2;10827;Schöneberg Nordost;Einwilligung',
  'Voller Briefkasten e. V.;Verein;;;voll@verein.example;Ring 9;10829;Schöneberg Nordost;Einwilligung',
  'Ohne Grundlage;Verein;;;ohne@verein.example;Ring 10;10829;Schöneberg Nordost;',
  'Anderswo;Verein;;;anderswo@verein.example;Ring 11;10829;Schöneberg Südwest;Einwilligung',
  'Kaputt;Verein;;;kaputt-at-verein.example;Ring 12;10829;Schöneberg Nordost;Einwilligung',
].join('\r\n');

interface Received {
  to: readonly string[];
  mail: Email;
}

let folder: string;
let app: App;
let client: KiezbriefClient;
let server: SMTPServer;
let port: number;
let received: Received[];

const open = async () => {
  app = await openTestAppAt(folder);
  client = createClient(app);
};

beforeEach(async () => {
  folder = await temporaryFolder();
  received = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      done(
        address === 'voll@verein.example'
          ? Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })
          : null,
      );
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        parts.push(part);
      });
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          received.push({ to: envelope.rcptTo.map(({ address }) => address), mail });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.server.address() as { port: number }).port;
  await open();
});

afterEach(async () => {
  await app.close();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

async function office(): Promise<AccountId> {
  const { revision } = await client.settings.get({});
  const address = EmailAddress.parse('rk@bezirk.example');
  await client.settings.saveSender({
    revision,
    sender: {
      name: 'Regionalkoordination',
      address,
      replyTo: address,
      organisation: 'Bezirksamt Musterbezirk',
      imprint:
        'Bezirksamt Musterbezirk\nBeispielplatz 1, 10825 Berlin\nVerantwortlich: Kim Beispiel',
      hasSubaddressing: true,
    },
  });
  const settings = await client.settings.saveAccount({
    revision: revision + 1,
    account: {
      kind: 'smtp',
      name: 'Relay',
      host: '127.0.0.1',
      port,
      security: 'none',
      pace: { perMinute: 0 },
    },
  });
  return settings.accounts.at(-1)!.id;
}

async function plan(accountId: AccountId) {
  const draft = await client.bulletins.create({
    subject: 'Neues für Akteur*innen',
    blocks: [
      { id: 'blk_a', type: 'heading', level: 2, text: 'Termine' },
      { id: 'blk_b', type: 'text', html: '<p>Nachbar:innen treffen sich.</p>' },
    ],
  });
  await client.bulletins.save({
    bulletin: { ...draft, preheader: 'Termine und Themen aus Ihrer Bezirksregion im März' },
  });
  const segment = await client.segments.save({
    segment: {
      revision: 0,
      name: 'Nordost',
      rule: { type: 'region', in: ['reg_schoeneberg-nordost'] },
    },
  });
  return client.deliveries.plan({ bulletinId: draft.id, segmentId: segment.id, accountId });
}

const contactAt = async (address: string): Promise<{ actor: Actor; contact: Contact }> => {
  const { items } = await client.actors.list({ search: address });
  const actor = items[0]!;
  return { actor, contact: actor.contacts.find(({ email }) => email === address)! };
};

it('carries a list to real mailboxes and counts what the mail server said', async () => {
  const accountId = await office();
  const imported = await client.actors.import({
    file: toBase64(Buffer.from(list)),
    fileName: 'Liste.csv',
  });
  expect(imported.counts).toMatchObject({ rows: 7, created: 6, refused: 1 });
  expect(imported.refused).toMatchObject([{ line: 8, notes: [{ note: 'address-invalid' }] }]);

  const planned = await plan(accountId);
  expect(planned.figures).toMatchObject({ envelopes: 4, open: 4 });
  const left = await contactAt('kim@forum.example');
  await client.actors.save({
    actor: { ...left.actor, contacts: [{ ...left.contact, state: 'unsubscribed' }] },
  });

  const { id } = planned.delivery;
  await client.deliveries.start({ id });
  await app.idle();

  const { delivery, figures } = await client.deliveries.get({ id });
  expect(delivery.state).toBe('finished');
  expect(figures).toMatchObject({
    envelopes: 4,
    accepted: 2,
    refused: 1,
    skipped: 1,
    open: 0,
    unclear: 0,
  });
  expect(received.map(({ to }) => to).sort()).toEqual([
    ['leitung@kita-baer.example'],
    ['sekretariat@schule-park.example'],
  ]);
  const statistics = await client.statistics.delivery({ id });
  expect(statistics.reasons).toEqual(
    expect.arrayContaining([
      { reason: 'address-unknown', count: 1 },
      { reason: 'unsubscribed', count: 1 },
    ]),
  );

  const { mail } = received.find(({ to }) => to[0]?.startsWith('leitung'))!;
  expect(mail.subject).toBe('Neues für Akteur*innen');
  expect(mail.to?.map(({ address }) => address)).toEqual(['leitung@kita-baer.example']);
  expect(mail.html).toContain('Guten Tag Frau Jäger');
  expect(mail.text).toContain('Guten Tag Frau Jäger');
  expect(mail.text).toContain('Nachbar:innen treffen sich.');
  expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toMatch(
    /^<mailto:rk\+[a-z2-7]{26}@bezirk\.example\?subject=Abmelden%20[a-z2-7]{26}>$/,
  );
  const { items } = await client.deliveries.envelopes({ id, state: 'accepted' });
  expect(items.map(({ messageId }) => messageId)).toContain(mail.messageId);
});

it('finds everything again after closing the folder', async () => {
  const accountId = await office();
  await client.actors.import({ file: toBase64(Buffer.from(list)), fileName: 'Liste.csv' });
  const {
    delivery: { id },
  } = await plan(accountId);
  await client.deliveries.start({ id });
  await app.idle();
  const before = await Promise.all([
    client.settings.get({}),
    client.actors.list({}),
    client.bulletins.list({}),
    client.deliveries.get({ id }),
    client.deliveries.envelopes({ id }),
    client.statistics.delivery({ id }),
  ]);
  await app.close();
  await open();
  expect(
    await Promise.all([
      client.settings.get({}),
      client.actors.list({}),
      client.bulletins.list({}),
      client.deliveries.get({ id }),
      client.deliveries.envelopes({ id }),
      client.statistics.delivery({ id }),
    ]),
  ).toEqual(before);
});
