// What the page of a delivery promises, in real Chromium over the web host, with a real mail
// server:
//   * a delivery under way can be held, continued and ended; why it stopped by itself is said, and
//     what to do
//   * the page listens: it asks nothing while nothing happens, shows the newest state, and catches
//     up after its line was cut
//   * every place of the view is accessible, in both languages and appearances, and fits from 320
//     pixels on
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import {
  accessibilityFaults,
  button,
  goTo,
  planPath,
  useDeliveryScreens,
} from '#tests/support/delivery-screen.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';

const open = useDeliveryScreens();

it('shows its progress, is held, continued and ended for good', async () => {
  const waiting: (() => void)[] = [];
  const answerAll = () => {
    for (const answer of waiting.splice(0)) answer();
  };
  const at = await open({
    DOT: ({ socket }) => {
      waiting.push(() => socket.write('250 2.0.0 ok\r\n'));
      return undefined;
    },
  });
  const id = await at.planned();
  const page = await at.visit(`/versand/${id}`);
  await page.getByText('4 Sendungen liegen bereit. Es ist noch nichts hinausgegangen.').waitFor();
  await button(page, 'Jetzt an 4 Personen verschicken').click();
  await expect.poll(() => waiting.length).toBe(1);
  answerAll();
  await page.getByRole('status').getByText('1 von 4 angenommen').waitFor({ state: 'attached' });
  await expect.poll(() => waiting.length).toBe(1);
  await button(page, 'Anhalten').click();
  answerAll();
  await page.getByText('Der Versand ist angehalten').waitFor();
  await page.getByRole('progressbar').and(page.locator('[aria-valuenow="2"]')).waitFor();
  await button(page, 'Fortsetzen').click();
  await expect.poll(() => waiting.length).toBe(1);
  answerAll();
  await expect.poll(() => waiting.length).toBe(1);
  await button(page, 'Endgültig beenden').click();
  await page
    .getByRole('dialog')
    .getByText(/lassen sich nicht zurückholen/)
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Endgültig beenden' }).click();
  await page.getByRole('heading', { name: 'Der Versand ist beendet.' }).waitFor();
  answerAll();
  await at.app.idle();
  expect((await at.client.deliveries.get({ id: id })).delivery.state).toBe('cancelled');
});

it('asks only when something happened, and once the line is back', async () => {
  const waiting: (() => void)[] = [];
  const at = await open({
    DOT: ({ socket }) => {
      waiting.push(() => socket.write('250 2.0.0 ok\r\n'));
      return undefined;
    },
  });
  const id = await at.planned();
  await at.client.deliveries.start({ id });
  const page = await at.visit('/versand');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/deliveries.get')) asked.push(request.url());
  });
  await page.clock.install();
  await goTo(page, `/versand/${id}`);
  await page.getByRole('progressbar').and(page.locator('[aria-valuenow="0"]')).waitFor();
  await expect.poll(() => waiting.length).toBe(1);
  waiting.shift()!();
  // The outcome and the next attempt come together and are the last that happens for now.
  await page.getByRole('progressbar').and(page.locator('[aria-valuenow="1"]')).waitFor();
  await expect.poll(() => waiting.length).toBe(1);
  const before = asked.length;
  await page.clock.runFor(60_000);
  expect(asked.length).toBe(before);

  // The reload keeps its key and finds no line; what is announced now is missed.
  await page.route('**/api/events', (route) => route.abort());
  await page.reload();
  await page.getByRole('progressbar').and(page.locator('[aria-valuenow="1"]')).waitFor();
  await at.client.deliveries.pause({ id });
  waiting.shift()!();
  await at.app.idle();
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1');
  await page.unroute('**/api/events');
  await page.clock.runFor(10_000);
  await page.getByText('Der Versand ist angehalten').waitFor();
  await page.getByRole('progressbar').and(page.locator('[aria-valuenow="2"]')).waitFor();
});

it('says why it stopped by itself and what to do', async () => {
  let isRefusing = true;
  const at = await open({ MAIL: () => (isRefusing ? '550 5.7.1 sender not allowed' : null) });
  const id = await at.sent();
  const page = await at.visit(`/versand/${id}`);
  const notice = page
    .getByRole('status')
    .filter({ hasText: 'Der Versand hat von selbst angehalten' });
  await notice
    .getByText(
      /^Der Mailserver \S+ nimmt Mails mit dieser Absenderadresse nicht an\. .* Setzen Sie dann fort\.$/,
    )
    .waitFor();
  await notice
    .getByText('Der Mailserver schrieb zur Absenderadresse: „550 5.7.1 sender not allowed“')
    .waitFor();
  await notice.getByText('Es ist nichts verloren, und niemand bekommt etwas doppelt.').waitFor();
  isRefusing = false;
  await button(page, 'Fortsetzen').click();
  await page.getByRole('heading', { name: 'Alle 4 Mails sind angenommen' }).waitFor();
});

it('says that the mail server takes its time to greet', async () => {
  const waiting: (() => void)[] = [];
  const at = await open({
    DOT: ({ socket }) => {
      waiting.push(() => socket.write('250 2.0.0 ok\r\n'));
      return undefined;
    },
  });
  const id = await at.planned();
  await at.client.deliveries.start({ id });
  const page = await at.visit(`/versand/${id}`);
  await page.getByText('Sie können dieses Fenster verlassen').waitFor();
  const said = page
    .getByRole('status')
    .filter({ hasText: 'lässt sich mit der Begrüßung aber Zeit' });
  expect(await said.count()).toBe(0);
  await page.route('**/api/deliveries.get', async (route) => {
    const response = await route.fetch();
    const reply = (await response.json()) as { value: object };
    await route.fulfill({
      response,
      json: { ...reply, value: { ...reply.value, isAwaitingGreeting: true } },
    });
  });
  await expect.poll(() => waiting.length).toBe(1);
  waiting.shift()!();
  await said.waitFor();
});

it('of what has not begun nothing is ended: a plan is discarded', async () => {
  const at = await open();
  const id = await at.planned();
  const page = await at.visit(`/versand/${id}`);
  await button(page, 'Verwerfen').click();
  const dialog = page.getByRole('dialog', { name: 'Diesen Versand verwerfen?' });
  await dialog
    .getByText('Noch ist nichts hinausgegangen. 4 Personen bekommen keine Mail.')
    .waitFor();
  expect(await page.getByText(/ndgültig beenden/).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Verwerfen' }).click();
  await expect
    .poll(async () => (await at.client.deliveries.get({ id })).delivery.state)
    .toBe('cancelled');
});

/** Measured once the page has taken its new width. */
const isTooWide = (page: Page) =>
  page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.documentElement.scrollWidth > document.documentElement.clientWidth))))',
  );

it.each([
  ['light', 'de-DE'],
  ['dark', 'de-DE'],
  ['light', 'en-GB'],
  ['dark', 'en-GB'],
] as const)(
  'has no accessibility fault and no sideways scrolling: %s, %s',
  async (colorScheme, locale) => {
    const at = await open({
      RCPT: ({ line }) => (line.includes('<2@verein.example>') ? '550 5.1.1 User unknown' : null),
      DOT: ({ socket, count }) => {
        if (count === 2) {
          socket.destroy();
          return undefined;
        }
        return null;
      },
    });
    const id = await at.sent();
    const page = await at.visit('/versand', { colorScheme, locale });
    const faults: string[] = [];
    const places: [path: string, shown: string][] = [
      ['/versand', 'article'],
      [planPath(at.office, at.office.smtp, 'zielgruppe'), '.who .names'],
      [planPath(at.office, at.office.smtp, 'weg'), '.test'],
      [planPath(at.office, at.office.smtp), '.letter'],
      [`/versand/${id}`, '.rows'],
      [`/versand/${id}?ansicht=postfach`, 'iframe'],
      [`/versand/${id}?ansicht=zahlen`, '.statistics'],
    ];
    for (const [path, shown] of places) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await goTo(page, path);
      await page.locator(shown).first().waitFor();
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 640 });
        if (await isTooWide(page)) faults.push(`${path}: wider than ${width}`);
      }
    }
    expect(faults).toEqual([]);
  },
);

it.each([
  ['light', 1280, 'de-DE'],
  ['dark', 390, 'de-DE'],
  ['dark', 1280, 'en-GB'],
  ['light', 390, 'en-GB'],
] as const)(
  'names who is left out of once more and why: %s, %i pixels, %s',
  async (colorScheme, width, locale) => {
    const at = await open({
      RCPT: ({ line }) => (/<[24]@/.test(line) ? '550 5.1.1 User unknown' : null),
    });
    const id = await at.sent();
    const {
      items: [fourth],
    } = await at.client.actors.list({ search: '4@verein.example' });
    await at.client.actors.unsubscribe({ contactId: fourth!.contacts[0]!.id });
    const page = await at.visit(`/versand/${id}`, {
      colorScheme,
      locale,
      viewport: { width, height: 900 },
    });
    await page
      .getByText(/^1 (?:Person wird ausgelassen: wer und warum|person is left out: who and why)$/)
      .click();
    await page.getByText(/^(?:Ist abgemeldet|Is unsubscribed)\.$/).waitFor();
    await page
      .getByText(/^(?:1 Person hat die Mail nicht erhalten|1 person did not get the mail)$/)
      .waitFor();
    expect([await accessibilityFaults(page), await sticksOut(page)]).toEqual([[], []]);
    await page.getByRole('link', { name: /^Kim Nummer 4/ }).click();
    await expect.poll(() => page.url()).toContain(`/adressbuch/${fourth!.id}`);
  },
);
