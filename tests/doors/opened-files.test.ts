// Which files the main process takes for opened with the program, and what it hands to the page:
//   * mails and lists by their names, wherever they lie; never a switch, never the program itself
//   * what is in them, once; no more than a mail or a list may have; null where it cannot be read
import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createOpenedFiles, filesAmong } from '#main/opened-files.ts';
import { MAX_IMPORT_BYTES } from '#shared/contract/actor-import.ts';
import { MAX_MAIL_BYTES } from '#shared/contract/incoming.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

it('mails and lists are found on a command line, by absolute paths', () => {
  const given = [
    '/opt/Kiezbrief/main.js',
    '--data',
    '/home/amt/daten',
    '--x=liste.csv',
    '-y.eml',
    'antwort.EML',
    '/mails/eins.eml',
    '../Liste.csv',
    'Foto.png',
    '.csv',
  ];
  expect(filesAmong(given, '/home/amt/jetzt')).toEqual([
    '/home/amt/jetzt/antwort.EML',
    '/mails/eins.eml',
    '/home/amt/Liste.csv',
  ]);
});

it('each is announced, and handed over once', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'ä.eml'), 'Subject: x\r\n\r\n');
  const announce = vi.fn();
  const opened = createOpenedFiles(announce);
  opened.add(['nichts.txt'], folder);
  expect(announce).not.toHaveBeenCalled();

  opened.add(['ä.eml', 'weg.eml'], folder);
  opened.add([join(folder, 'ä.eml')], '');
  expect(announce).toHaveBeenCalledTimes(2);
  const bytes = new Uint8Array(Buffer.from('Subject: x\r\n\r\n'));
  expect(await opened.take()).toEqual([
    { name: 'ä.eml', bytes },
    { name: 'weg.eml', bytes: null },
  ]);
  expect(await opened.take()).toEqual([]);
});

it('of a file that is too large so much is read that the page can say so', async () => {
  const folder = await temporaryFolder();
  const large = join(folder, 'groß.csv');
  await writeFile(large, '');
  await truncate(large, 300 * 1024 * 1024);
  const opened = createOpenedFiles(() => undefined);
  opened.add([large], '');
  const [file] = await opened.take();
  expect(file!.bytes!.length).toBe(Math.max(MAX_MAIL_BYTES, MAX_IMPORT_BYTES) + 1);
});

it.skipIf(process.platform === 'win32')('what is no file, or never ends, is not read', async () => {
  const opened = createOpenedFiles(() => undefined);
  const folder = await temporaryFolder();
  const endless = join(folder, 'endlos.eml');
  await symlink('/dev/zero', endless);
  opened.add([endless], '');
  expect(await opened.take()).toEqual([{ name: 'endlos.eml', bytes: null }]);
});
