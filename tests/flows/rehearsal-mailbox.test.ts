// A rehearsal can be read like a mailbox: each message is what the file says that the rehearsal
// wrote, byte for byte where people look, before and after it went out, and whatever is edited in
// between.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMailParser } from '#adapters/mail-parser.ts';
import { createClient } from '#shared/client.ts';
import { exampleImage } from '#tests/support/composing.ts';
import { openTestApp } from '#tests/support/test-app.ts';

describe('the mailbox of a rehearsal', () => {
  it('shows each person their own mail', async () => {
    const app = await openTestApp();
    try {
      const client = createClient(app);
      const { revision } = await client.settings.get({});
      await client.settings.saveSender({
        revision,
        sender: {
          name: 'Amt',
          address: 'amt@bezirk.example',
          replyTo: 'antwort@bezirk.example',
          organisation: 'Bezirksamt',
          imprint: 'Bezirksamt\nWeg 1\nVerantwortlich: Kim',
        },
      });
      const list =
        'Einrichtung;Vorname;Nachname;Anrede;eMail;Rechtsgrundlage\nKita;Ada;Groß;Frau;ada@kita.example;Einwilligung\nHort;Bo;Klein;Herr;bo@hort.example;Einwilligung';
      await client.actors.import({ file: Buffer.from(list).toString('base64') });
      const { image } = await client.bulletins.addImage({
        file: Buffer.from(await exampleImage()).toString('base64'),
      });
      const bulletin = await client.bulletins.create({
        subject: 'Für {{einrichtung}}',
        blocks: [
          { id: 'blk_a', type: 'text', html: '<p>{{anrede}}, guten Tag.</p>' },
          { id: 'blk_b', type: 'image', image, alt: { kind: 'decorative' } },
        ],
      });
      const segment = await client.segments.save({
        segment: { revision: 0, name: 'Alle', rule: { type: 'all', rules: [] } },
      });
      const {
        delivery: { id },
      } = await client.deliveries.plan({
        bulletinId: bulletin.id,
        segmentId: segment.id,
        accountId: 'acc_probeversand',
      });
      const {
        items: [first, second],
      } = await client.deliveries.envelopes({ id });
      const planned = await client.deliveries.message({ id, envelopeId: first!.id });
      expect(planned).toMatchObject({
        date: null,
        subject: 'Für Kita',
        from: { name: 'Amt', address: 'amt@bezirk.example' },
        to: { address: 'ada@kita.example' },
        replyTo: 'antwort@bezirk.example',
      });
      expect(planned.headers.map(({ name }) => name)).toContain('List-Unsubscribe');

      await client.bulletins.remove({ id: bulletin.id, revision: bulletin.revision });
      await client.deliveries.start({ id });
      await app.idle();
      const folder = join(app.dataFolder, 'rehearsals', id);
      const parser = createMailParser();
      for (const envelope of [first!, second!]) {
        const name = (await readdir(folder)).find((file) => file.includes(envelope.id))!;
        const file = await parser.parse(await readFile(join(folder, name)));
        const shown = await client.deliveries.message({ id, envelopeId: envelope.id });
        expect(shown.date).not.toBeNull();
        expect(shown).toMatchObject({
          subject: file.subject,
          messageId: file.messageId,
          from: file.from,
          to: { address: envelope.address },
        });
        expect(shown.text.trim()).toBe(file.text.replaceAll('\r\n', '\n').trim());
        for (const { name: header, value } of shown.headers)
          expect(file.headers).toContainEqual({ name: header.toLowerCase(), value });
        const cid = /src="cid:[^"]+"/.exec(file.html)![0];
        expect(shown.html).not.toContain(cid);
        expect(
          shown.html
            .replace(/src="data:image\/png;base64,[^"]+"/, cid)
            .replaceAll('\r\n', '\n')
            .trim(),
        ).toBe(file.html.replaceAll('\r\n', '\n').trim());
      }
      await expect(client.deliveries.message({ id, envelopeId: 'env_none' })).rejects.toMatchObject(
        { code: 'envelope.not-found' },
      );
      await expect(
        client.deliveries.message({ id: 'dlv_none', envelopeId: first!.id }),
      ).rejects.toMatchObject({ code: 'delivery.not-found' });
    } finally {
      await app.close();
    }
  });
});
