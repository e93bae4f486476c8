// A data folder in which everything is ready to be sent: sender, list, segment, bulletin, and a
// mail account at a port of this machine.
import { toBase64 } from '#shared/base64.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import { EmailAddress, type AccountId, type BulletinId, type SegmentId } from '#shared/values.ts';

export interface ReadyOffice {
  readonly bulletinId: BulletinId;
  readonly segmentId: SegmentId;
  readonly smtp: AccountId;
  readonly rehearsal: AccountId;
}

const names = [
  'Kita Großer Bär',
  'Schule am Park',
  'Bürger*innen-Forum',
  'Nachbarschaftszentrum Ölmühle',
  'Verein Kiezspiele',
];

/** Contact number n has the address `n@verein.example`. */
export const peopleList = (count: number): string =>
  [
    'Einrichtung;Art;Ansprechperson;Anrede;eMail;Bezirksregion;Rechtsgrundlage',
    ...Array.from(
      { length: count },
      (_, index) =>
        `${names[index % names.length]!} ${index + 1};Verein;Nummer ${index + 1}, Kim;;${index + 1}@verein.example;Schöneberg Nordost;Einwilligung`,
    ),
  ].join('\r\n');

export async function readyOffice(
  client: KiezbriefClient,
  { people = 4, port = 25, perMinute = 0 } = {},
): Promise<ReadyOffice> {
  const {
    revision,
    accounts: [rehearsal],
  } = await client.settings.get({});
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
      pace: { perMinute },
    },
  });
  await client.actors.import({
    file: toBase64(new TextEncoder().encode(peopleList(people))),
    fileName: 'Liste.csv',
  });
  const draft = await client.bulletins.create({
    subject: 'Neues für Akteur*innen',
    blocks: [
      { id: 'blk_a', type: 'heading', level: 2, text: 'Termine' },
      { id: 'blk_b', type: 'text', html: '<p>{{anrede}}, Nachbar:innen treffen sich.</p>' },
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
  return {
    bulletinId: draft.id,
    segmentId: segment.id,
    smtp: settings.accounts.at(-1)!.id,
    rehearsal: rehearsal!.id,
  };
}
