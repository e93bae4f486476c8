// A mail that came back can be read as it arrived, by its own id or its concern's, and nothing in
// it can act or reach outside.
import { describe, expect, it } from 'vitest';
import { concerns as contract } from '#shared/contract/concerns.ts';
import type { ConcernId, IncomingId } from '#shared/values.ts';
import { wayBack } from '#tests/support/way-back.ts';

const mail = [
  'From: Kim <kim@anders.example>',
  'To: Amt <amt@bezirk.example>',
  'Date: Tue, 03 Mar 2026 10:00:00 +0100',
  'Subject: =?utf-8?Q?F=C3=BCr_Akteur*innen?=',
  'X-Spur: eins',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=grenze',
  '',
  '--grenze',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p onclick="x()">Der <b>Zaun</b> ist offen.</p><script>alert(1)</script><img src="https://spion.example/p.png" alt="Zaun"><a href="javascript:x()">hier</a>',
  '--grenze',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="Plan.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0xLjQ=',
  '--grenze--',
  '',
].join('\r\n');

describe('a mail as it arrived', () => {
  it('is shown whole and harmless', async () => {
    const app = await wayBack();
    const { incoming, concern } = await app.read(mail);
    const seen = contract.original.output.parse(
      await app.concerns.original({ id: incoming.id as IncomingId }),
    );
    expect(seen).toMatchObject({
      from: { name: 'Kim', address: 'kim@anders.example' },
      to: ['amt@bezirk.example'],
      subject: 'Für Akteur*innen',
      date: '2026-03-03T09:00:00.000Z',
      attachments: [{ fileName: 'Plan.pdf', mime: 'application/pdf', bytes: 8 }],
    });
    expect(seen.headers).toContainEqual({ name: 'x-spur', value: 'eins' });
    expect(seen.html).toContain('<b>Zaun</b>');
    expect(seen.html).not.toMatch(/script|onclick|spion|javascript|alert/);
    expect(await app.concerns.original({ id: concern!.id as ConcernId })).toEqual(seen);
  });

  it('of which only text was written has no html', async () => {
    const app = await wayBack();
    const { incoming } = await app.read('From: kim@anders.example\r\nSubject: Frage\r\n\r\nWann?');
    expect(await app.concerns.original({ id: incoming.id as never })).toMatchObject({
      text: expect.stringContaining('Wann?') as string,
      html: '',
      attachments: [],
    });
  });

  it('is not there for an id nobody knows', async () => {
    const app = await wayBack();
    for (const id of ['inc_none', 'cnc_none'] as const)
      await expect(app.concerns.original({ id: id as never })).rejects.toMatchObject({
        code: 'concern.not-found',
        data: { id },
      });
  });
});
