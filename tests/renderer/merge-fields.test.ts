// What whoever addresses people by name in a line (subject, preheader, heading) may rely on:
//   * two braces offer the fields below the line, with what each says for the person the mail is
//     looked at as; the writing goes on in the line
//   * a button offers the same by mouse; a field comes where the caret was, and one step back takes
//     it out again
//   * every way is open to the keyboard, and accessible in both languages and appearances, on a
//     phone too
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  begunField,
  matchingFields,
  offeredFields,
  withField,
} from '#renderer/features/bulletins/editor/merge-fields.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { faultsOf, sticksOut } from '#tests/support/look-at-screen.ts';
import {
  client,
  closeDesk,
  draft,
  open,
  openDesk,
  saved,
  stored,
  subjectOf,
} from '#tests/support/writing-desk.ts';

describe('a field that is being written', () => {
  it.each([
    ['Hallo {{', 8, { start: 6, end: 8, word: '' }],
    ['Hallo {{vor', 11, { start: 6, end: 11, word: 'vor' }],
    ['{{a}} {{b', 9, { start: 6, end: 9, word: 'b' }],
    ['{{{', 3, { start: 1, end: 3, word: '' }],
    ['{{vorname}}', 11, undefined],
    ['{{vorname}', 10, undefined],
    ['{ {', 3, undefined],
    ['{', 1, undefined],
    ['', 0, undefined],
    ['{{', 1, undefined],
    ['{{', 0, undefined],
    [`{{${'a'.repeat(31)}`, 33, undefined],
  ])('%s at %i', (line, caret, expected) => {
    expect(begunField(line, caret)).toEqual(expected);
  });

  it('is found by its name and by its meaning, and takes the braces that are there', () => {
    const fields = offeredFields(textsFor('de').editorView, { vorname: 'Aylin' });
    const found = (word: string) =>
      matchingFields(fields, { start: 0, end: 0, word }).map(({ field }) => field);
    expect([found(''), found('vor'), found('LEITUNG'), found('xyz')]).toEqual([
      fields.map(({ field }) => field),
      ['vorname'],
      ['funktion'],
      [],
    ]);
    expect(fields.find(({ field }) => field === 'vorname')?.value).toBe('Aylin');
    expect(withField('Hallo {{vor!', { start: 6, end: 11 }, 'vorname')).toEqual({
      line: 'Hallo {{vorname}}!',
      caret: 17,
    });
    expect(withField('Hallo {{vor}}!', { start: 6, end: 11 }, 'vorname')).toEqual({
      line: 'Hallo {{vorname}}!',
      caret: 17,
    });
    expect(withField('Hallo }}', { start: 6, end: 6 }, 'name')).toEqual({
      line: 'Hallo {{name}}}}',
      caret: 14,
    });
  });
});

describe('in the editor', () => {
  beforeAll(openDesk, 240_000);
  afterAll(closeDesk);

  it('two braces offer the fields; arrows and Enter put one in where the caret is; one step back takes it out', async () => {
    await client.actors.import({
      file: Buffer.from(
        'Einrichtung;Vorname;Nachname;Anrede;eMail\nKita Wiese;Aylin;Öztürk;Frau;leitung@wiese.example\n',
      ).toString('base64'),
      fileName: 'liste.csv',
    });
    const bulletin = await draft('Neues für Sie');
    const { page, problems } = await open(`/ausgaben/${bulletin.id}`);
    await page.getByRole('combobox', { name: 'Ansehen als' }).fill('Wiese');
    await page.getByRole('option', { name: /Öztürk, Kita Wiese/ }).click();
    const subject = subjectOf(page);
    const list = page.getByRole('listbox', { name: 'Platzhalter' });
    await subject.click();
    await page.keyboard.press('Home');
    await page.keyboard.type('{{');
    await list
      .getByRole('option', { name: /^Vorname/ })
      .getByText('hier: Aylin')
      .waitFor();
    await list
      .getByRole('option', { name: /^Funktion/ })
      .getByText('hier: leer')
      .waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await list.locator('[aria-selected=true]').textContent()).toContain('Vorname');
    expect(await subject.getAttribute('aria-activedescendant')).toBe(
      await list.locator('[aria-selected=true]').getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.type(', ');
    expect(await subject.inputValue()).toBe('{{vorname}}, Neues für Sie');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await subject.inputValue()).toBe('{{Neues für Sie');
    await page.keyboard.press('Control+Shift+z');
    expect(await subject.inputValue()).toBe('{{vorname}}Neues für Sie');
    await page.keyboard.press('Control+s');
    await saved(page);
    expect((await stored(bulletin)).subject).toBe('{{vorname}}Neues für Sie');
    expect(problems).toEqual([]);
  });

  it('narrows down while the word is written; Escape and Tab do what they say; braces by hand still work', async () => {
    const bulletin = await draft('');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    const preheader = page.getByRole('textbox', { name: 'Vorschautext', exact: true });
    const list = page.getByRole('listbox', { name: 'Platzhalter' });
    await preheader.click();
    await page.keyboard.type('Für {{nach');
    await expect.poll(() => list.getByRole('option').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await preheader.inputValue()).toBe('Für {{nachname}}');
    expect(await preheader.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type(' {{');
    await list.waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await page.keyboard.type('einrichtung}}');
    await list.waitFor({ state: 'detached' });
    expect(await preheader.inputValue()).toBe('Für {{nachname}} {{einrichtung}}');
    await page.keyboard.press('Tab');
    expect(await preheader.evaluate((input) => input === document.activeElement)).toBe(false);
  });

  it('a button puts a field into a heading, where the caret was, by mouse and by key', async () => {
    const bulletin = await draft('Knopf');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    const heading = page.getByRole('textbox', { name: 'Text der Überschrift' }).first();
    const button = page
      .getByRole('button', { name: 'Platzhalter in „Text der Überschrift“ einsetzen' })
      .first();
    await heading.fill('Liebe , hallo');
    await heading.evaluate((input: HTMLInputElement) => {
      input.focus();
      input.setSelectionRange(6, 6);
    });
    await button.click();
    await page.getByRole('menuitem', { name: /^Vorname/ }).click();
    await expect.poll(() => heading.inputValue()).toBe('Liebe {{vorname}}, hallo');
    await expect
      .poll(() =>
        heading.evaluate((input: HTMLInputElement) =>
          input === document.activeElement ? input.selectionStart : -1,
        ),
      )
      .toBe(17);
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Anrede/ }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading.inputValue()).toBe('Liebe {{vorname}}{{funktion}}, hallo');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(() => heading.inputValue()).toBe('Liebe {{vorname}}, hallo');
  });

  it.each([
    ['light', 'de-DE', 'Betreff'],
    ['dark', 'en-GB', 'Subject'],
  ] as const)(
    'the open list is accessible and fits on a phone: %s, %s',
    async (colorScheme, locale, name) => {
      const bulletin = await draft('Telefon');
      const { page } = await open(`/ausgaben/${bulletin.id}`, {
        colorScheme,
        language: locale.slice(0, 2),
        viewport: { width: 360, height: 740 },
      });
      await page.getByRole('textbox', { name, exact: true }).click();
      await page.keyboard.type('{{');
      await page.getByRole('listbox').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(await sticksOut(page)).toEqual([]);
    },
  );
});
