// What a person who writes may rely on when something goes wrong, in the built screen over the web
// host:
//   * a crash costs at most five seconds of typing, a lost connection nothing
//   * two windows that write at once: both versions are shown, none is lost
//   * a finding elsewhere leads to the block it is about
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  client,
  closeDesk,
  draft,
  mail,
  open,
  openDesk,
  saved,
  stored,
  subjectOf,
} from '#tests/support/writing-desk.ts';

beforeAll(openDesk, 240_000);
afterAll(closeDesk);

describe('nothing is lost', () => {
  it('in a crash of the window more than five seconds of typing', async () => {
    const bulletin = await draft('Absturz');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await subjectOf(page).press('End');
    await subjectOf(page).pressSequentially(' und weiter und weiter und weiter', { delay: 40 });
    const typedAt = Date.now();
    await expect
      .poll(async () => (await stored(bulletin)).subject, { timeout: 5000, interval: 50 })
      .toBe('Absturz und weiter und weiter und weiter');
    expect(Date.now() - typedAt).toBeLessThan(5000);
    // The page gets no chance to do anything on its way out.
    const line = await page.context().newCDPSession(page);
    const gone = page.waitForEvent('crash');
    void line.send('Page.crash').catch(() => undefined);
    await gone;
    const { page: next } = await open(`/ausgaben/${bulletin.id}`);
    await expect
      .poll(() => subjectOf(next).inputValue())
      .toBe('Absturz und weiter und weiter und weiter');
    expect(await next.getByRole('button', { name: 'Weiterschreiben' }).count()).toBe(0);
  });

  it('when the program cannot be reached: it says so, and offers what was written after a reload', async () => {
    const bulletin = await draft('Leitung');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await mail(page).getByText('Drei').waitFor();
    await page.route('**/api/bulletins.save', (route) => route.abort());
    await subjectOf(page).fill('Leitung weg');
    await page.getByText('Ihr Text ist auf diesem Gerät gesichert.').waitFor();
    // As in a crash, the page gets no chance to save on its way out: the test's way of cutting the
    // line does not hold for a page that leaves.
    await page.evaluate(() => {
      for (const event of ['pagehide', 'visibilitychange'])
        window.addEventListener(
          event,
          (leaving) => {
            leaving.stopImmediatePropagation();
          },
          true,
        );
    });
    await page.reload();
    await page.getByRole('button', { name: 'Weiterschreiben' }).waitFor();
    expect(await subjectOf(page).inputValue()).toBe('Leitung');
    await page.unroute('**/api/bulletins.save');
    await page.getByRole('button', { name: 'Weiterschreiben' }).click();
    expect(await subjectOf(page).inputValue()).toBe('Leitung weg');
    await saved(page);
    await expect.poll(async () => (await stored(bulletin)).subject).toBe('Leitung weg');
    await expect
      .poll(() => page.evaluate((id) => localStorage.getItem(`kiezbrief.draft.${id}`), bulletin.id))
      .toBeNull();
  });

  it.each(['Meine Fassung nehmen', 'Die andere nehmen', 'Beide behalten'])(
    'when two windows write: both versions are shown (%s)',
    async (choice) => {
      const bulletin = await draft('Fassung');
      const { page: one } = await open(`/ausgaben/${bulletin.id}`);
      const { page: other } = await open(`/ausgaben/${bulletin.id}`);
      await Promise.all([subjectOf(one).waitFor(), subjectOf(other).waitFor()]);
      // Both have begun before either hears of the other.
      await Promise.all([
        one.route('**/api/bulletins.save', (route) => {
          setTimeout(() => {
            void route.continue();
          }, 1500);
        }),
        subjectOf(one).fill('Eine Fassung'),
        subjectOf(other).fill('Andere Fassung'),
      ]);
      const dialog = one.getByRole('dialog', { name: 'Zwei Fassungen dieser Ausgabe' });
      await dialog.waitFor();
      await dialog.frameLocator('iframe').nth(0).getByText('Eine Fassung').first().waitFor();
      await dialog.frameLocator('iframe').nth(1).getByText('Andere Fassung').first().waitFor();
      await dialog.getByRole('button', { name: choice }).click();
      await saved(one);
      const mine = choice === 'Meine Fassung nehmen';
      await expect
        .poll(() => subjectOf(one).inputValue())
        .toBe(mine ? 'Eine Fassung' : 'Andere Fassung');
      await expect
        .poll(async () => (await stored(bulletin)).subject)
        .toBe(mine ? 'Eine Fassung' : 'Andere Fassung');
      if (choice === 'Beide behalten')
        await expect
          .poll(async () => (await client.bulletins.list({})).items.map(({ subject }) => subject))
          .toContain('Eine Fassung');
      await one.getByRole('button', { name: 'Rückgängig' }).first().click();
      expect(await subjectOf(one).inputValue()).toBe(mine ? 'Andere Fassung' : 'Eine Fassung');
    },
  );

  it('when another window saves while this one rests: the new version is there', async () => {
    const bulletin = await draft('Ruhe');
    const { page } = await open(`/ausgaben/${bulletin.id}`);
    await subjectOf(page).waitFor();
    const { createdAt: _created, updatedAt: _updated, ...rest } = bulletin;
    await client.bulletins.save({ bulletin: { ...rest, subject: 'Von nebenan' } });
    await expect.poll(() => subjectOf(page).inputValue()).toBe('Von nebenan');
  });
});

it('goes to the block an address names', async () => {
  const bulletin = await draft('Sprung');
  const { page } = await open(`/ausgaben/${bulletin.id}?baustein=blk_2`);
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value))
    .toBe('Zwei');
});
