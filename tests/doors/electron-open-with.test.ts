// "Open with": mails and lists a person opens with the program, by the built main process and page
// against the double of Electron, whose window is a page in a real Chromium:
//   * named at the start, by a second start, or by the system of a Mac: each goes where a dropped
//     one goes, once, also several one by one
//   * a file that cannot be read is named; what is no mail and no list is nobody's
//   * on a folder that is new, everything Electron's door makes is for its owner only (umask 0)
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startElectron, type ElectronRun } from '#tests/support/electron-run.ts';
import { openEntries } from '#tests/support/open-entries.ts';

let folder: string;
let data: string;
let electron: ElectronRun;
const pathOf = (name: string) => join(folder, name);

const mail = (subject: string) =>
  `From: k@verein.example\r\nMessage-ID: <${subject}@x>\r\nSubject: ${subject}\r\n\r\nHallo\r\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiezbrief-open-with-'));
  data = pathOf('neu/daten');
  await writeFile(pathOf('Liste Süd.csv'), 'Einrichtung;eMail\nChor;chor@chor.example\n');
  for (const name of ['Eins', 'Zwei', 'Drei', 'Vier']) {
    await writeFile(pathOf(`${name}.eml`), mail(name));
  }
  await writeFile(pathOf('Bild.png'), 'x');
  await mkdir(pathOf('Ordner.eml'));
  const files = [pathOf('Liste Süd.csv'), pathOf('Bild.png')];
  electron = await startElectron(data, { files, umask: '0' });
}, 180_000);
afterAll(async () => {
  await electron.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const evaluate = <T>(code: string) => electron.ask<T>('evaluate', code);
const shows = (text: string) =>
  expect.poll(() => evaluate<string>('document.body.innerText')).toContain(text);
const address = () => evaluate<string>('location.hash');
const mails = async () => {
  const call = 'window.kiezbrief.call("concerns.incoming", {})';
  const { value } = await evaluate<{ value: { items: { subject: string }[] } }>(call);
  return value.items.map(({ subject }) => subject).sort();
};

it('a list named at the start is in the import', async () => {
  // The columns may have been read by now, and the step with them.
  await expect.poll(address).toMatch(/^#\/adressbuch\/import(\?schritt=spalten)?$/);
  await shows('Liste Süd.csv');
});

it('mails of second starts are read, each once, in whatever order they come', async () => {
  const starts = ['Eins', 'Zwei'].map(async (name) => {
    const second = await startElectron(data, { files: [pathOf(`${name}.eml`)] });
    expect(await second.ended).toBe(0);
  });
  await Promise.all(starts);
  await expect.poll(mails).toEqual(['Eins', 'Zwei']);
  expect(await address()).toContain('#/rueckmeldungen');
}, 120_000);

it('so are those the system of a Mac names, one after the other', async () => {
  await evaluate('void (location.hash = "#/")');
  expect(await electron.ask('openFile', pathOf('Drei.eml'))).toBe(true);
  expect(await electron.ask('openFile', pathOf('Vier.eml'))).toBe(true);
  await expect.poll(mails).toEqual(['Drei', 'Eins', 'Vier', 'Zwei']);
});

it('what cannot be read is named', async () => {
  await electron.ask('openFile', pathOf('Weg.eml'));
  await shows('„Weg.eml“ ließ sich nicht lesen.');
  await electron.ask('openFile', pathOf('Ordner.eml'));
  await shows('„Ordner.eml“ ließ sich nicht lesen.');
});

it("what is no mail and no list is nobody's", async () => {
  await electron.ask('openFile', pathOf('Bild.png'));
  await electron.ask('openFile', '--inspect=1.eml');
  expect(await evaluate('window.kiezbrief.call("window.takeOpened", {})')).toEqual({
    ok: true,
    value: [],
  });
});

// Windows has no such bits; there a folder inherits from the one above.
it.skipIf(process.platform === 'win32')('a new folder is for its owner only', async () => {
  expect(await openEntries(pathOf('neu'))).toEqual([]);
});
