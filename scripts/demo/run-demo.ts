// The steps of the demonstration. Everything goes through the client, as a coordinator's clicks
// would.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KiezbriefClient } from '#shared/api.ts';
import { toBase64 } from '#shared/base64.ts';
import type { Block } from '#shared/contract/blocks.ts';
import type { Figures } from '#shared/contract/delivery.ts';
import type { AccountId, BulletinId, SegmentId } from '#shared/values.ts';
import { EmailAddress, type Language, RegionId } from '#shared/values.ts';
import { answerTo, sentMail } from './answers.ts';
import type { MailServer } from './mail-server.ts';
import type { Outcome } from './report.ts';

type Step = 'setUp' | 'import' | 'bulletin' | 'file' | 'smtp' | 'answers';

interface Parts {
  client: KiezbriefClient;
  /** Resolves when nothing is being sent any more. */
  idle: () => Promise<void>;
  mailServer: MailServer;
  /** Folder of the shipped examples. */
  examples: string;
  data: string;
  language: Language;
  onStep: (step: Step) => void;
}

const office = EmailAddress.parse('regionalkoordination@bezirk.example');

export async function runDemo({
  client,
  idle,
  mailServer,
  examples,
  data,
  language,
  onStep,
}: Parts): Promise<{ outcome: Outcome; html: string }> {
  onStep('setUp');
  const accounts = await setUp(client, mailServer.port);

  onStep('import');
  const fileName = 'akteure-schoeneberg.csv';
  const imported = await client.actors.import({
    file: await base64Of(join(examples, fileName)),
    fileName,
  });

  onStep('bulletin');
  const bulletin = await draft(client, examples);
  const { findings, isBlocked, htmlBytes } = await client.bulletins.check({ id: bulletin.id });
  if (isBlocked)
    throw new Error(
      `the example bulletin is blocked: ${findings.map(({ rule }) => rule).join(', ')}`,
    );
  const { html } = await client.bulletins.render({ id: bulletin.id });
  const segment = await client.segments.save({
    segment: {
      revision: 0,
      name: 'Schöneberg Nordost',
      rule: { type: 'region', in: [RegionId.parse('reg_schoeneberg-nordost')] },
    },
  });
  const { sentence, included } = await client.segments.preview({ id: segment.id, language });

  const send = async (accountId: AccountId) =>
    deliver(client, idle, { bulletinId: bulletin.id, segmentId: segment.id, accountId });
  onStep('file');
  const file = await send(accounts.file);
  onStep('smtp');
  const smtp = await send(accounts.smtp);

  onStep('answers');
  const incoming = await readAnswers(client, join(examples, 'answers'), mailServer.received);

  return {
    html,
    outcome: {
      import: imported.counts,
      refusedRows: imported.refused,
      bulletin: { id: bulletin.id, subject: bulletin.subject, htmlBytes, findings },
      segment: { sentence, included },
      file,
      smtp: { ...smtp, received: mailServer.received.length },
      incoming,
      places: { mails: join(data, 'rehearsals'), page: join(data, 'bulletin.html'), data },
    },
  };
}

async function setUp(
  client: KiezbriefClient,
  port: number,
): Promise<{ file: AccountId; smtp: AccountId }> {
  const { revision } = await client.settings.get({});
  const imprint = [
    'Bezirksamt Musterbezirk von Berlin',
    'Sozialraumorientierte Planungskoordination',
    'Regionalkoordination Schöneberg',
    'Beispielplatz 1, 10825 Berlin',
    'Telefon 030 0000-0',
    office,
    'Verantwortlich im Sinne des § 18 MStV: Kim Beispiel',
  ].join('\n');
  const withSender = await client.settings.saveSender({
    revision,
    sender: {
      name: 'Regionalkoordination Schöneberg',
      address: office,
      replyTo: office,
      organisation: 'Bezirksamt Musterbezirk',
      imprint,
      privacyUrl: 'https://bezirk.example/datenschutz',
      hasSubaddressing: true,
    },
  });
  const settings = await client.settings.saveAccount({
    revision: withSender.revision,
    account: {
      kind: 'smtp',
      name: 'Mailserver der Vorführung',
      host: '127.0.0.1',
      port,
      security: 'none',
      pace: { perMinute: 0, connections: 1 },
    },
  });
  const file = settings.accounts.find((account) => account.kind === 'file');
  const smtp = settings.accounts.find(
    (account) => account.kind === 'smtp' && account.port === port,
  );
  if (!file || !smtp) throw new Error('accounts are missing');
  return { file: file.id, smtp: smtp.id };
}

async function draft(client: KiezbriefClient, examples: string) {
  const example = JSON.parse(await readFile(join(examples, 'bulletin.de.json'), 'utf8')) as {
    subject: string;
    preheader: string;
    language: 'de';
    blocks: Block[];
    image: string;
  };
  const { image } = await client.bulletins.addImage({
    file: await base64Of(join(examples, example.image)),
    fileName: example.image,
  });
  const created = await client.bulletins.create({
    subject: example.subject,
    language: example.language,
    blocks: example.blocks.map((block) => (block.type === 'image' ? { ...block, image } : block)),
  });
  return client.bulletins.save({ bulletin: { ...created, preheader: example.preheader } });
}

async function deliver(
  client: KiezbriefClient,
  idle: () => Promise<void>,
  plan: { bulletinId: BulletinId; segmentId: SegmentId; accountId: AccountId },
): Promise<Figures> {
  const {
    delivery: { id },
  } = await client.deliveries.plan(plan);
  await client.deliveries.start({ id });
  await idle();
  const { delivery, figures } = await client.deliveries.get({ id });
  if (delivery.state !== 'finished')
    throw new Error(
      `delivery ended as ${delivery.state} (${delivery.stoppedBy?.code ?? 'no reason'})`,
    );
  return figures;
}

/** One answer of each kind, from four different people. */
async function readAnswers(
  client: KiezbriefClient,
  folder: string,
  received: readonly Buffer[],
): Promise<Outcome['incoming']> {
  const counts = { concerns: 0, bounces: 0, unsubscribes: 0, autoReplies: 0 };
  const counterOf = {
    concern: 'concerns',
    bounce: 'bounces',
    report: 'bounces',
    unsubscribe: 'unsubscribes',
    'auto-reply': 'autoReplies',
    unreadable: 'bounces',
  } as const;
  for (const [position, name] of (
    ['reply', 'bounce', 'unsubscribe', 'out-of-office'] as const
  ).entries()) {
    const mail = received[position];
    if (!mail) throw new Error('the mail server received too little to answer');
    const answer = await answerTo(folder, name, sentMail(mail), office);
    const { incoming } = await client.concerns.import({
      file: toBase64(answer),
      fileName: `${name}.eml`,
    });
    counts[counterOf[incoming.type]] += 1;
  }
  return counts;
}

const base64Of = async (path: string) => toBase64(await readFile(path));
