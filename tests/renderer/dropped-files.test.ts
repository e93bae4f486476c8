// What dropping files anywhere promises, in a real Chromium over the web host (the window of the
// program shows the same page):
//   * a list leads to the import and is read there; mails lead to the concerns and are read there;
//     the way back leads to where one was
//   * a view's own zone comes first for what belongs to it, and never takes what belongs elsewhere
//   * of anything else is said what can be dropped; the page is never left
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseDrop } from '#renderer/frame/recognise-drop.ts';
import { answeredOffice } from '#tests/support/answered-office.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { ensureBuilt } from '#tests/support/ensure-built.ts';
import { accessibilityFaults, openViewDesk } from '#tests/support/view-desk.ts';

describe('dropped files', () => {
  const named = (...names: string[]) => recogniseDrop(names.map((name) => ({ name, type: '' })));
  it.each([
    [['Liste.CSV'], 'list'],
    [['liste.txt', 'foto.png'], 'list'],
    [['Mappe.xlsx'], 'list'],
    [['a.eml', 'b.eml'], 'mails'],
    [['Antwort.msg'], 'mails'],
    [['liste.csv', 'a.eml'], 'mails'],
    [['foto.png'], 'other'],
    [['csv'], 'other'],
    [[], 'other'],
  ] as const)('%j are %s', (names, kind) => {
    expect(named(...names)).toBe(kind);
  });
  it('are also known by what the system says of them', () => {
    expect(recogniseDrop([{ name: 'Nachricht', type: 'message/rfc822' }])).toBe('mails');
  });
});

describe('a drop', () => {
  let browser: Browser;
  beforeAll(async () => {
    await ensureBuilt();
    browser = await launchChromium();
  }, 180_000);
  afterAll(() => browser.close());

  const list = new TextEncoder().encode('Einrichtung;eMail\nChor;chor@chor.example\n');
  /** True when somebody prevented the browser's own way, which is to open the file. */
  async function drop(
    page: Page,
    name: string,
    bytes: Uint8Array,
    selector = 'h1',
  ): Promise<boolean> {
    return page.evaluate(
      ({ name: fileName, content, where }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(content)], fileName));
        const target = document.querySelector(where)!;
        const fire = (type: string) =>
          !target.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
          );
        fire('dragenter');
        return fire('dragover') && fire('drop');
      },
      { name, content: [...bytes], where: selector },
    );
  }
  const desk = async () => {
    const opened = await openViewDesk(browser);
    return { ...opened, office: await answeredOffice(opened.app) };
  };

  it.each(['/', '/adressbuch', '/rueckmeldungen', '/versand', '/einstellungen'])(
    'of a list at %s leads to the import, which reads it',
    async (path) => {
      const { visit } = await openViewDesk(browser);
      const page = await visit(path);
      await page.locator('h1').waitFor();
      expect(await drop(page, 'liste.csv', list)).toBe(true);
      await page.getByRole('combobox').first().waitFor();
      expect(page.url()).toContain('#/adressbuch/import');
      await page.getByText('Einrichtung').first().waitFor();
      expect(await page.evaluate('document.documentElement.hasAttribute("data-files-over")')).toBe(
        false,
      );
    },
  );

  it.each(['/', '/adressbuch/import'])(
    'of mails at %s leads to the concerns, and one that is a concern is opened',
    async (path) => {
      const { visit, office, client } = await desk();
      const page = await visit(path);
      await page.locator('h1').waitFor();
      expect(await drop(page, 'antwort.eml', await office.answer('reply-gmx'))).toBe(true);
      await page.getByRole('article', { name: /^Erika Beispiel: am Laternenmast/ }).waitFor();
      expect((await client.concerns.list({})).total).toBe(1);
    },
  );

  it('of a list in the middle of an import begins with the new list', async () => {
    const { visit } = await openViewDesk(browser);
    const page = await visit('/adressbuch/import');
    await drop(page, 'eins.csv', list);
    await page.getByRole('combobox').first().waitFor();
    await drop(
      page,
      'zwei.csv',
      new TextEncoder().encode('Verein;Mail\nTreff;treff@treff.example\n'),
    );
    await page.getByText('Verein', { exact: true }).first().waitFor();
  });

  it('of anything else says what can be dropped, and the page stays', async () => {
    const { visit } = await openViewDesk(browser);
    const page = await visit('/adressbuch');
    await page.getByRole('heading', { name: 'Ihr Adressbuch ist noch leer' }).waitFor();
    const before = page.url();
    expect(await drop(page, 'foto.png', Uint8Array.of(137, 80, 78, 71))).toBe(true);
    await page.getByText('Mit „foto.png“ kann Kiezbrief hier nichts anfangen.').first().waitFor();
    expect(page.url()).toBe(before);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('while a question is open waits until it is answered', async () => {
    const { visit } = await openViewDesk(browser);
    const page = await visit('/rueckmeldungen');
    await page.getByRole('button', { name: 'Gespräch notieren' }).first().click();
    await page.getByRole('dialog').waitFor();
    expect(await drop(page, 'liste.csv', list)).toBe(true);
    await page.getByText('Bitte schließen Sie erst das offene Fenster.').first().waitFor();
    expect(page.url()).toContain('#/rueckmeldungen');
  });
});
