// Hostile text in every field a person or a list can fill, through to the mails of a rehearsal,
// each parsed again and judged:
//   * one recipient, the office's own sender, no header but those the program writes, none twice,
//     nothing raw in it
//   * nothing in the html acts or loads; no merge field written in data is filled in
//   * what the check lets through is what goes out: no mail as long as Gmail cuts off
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, it, onTestFinished } from 'vitest';
import { activeContent } from '#core/bulletins/inert.ts';
import { tagsIn } from '#core/bulletins/markup.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import { Block } from '#shared/contract/blocks.ts';
import { openTestApp } from '#tests/support/test-app.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=https://evil.example/p.gif onerror=alert(1)>',
  '</mj-text><mj-raw><script>alert(1)</script></mj-raw><mj-text>',
  '{{nachname}}{{abmeldelink}}',
  '{{ constructor }}',
  "' onmouseover='alert(1)",
  'A\r\nBcc: victim@evil.example',
  'A\nX-Evil: 1',
  'A\u2028Bcc: x@evil.example',
  'A\u0085B',
  '=?utf-8?q?=0d=0aBcc:x@evil.example?=',
  'Kita, "Bär" <boss@evil.example>',
  'a@b.example, c@d.example',
  '\u202ednuh',
  'x'.repeat(300),
  '😀'.repeat(100),
  '\ud800',
  '=1+1',
  '@SUM(A1)',
  '--\r\n.\r\nMAIL FROM:<x@evil.example>',
  '<!--',
  '-->',
  '<![endif]-->',
  '<!--[if mso]>',
  '&lt;script&gt;',
  '&#0;',
  'javascript:alert(1)',
  '%{(#a)}',
  '\\',
  '`',
  '${1}',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  ';base64,',
  '=3D',
  'a:b;c',
  '()<>@,;:\\"[]',
];
/** As one line of a form can hold it. */
const line = (text: string, length: number) =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
    .trim()
    .slice(0, length)
    .toWellFormed() || 'x';
const known = [
  'from',
  'to',
  'reply-to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'precedence',
  'x-auto-response-suppress',
];

async function hostileOffice() {
  const app = await openTestApp();
  onTestFinished(() => app.close());
  const client = createClient(app);
  const columns = [
    'Einrichtung',
    'E-Mail',
    'Anrede',
    'Titel',
    'Vorname',
    'Nachname',
    'Funktion',
    'Straße',
    'PLZ',
    'Ort',
    'Telefon',
    'Bezirksregion',
    'Themen',
    'Rechtsgrundlage',
    'Notiz',
  ];
  const rows = hostile.map((raw, number) => {
    const text = raw.toWellFormed();
    const short = (length: number) => text.slice(0, length).toWellFormed();
    return [
      text,
      `p${number}@example.org`,
      'Frau',
      short(40),
      short(90),
      short(90),
      short(90),
      short(90),
      '10777',
      short(90),
      short(40),
      short(90),
      short(90),
      'Einwilligung',
      text,
    ];
  });
  const csv = [columns, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
  await client.actors.import({
    file: toBase64(new TextEncoder().encode(csv)),
    fileName: '../../x\u202egpj.csv',
  });
  const segment = await client.segments.save({
    segment: { revision: 0, name: 'Alle', rule: { type: 'all', rules: [] } },
  });
  return { app, client, segment };
}

const content = (text: string) =>
  [
    { type: 'heading', level: 2, text: line(text, 290) },
    {
      type: 'text',
      html: `<p>${text.replaceAll('\u0000', '')}</p><p>{{anrede}} {{name}} {{einrichtung}}</p>`,
    },
    { type: 'text', html: text.replaceAll('\u0000', '') },
    {
      type: 'event',
      title: line(text, 290),
      place: line(text, 290),
      html: text,
      startsAt: '2036-03-01T10:00',
    },
    { type: 'button', text: `Zum Angebot ${line(text, 80)}`, link: 'https://example.org/angebot' },
  ].map((part, number) => Block.parse({ id: `blk_${number}`, ...part }));

type Mail = Awaited<ReturnType<typeof PostalMime.parse>>;

/** What is wrong with a mail; nothing should be. */
const judge = (bytes: Uint8Array, mail: Mail): string[] => {
  const raw = Buffer.from(bytes).toString('latin1');
  return [...wrongInHead(raw), ...wrongLines(raw), ...wrongPeople(mail), ...wrongPage(mail)];
};

function wrongInHead(raw: string): string[] {
  const names = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .split('\r\n')
    .filter((one) => !/^[ \t]/.test(one))
    .map((one) => one.split(':')[0]!.toLowerCase());
  const unknown = names.filter((name) => !known.includes(name)).map((name) => `header ${name}`);
  return new Set(names).size === names.length ? unknown : [...unknown, 'a header twice'];
}

function wrongLines(raw: string): string[] {
  const lines = raw.split('\r\n');
  return [
    lines.some((one) => one.length > 998) && 'a line of more than 998',
    lines.some((one) => /[\r\n\0]/.test(one)) && 'a bare CR, LF or NUL',
  ].filter((one) => one !== false);
}

function wrongPeople({ to, cc, bcc, from }: Mail): string[] {
  const isOne = to?.length === 1 && /^p\d+@example\.org$/.test(to[0]?.address ?? '');
  return [
    (!isOne || cc || bcc) && `recipients ${JSON.stringify(to)}`,
    from?.address !== 'office@example.org' && `from ${from?.address}`,
  ].filter((one) => typeof one === 'string');
}

function wrongPage({ html = '' }: Mail): string[] {
  const loads = tagsIn(html)
    .flatMap(({ attributes }) => [...attributes])
    .filter(
      ([name, value]) =>
        ['src', 'background', 'srcset'].includes(name) && !value.startsWith('cid:'),
    );
  return [
    activeContent(html),
    loads.length > 0 && `loads ${JSON.stringify(loads)}`,
    Buffer.byteLength(html.replace(/\r?\n/g, '\r\n')) >= 102_400 && 'as long as Gmail cuts off',
  ].filter((one) => typeof one === 'string');
}

it('changes no envelope, no header and no page', { timeout: 600_000 }, async () => {
  const { app, client, segment } = await hostileOffice();
  const [account] = (await client.settings.get({})).accounts;
  const templates = (await client.templates.list({})).items;
  const refusals: string[] = [];
  const planned: string[] = [];
  for (const [number, text] of hostile.entries()) {
    // The sender too; what its form refuses is not stored.
    const { revision, senders } = await client.settings.get({});
    const sender = {
      ...(senders[0] && { id: senders[0].id }),
      address: 'office@example.org',
      replyTo: 'answers@example.org',
      privacyUrl: 'https://example.org/',
      hasSubaddressing: true,
    };
    await client.settings.saveSender({
      revision,
      sender: {
        ...sender,
        name: line(text, 190),
        organisation: line(text, 190),
        imprint: text.replaceAll('\u0000', ''),
      },
    });
    const fresh = await client.bulletins.create({
      subject: line(text, 190),
      templateId: templates[number % templates.length]!.id,
    });
    const saved = await client.bulletins.save({
      bulletin: { ...fresh, preheader: line(text, 100), blocks: content(text) },
    });
    const { html } = await client.bulletins.render({ id: saved.id });
    expect(
      activeContent(html.replace(/src="data:image\/[a-z]+;base64,[^"]*"/g, '')),
      text,
    ).toBeUndefined();
    const { findings, isBlocked } = await client.bulletins.check({ id: saved.id });
    if (isBlocked)
      refusals.push(
        ...findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule),
      );
    // Each text is planned once for all; the first few are sent, because all their mails hold every
    // text of the list.
    else if (planned.length < 4) {
      const { delivery } = await client.deliveries.plan({
        bulletinId: saved.id,
        segmentId: segment.id,
        accountId: account!.id,
      });
      await client.deliveries.start({ id: delivery.id });
      await app.idle();
      planned.push(delivery.id);
    }
  }
  // Only what a person must repair: no text makes the design look broken or a part incomplete.
  expect([...new Set(refusals)].sort()).toEqual(
    ['link-personalised', 'merge-field-unknown'].filter((rule) => refusals.includes(rule)),
  );
  expect(planned).toHaveLength(4);
  const boxes = join(app.dataFolder, 'rehearsals');
  const files = readdirSync(boxes).flatMap((box) =>
    readdirSync(join(boxes, box)).map((file) => join(boxes, box, file)),
  );
  // Where a text asks for a surname, whoever has none that is surely one is left out.
  expect(files.length).toBeGreaterThan(3 * 30);
  for (const file of files) {
    const bytes = readFileSync(file);
    expect(judge(bytes, await PostalMime.parse(bytes)), file).toEqual([]);
  }
});
