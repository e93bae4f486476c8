// While another program works with the data folder:
//   * a line over every view says which one, since when, and what can be done here; it goes when
//     that program has ended
//   * what cannot be done here is refused with the same words
import { expect, it } from 'vitest';
import { createApp, templatesFolder } from '#create-app';
import { useBuiltBrowser } from '#tests/support/built-browser.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

const browser = useBuiltBrowser();

it('a line names the other program while it works with the folder, and goes when it ends', async () => {
  const dataFolder = await temporaryFolder();
  const other = await createApp({ dataFolder, door: 'cli', templatesFolder: templatesFolder() });
  const { visit, client } = await openViewDesk(browser(), { dataFolder });
  const page = await visit('/ausgaben');
  const line = page.getByText('Kiezbrief arbeitet auf der Befehlszeile mit diesem Datenordner');
  await line.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Erste Ausgabe schreiben' }).first().click();
  await page.getByText('Es wurde nichts geändert.').first().waitFor();

  await other.close();
  await line.waitFor({ state: 'detached' });
  expect((await client.bulletins.list({})).total).toBe(0);
  await page.getByRole('button', { name: 'Erste Ausgabe schreiben' }).first().click();
  await expect.poll(async () => (await client.bulletins.list({})).total).toBe(1);
});
