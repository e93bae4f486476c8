// What a person sees of a delivery whose files were damaged while the program was closed:
//   * the first page names it by subject and day; the list marks it; its page says who is unclear
//     by name, and why
//   * one that is set aside offers nothing that would be refused, and says what to do
//   * a mail that could not be read can be saved as it arrived
//   * all of it is accessible and fits from 320 pixels on
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import { toBase64 } from '#shared/base64.ts';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { accepted, scriptedTransport } from '#tests/support/sending-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

const browser = useBuiltBrowser();

/**
 * A delivery paused after two of four, and what `damage` did to its files before the program was
 * opened again.
 */
async function deskAfter(damage: (path: (file: string) => string) => Promise<void>) {
  const dataFolder = await temporaryFolder();
  let onSent = () => Promise.resolve();
  const smtp = scriptedTransport(async () => {
    await onSent();
    return accepted;
  });
  const app = await openTestAppAt(dataFolder, { smtp });
  const client = createClient(app);
  const { bulletinId, segmentId, smtp: accountId } = await readyOffice(client, { people: 4 });
  const {
    delivery: { id },
  } = await client.deliveries.plan({ bulletinId, segmentId, accountId });
  onSent = async () => {
    if (smtp.sent.length === 2) await client.deliveries.pause({ id });
  };
  await client.deliveries.start({ id });
  await app.idle();
  await app.close();
  await damage((file) => join(dataFolder, 'deliveries', id, file));
  return { id, ...(await openViewDesk(browser(), { dataFolder, smtp })) };
}

it('names whose mail is unclear since the journal was damaged', async () => {
  const { id, visit } = await deskAfter(async (path) => {
    const journal = await readFile(path('journal.ndjson'));
    journal[journal.indexOf('"type":"accepted"') + 9]! ^= 1;
    await writeFile(path('journal.ndjson'), journal);
  });
  const page = await visit('/');
  await page
    .getByRole('heading', {
      name: /Das Versandprotokoll von „Neues für Akteur\*innen“ \(.+\) ist beschädigt/,
    })
    .waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Ansehen, was zu tun ist' }).click();
  await page.getByText('Das Versandprotokoll hat eine beschädigte Stelle').waitFor();
  await page.getByText('1 Sendung ist unklar').waitFor();
  await page.getByText('Das Versandprotokoll ist hier beschädigt.').waitFor();
  expect(await page.getByText('dann riss die Verbindung ab').count()).toBe(0);
  await page
    .getByRole('group', { name: /^Unklare Sendung an / })
    .getByText(/@verein\.example/)
    .waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  const narrow = await visit(`/versand/${id}`, { viewport: { width: 320, height: 800 } });
  await narrow.getByText('Das Versandprotokoll hat eine beschädigte Stelle').waitFor();
  expect(await sticksOut(narrow)).toEqual([]);
  const list = await visit('/versand');
  await list.getByRole('article').getByText('Protokoll beschädigt').waitFor();
});

it('says of one that is set aside what to do, and offers nothing that is refused', async () => {
  const { id, visit } = await deskAfter((path) => rm(path('envelopes.ndjson')));
  const page = await visit('/');
  await page
    .getByRole('heading', {
      name: /Der Versand von „Neues für Akteur\*innen“ \(.+\) ist beiseitegelegt/,
    })
    .waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Ansehen, was zu tun ist' }).click();
  await page.getByText('Dieser Versand ist beiseitegelegt').waitFor();
  await page.getByText(`deliveries/${id}`).waitFor();
  expect(await page.getByRole('button', { name: 'Fortsetzen' }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  const narrow = await visit(`/versand/${id}`, { viewport: { width: 320, height: 800 } });
  await narrow.getByText('Dieser Versand ist beiseitegelegt').waitFor();
  expect(await sticksOut(narrow)).toEqual([]);
  const list = await visit('/versand');
  await list.getByRole('article').getByText('beiseitegelegt').waitFor();
});

it('hands out a mail that could not be read as it arrived', async () => {
  const { client, visit } = await openViewDesk(browser());
  const mail = new TextEncoder().encode('nur ein Satz, keine E-Mail: Straße');
  await client.concerns.import({ file: toBase64(mail), fileName: 'rätsel.eml' });
  const page = await visit('/rueckmeldungen');
  await page.getByRole('tab', { name: /Rückläufer/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Original speichern/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^inc_.+\.eml$/);
  expect(await readFile(await download.path())).toEqual(Buffer.from(mail));
  expect(await accessibilityFaults(page)).toEqual([]);
});
