// How a person works the screen: with the mouse, or with the keyboard and nothing else. Both find
// things by what they are called.
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  /** A button or a link. */
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** In place of what stands there. */
  rewrite(field: Locator, text: string): Promise<void>;
  choose(radio: Locator): Promise<void>;
  /** Types until it is found and takes the first. */
  find(combobox: Locator, text: string): Promise<void>;
  /** `opener` opens the dialog of the operating system, which hands over the file. */
  bring(opener: Locator, file: { name: string; bytes: Uint8Array }): Promise<void>;
}

export function mouse(page: Page): Hand {
  return {
    press: (what) => what.click(),
    write: async (field, text) => {
      await field.click();
      await page.keyboard.insertText(text);
    },
    rewrite: async (field, text) => {
      await field.click({ clickCount: 3 });
      await page.keyboard.insertText(text);
    },
    choose: (radio) => radio.check(),
    async find(combobox, text) {
      await combobox.click();
      await page.keyboard.type(text);
      await page.locator('[role=option]:visible').first().click();
    },
    bring: (opener, file) => choosing(page, file, () => opener.click()),
  };
}

/** As many as a person would rather not, and more than any view needs. */
const MOST_PRESSES = 150;

/** Goes round with Tab until it is there; fails where the keyboard does not lead. */
export function keyboard(page: Page): Hand {
  const key = (name: string) => page.keyboard.press(name);
  async function reach(what: Locator): Promise<void> {
    await what.waitFor();
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await key('Tab');
    }
    throw new Error(`the keyboard does not reach ${String(what)}`);
  }
  const inSameGroup = (element: Element) =>
    document.activeElement instanceof HTMLInputElement &&
    document.activeElement.name === (element as HTMLInputElement).name;
  return {
    async press(what) {
      await reach(what);
      await key('Enter');
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.type(text);
    },
    async rewrite(field, text) {
      await reach(field);
      await key('Control+a');
      await page.keyboard.type(text);
    },
    async choose(radio) {
      await radio.waitFor();
      for (
        let presses = 0;
        presses < MOST_PRESSES && !(await radio.evaluate(inSameGroup));
        presses++
      )
        await key('Tab');
      await key('Space');
      for (let presses = 0; presses < MOST_PRESSES && !(await radio.isChecked()); presses++)
        await key('ArrowDown');
      if (!(await radio.isChecked()))
        throw new Error(`the keyboard does not choose ${String(radio)}`);
    },
    async find(combobox, text) {
      await reach(combobox);
      await page.keyboard.type(text);
      await page.locator('[role=option]:visible').first().waitFor();
      await key('Enter');
      await key('Escape');
    },
    bring: (opener, file) =>
      choosing(page, file, async () => {
        await reach(opener);
        await key('Enter');
      }),
  };
}

async function choosing(
  page: Page,
  { name, bytes }: { name: string; bytes: Uint8Array },
  open: () => Promise<void>,
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
}
