// What is checked is what is sent:
//   * the size is that of the longest mail as it arrives: with the data of those who may be written
//     to, its foot, and its line ends
//   * a mail that somebody's data makes too long is not sent, whenever that data came
//   * a subject and a preview text are as long as their longest reader makes them
//   * telephones dial what callers have to dial; numbers and mailboxes are read as people write
//     them
//   * addresses of the sender travel encoded
import PostalMime from 'postal-mime';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { checkBulletin } from '#core/bulletins/check-bulletin.ts';
import { compose } from '#core/bulletins/compose.ts';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import { freezeContent } from '#core/bulletins/freeze-content.ts';
import { createMailBuilder, flawFinder } from '#core/deliveries/build-mail.ts';
import { addresseeOf, planDelivery } from '#core/deliveries/plan-delivery.ts';
import { Actor } from '#shared/contract/actor.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { FileAccount } from '#shared/contract/mail-account.ts';
import { Sender } from '#shared/contract/sender.ts';
import type { BulletinId, DeliveryId, Instant, SegmentId, SenderId } from '#shared/values.ts';
import {
  block,
  bulletinOf,
  composingDeps,
  sampleSender,
  saveSender,
} from '#tests/support/composing.ts';

const { mjml } = composingDeps();
afterAll(() => mjml.close());
let deps: ContentDeps;
beforeEach(async () => {
  deps = { ...composingDeps(), mjml };
  await saveSender(deps);
});

const at = '2026-03-01T08:00:00.000Z' as Instant;
const reader = (number: number, name: string, contact: Record<string, unknown> = {}) =>
  Actor.parse({
    id: `act_${number}`,
    revision: 0,
    name,
    createdAt: at,
    updatedAt: at,
    contacts: [
      {
        id: `con_${number}`,
        email: `leser${number}@verein.example`,
        legalBasis: { basis: 'public-task', proof: { source: 'Test', at } },
        ...contact,
      },
    ],
  });
const short = reader(1, 'AG');
const long = reader(2, `${'Trägerverein "Große Straße" & Söhne '.repeat(5)}`.trim());
const keep = (...actors: Actor[]) => deps.store.actors.putMany(actors);

async function mailsTo(bulletin: Bulletin, actors: readonly Actor[], sender = sampleSender) {
  const content = await freezeContent(deps, bulletin, sender);
  const { envelopes } = planDelivery(
    {
      id: 'dlv_1' as DeliveryId,
      kind: 'delivery',
      bulletinId: 'bul_1' as BulletinId,
      segment: { id: 'seg_1' as SegmentId, name: 'Alle' },
      account: FileAccount.parse({ id: 'acc_1', name: 'Probe', kind: 'file' }),
      senderId: 'snd_1' as SenderId,
      content,
      at,
      addressees: actors.map((actor) =>
        addresseeOf(actor, actor.contacts[0]!, actor.contacts[0]!.email!),
      ),
    },
    deps,
  );
  const build = createMailBuilder(content, []);
  return Promise.all(
    envelopes.map(async (envelope) => {
      const bytes = await mimeComposer.compose(build(envelope, at).draft);
      const { html = '', text = '' } = await PostalMime.parse(bytes);
      // The parser takes the CR away that stands in the part as it travels.
      return {
        htmlBytes: Buffer.byteLength(html.replace(/\r?\n/g, '\r\n')),
        html,
        text,
        bytes,
        flaw: flawFinder(content)(envelope),
      };
    }),
  );
}

const filled = (length: number, fields = '{{einrichtung}} {{einrichtung}} {{anrede}}') =>
  bulletinOf([block('text', { html: `<p>${fields}</p><p>${'x '.repeat(length)}</p>` })]);

describe('the size', () => {
  it('is that of the longest mail, to the byte', async () => {
    await keep(short, long);
    const bulletin = filled(36_000);
    const { htmlBytes } = await checkBulletin(deps, bulletin);
    const sizes = (await mailsTo(bulletin, [short, long])).map((mail) => mail.htmlBytes);
    expect(htmlBytes).toBe(Math.max(...sizes));
    expect(sizes[1]! - sizes[0]!).toBeGreaterThan(400);
  });

  it('blocks what one reader alone makes too long, and neither before that nor for somebody who gets no mail', async () => {
    await keep(short);
    const { htmlBytes } = await checkBulletin(deps, filled(36_000));
    const bulletin = filled(36_000 + Math.floor((102_399 - htmlBytes) / 2));
    expect(await checkBulletin(deps, bulletin)).toMatchObject({
      findings: [{ rule: 'size-large' }],
      isBlocked: false,
    });
    await keep(reader(3, long.name, { state: 'unsubscribed' }));
    expect(await checkBulletin(deps, bulletin)).toMatchObject({ isBlocked: false });
    await keep(long);
    expect(await checkBulletin(deps, bulletin)).toMatchObject({
      findings: [{ rule: 'size-too-large' }],
      isBlocked: true,
    });
  });

  it('is looked at again for each mail: who makes it too long is left out, all others get it', async () => {
    await keep(short);
    const { htmlBytes } = await checkBulletin(deps, filled(36_000));
    const bulletin = filled(36_000 + Math.floor((102_399 - htmlBytes) / 2));
    const mails = await mailsTo(bulletin, [short, long]);
    expect(mails.map(({ flaw }) => flaw)).toEqual([null, 'mail-too-long']);
    expect(mails.map((mail) => mail.htmlBytes >= 102_400)).toEqual([false, true]);
  });
});

it('a subject and a preview text are measured with the data of the longest reader', async () => {
  const bulletin = bulletinOf([block('text')], {
    subject: '{{einrichtung}}: Neues',
    preheader: `Für {{einrichtung}} ${'und alle anderen '.repeat(2)}`,
  });
  await keep(short);
  expect((await checkBulletin(deps, bulletin)).findings.map(({ rule }) => rule)).toEqual([]);
  await keep(long);
  expect((await checkBulletin(deps, bulletin)).findings.map(({ rule }) => rule)).toEqual([
    'subject-long',
    'preheader-length',
  ]);
});

describe('links', () => {
  const bulletin = bulletinOf([
    block('text', {
      html: '<p><a href="mailto:rk@bezirk.example?subject=Frage%20zu%20%C3%96ffnung">Mail</a> <a href="tel:+49 (0)30 902 77-0">Anruf</a> <a href="tel:030 902">030 902</a></p>',
    }),
    block('button', { text: 'Anrufen', link: 'tel:+49 (0)30 902 77-0' }),
    block('button', {
      text: 'Schreiben',
      link: 'mailto:rk@bürger.example?subject=Anmeldung%20Kiezrunde',
    }),
    block('event', { link: 'tel:0049 (0)30 1' }),
    block('image', { image: null, link: 'tel:(030) 902' }),
  ]);

  it('dial and travel as they have to', async () => {
    const { html } = await compose(deps, bulletin, sampleSender);
    const targets = [...html.matchAll(/href="((?:tel|mailto):[^"]*)"/g)].map(
      ([, target]) => target,
    );
    expect(targets).toEqual([
      'mailto:rk@bezirk.example?subject=Frage%20zu%20%C3%96ffnung',
      'tel:+493090277-0',
      'tel:030902',
      'tel:+493090277-0',
      'mailto:rk@xn--brger-kva.example?subject=Anmeldung%20Kiezrunde',
      'tel:+49301',
    ]);
  });

  it('are read as people write them, and none is missed', async () => {
    const { text } = await compose(deps, bulletin, sampleSender);
    expect(text).toContain('Mail <rk@bezirk.example> Anruf <+49 30 902 77-0> 030 902\n');
    expect(text).toContain('Anrufen:\n+49 30 902 77-0\n');
    expect(text).toContain('Schreiben:\nrk@bürger.example\n');
    expect(text).toContain('\n(030) 902\n');
    expect(text.replace('{{abmeldelink}}', '')).not.toMatch(/tel:|mailto:|\(0\)|%20/);
    expect((await checkBulletin(deps, bulletin)).findings.map(({ rule }) => rule)).toEqual([
      'image-missing',
    ]);
  });
});

describe('the sender', () => {
  const sender = Sender.parse({
    ...sampleSender,
    address: 'rk@bürger.example',
    replyTo: 'antwort@bürger.example',
  });

  it('travels encoded, in every header and in the link to unsubscribe', async () => {
    const [mail] = await mailsTo(bulletinOf([block('text')]), [short], sender);
    const head = Buffer.from(mail!.bytes)
      .toString('latin1')
      .split('\r\n\r\n')[0]!
      .replace(/\r\n[ \t]/g, ' ');
    expect(head).not.toMatch(/[\u007f-\u00ff]/);
    const domain = 'xn--brger-kva.example';
    for (const [name, written] of [
      ['From', `<rk@${domain}>`],
      ['Reply-To', `antwort@${domain}`],
      ['List-ID', `<kiezbrief.${domain}>`],
    ] as const) {
      expect(head).toMatch(new RegExp(`${name}: .*${written}`));
    }
    expect(head).toMatch(
      /List-Unsubscribe: <mailto:antwort\+[a-z0-9]{26}@xn--brger-kva\.example\?/,
    );
    expect(mail!.html).toContain(`@${domain}?subject=Abmelden`);
    expect(mail!.text).toContain(`@${domain}?subject=Abmelden`);
  });

  it('with an umlaut before the at-sign is found, and never written raw where the answer goes', async () => {
    const wrong = Sender.parse({ ...sampleSender, replyTo: 'büro@bezirk.example' });
    await deps.store.settings.put({
      ...(await deps.store.settings.get('settings'))!,
      senders: [wrong],
    });
    expect((await checkBulletin(deps, bulletinOf([block('text')]))).findings).toEqual([
      {
        rule: 'address-unsendable',
        severity: 'block',
        blockId: null,
        data: { address: 'büro@bezirk.example' },
      },
    ]);
    const [mail] = await mailsTo(bulletinOf([block('text')]), [short], wrong);
    const head = Buffer.from(mail!.bytes).toString('latin1').split('\r\n\r\n')[0]!;
    expect(head).toContain(`Reply-To: ${wrong.address}`);
    expect(head).not.toMatch(/[\u007f-\u00ff]/);
  });
});
