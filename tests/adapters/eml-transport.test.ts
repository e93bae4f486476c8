// What a rehearsal ("Probeversand") promises:
//   * one readable file per mail, numbered in the order of sending, whole or not there
//   * the same envelope again replaces its own file, also after a restart
//   * a full or missing disk is an expected failure, and nothing is called accepted
import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmlTransport } from '#adapters/eml-transport.ts';
import type { OutgoingMail } from '#core/ports/transport.ts';
import { FileAccount } from '#shared/contract/mail-account.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const account = FileAccount.parse({ id: 'acc_1', name: 'Probe', kind: 'file' });
const mail = (envelope: string, text = envelope): OutgoingMail => ({
  envelopeId: `env_${envelope}` as EnvelopeId,
  deliveryId: 'dlv_1' as DeliveryId,
  mailFrom: 'a@b.example',
  rcptTo: 'c@d.example',
  bytes: Buffer.from(`Subject: ${text}\r\n\r\n`),
});

test('one file per mail, numbered, and its own file again after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await createEmlTransport(folder).open(account, undefined);
  for (const name of ['a', 'b', 'c'])
    expect(await first.send(mail(name))).toEqual({ type: 'accepted', reply: null });
  await first.send(mail('b', 'anders'));
  await first.close();
  expect(first.isOpen).toBe(false);
  const second = await createEmlTransport(folder).open(account, undefined);
  await second.send(mail('c', 'noch einmal'));
  await second.send(mail('d'));
  expect((await readdir(join(folder, 'dlv_1'))).sort()).toEqual([
    '0001-env_a.eml',
    '0002-env_b.eml',
    '0003-env_c.eml',
    '0004-env_d.eml',
  ]);
  expect(await readFile(join(folder, 'dlv_1', '0002-env_b.eml'), 'utf8')).toBe(
    'Subject: anders\r\n\r\n',
  );
  expect(await readFile(join(folder, 'dlv_1', '0003-env_c.eml'), 'utf8')).toBe(
    'Subject: noch einmal\r\n\r\n',
  );
});

test('foreign files in the folder are left alone', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'dlv_1'));
  await writeFile(join(folder, 'dlv_1', 'Notiz.txt'), 'x');
  const session = await createEmlTransport(folder).open(account, undefined);
  await session.send(mail('a'));
  expect((await readdir(join(folder, 'dlv_1'))).sort()).toEqual(['0001-env_a.eml', 'Notiz.txt']);
});

test('where no folder can be made: an expected failure; when it can, the next mail goes there', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'rehearsals'), 'a file where the folder should be');
  const transport = createEmlTransport(join(folder, 'rehearsals'));
  const attempt = async () => (await transport.open(account, undefined)).send(mail('a'));
  await expect(attempt()).rejects.toMatchObject({ code: 'store.write-failed' });
  await unlink(join(folder, 'rehearsals'));
  expect(await attempt()).toMatchObject({ type: 'accepted' });
});
