// "Rückmeldungen" on the screen, empty or with three concerns, and what its tests look for.
import type { Browser, Page } from 'playwright-core';
import type { ConcernId } from '#shared/values.ts';
import { answeredOffice } from './answered-office.ts';
import { openViewDesk } from './view-desk.ts';

export async function concernsDesk(browser: Browser) {
  const opened = await openViewDesk(browser);
  return { ...opened, office: await answeredOffice(opened.app) };
}
/** Three concerns, newest first: Apple's, GMX's, the shipped one. */
export async function filledConcernsDesk(browser: Browser) {
  const opened = await concernsDesk(browser);
  const ids: ConcernId[] = [];
  for (const [person, name] of ['reply', 'reply-gmx', 'reply-apple'].entries())
    ids.push((await opened.office.read(name, person)).concern!.id);
  const { items } = await opened.client.concerns.list({});
  return {
    ...opened,
    newest: items.map(({ id }) => id),
    get: (id: ConcernId) => opened.client.concerns.get({ id }),
  };
}
export const guessed =
  'From: Kim <2@verein.example>\r\nTo: rk@bezirk.example\r\nSubject: Zaun in Schöneberg Südwest\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' +
  '<p>Der Zaun ist offen, bitte an das Jugendamt.</p><img src="https://tracker.example/x.png"><script>document.title = "x"</script>\r\n' +
  '--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="Foto.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nSGFsbG8=\r\n--x--\r\n';

export async function drop(
  page: Page,
  files: { name: string; bytes: Uint8Array }[],
): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of given)
        transfer.items.add(new File([Uint8Array.from(bytes)], name));
      return transfer;
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('h1', type, { dataTransfer });
}
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const reader = (page: Page, name: string | RegExp) => page.getByRole('article', { name });
export const address = (page: Page) => decodeURIComponent(new URL(page.url()).hash);
export const state = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Ablegen' }).getByRole('button', { name, pressed: true });
