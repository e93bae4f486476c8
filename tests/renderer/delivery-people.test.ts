// What the page of a delivery tells about people, in real Chromium over the web host, with a real
// mail server:
//   * each envelope tells its story; unclear ones are decided by a person; those not reached get
//     the same mail with one click
//   * a new address is asked about, and who is left out of once more is named with the reason
//   * a rehearsal says nowhere that somebody did not get the mail
import { expect, it } from 'vitest';
import {
  accessibilityFaults,
  button,
  goTo,
  useDeliveryScreens,
} from '#tests/support/delivery-screen.ts';

const open = useDeliveryScreens();

it('tells the story of each envelope, lets a person decide and reaches those who were missed', async () => {
  let isRefusing = true;
  const at = await open({
    RCPT: ({ line }) =>
      isRefusing && line.includes('<2@verein.example>') ? '550 5.1.1 User unknown' : null,
    DOT: ({ socket, count }) => {
      if (count === 2) {
        socket.destroy();
        return undefined;
      }
      return null;
    },
  });
  const id = await at.sent();
  const page = await at.visit(`/versand/${id}`);
  await page.getByText('1 Sendung ist unklar').waitFor();
  const unclear = page.getByRole('group', { name: /^Unklare Sendung an Kim Nummer 3/ });
  await unclear.getByRole('button', { name: 'Noch einmal verschicken' }).click();
  await page.getByRole('heading', { name: '3 von 4 Mails sind angenommen' }).waitFor();
  const toThird = at.smtp.mails
    .filter(({ to }) => to === '3@verein.example')
    .map(({ bytes }) => /^Message-ID: (.*)$/im.exec(bytes)?.[1]);
  expect(toThird).toHaveLength(2);
  expect(toThird[1]).toBe(toThird[0]);

  await page.getByRole('combobox', { name: 'Zeigen' }).selectOption({ label: 'abgelehnt (1)' });
  await page.getByText('Abgelehnt. Diese Adresse gibt es beim Empfangsserver nicht.').waitFor();
  await expect
    .poll(() =>
      page.getByRole('list', { name: 'Sendungen dieses Versands' }).getByRole('listitem').count(),
    )
    .toBe(1);
  await button(page, /^Mehr zu Kim Nummer 2/).click();
  await page.getByRole('dialog').getByText('550 5.1.1 User unknown').waitFor();
  await button(page, 'Mail lesen').click();
  await page.frameLocator('iframe').getByText('Guten Tag, Nachbar:innen treffen sich.').waitFor();
  await page.getByRole('tab', { name: 'Zahlen' }).click();
  await page.getByText('Öffnungen und Klicks stehen hier nicht').waitFor();
  await page.getByRole('row', { name: /^abgelehnt 1 25/ }).waitFor();

  isRefusing = false;
  await page.getByText('1 Person hat die Mail nicht erhalten').waitFor();
  await button(page, 'Nur an diese Person noch einmal planen').click();
  await page.getByText('1 Sendung liegt bereit. Es ist noch nichts hinausgegangen.').waitFor();
  await page
    .getByText(
      `noch einmal an 1 Person aus „${(await at.client.deliveries.get({ id })).delivery.segmentName}“`,
    )
    .waitFor();
  await button(page, 'Jetzt an 1 Person verschicken').click();
  await page.getByRole('heading', { name: 'Die Mail ist angenommen' }).waitFor();
  expect(at.smtp.mails.at(-1)?.to).toBe('2@verein.example');

  // The first delivery knows it, and no longer asks.
  await goTo(page, `/versand/${id}`);
  await page.getByText('Für diesen Versand ist niemand mehr offen').waitFor();
  expect(
    await page
      .getByText('hat die Mail nicht erhalten')
      .or(button(page, 'Nur an diese Person noch einmal planen'))
      .count(),
  ).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /^Versand vom / }).click();
  await page.getByRole('heading', { name: 'Die Mail ist angenommen' }).waitFor();
});

it('says of a rehearsal nowhere that somebody did not get the mail', async () => {
  const at = await open();
  const {
    delivery: { id },
  } = await at.client.deliveries.plan({
    bulletinId: at.office.bulletinId,
    segmentId: at.office.segmentId,
    accountId: at.office.rehearsal,
  });
  await at.client.deliveries.cancel({ id });
  const page = await at.visit(`/versand/${id}`);
  await page.getByRole('heading', { name: 'Der Versand ist beendet.' }).waitFor();
  await page
    .getByRole('list', { name: 'Sendungen dieses Versands' })
    .getByRole('listitem')
    .first()
    .waitFor();
  expect(await page.getByText('nicht erhalten').count()).toBe(0);
});

it('asks whether to send to a new address, though nothing else is missing, and names who is left out', async () => {
  const at = await open();
  const id = await at.planned();
  const contactOf = async (email: string) =>
    (await at.client.actors.list({ search: email })).items[0]!;
  const second = await contactOf('2@verein.example');
  await at.client.actors.save({
    actor: { ...second, contacts: [{ ...second.contacts[0]!, email: 'zwei@verein.example' }] },
  });
  const page = await at.visit(`/versand/${id}`);
  await button(page, 'Jetzt an 4 Personen verschicken').click();
  await page.getByRole('heading', { name: '3 von 4 Mails sind angenommen' }).waitFor();
  await page.getByText('1 Person hat inzwischen eine neue Adresse. Dorthin schicken?').waitFor();
  await button(page, 'An die neue Adresse planen').click();
  await button(page, 'Jetzt an 1 Person verschicken').click();
  await page.getByRole('heading', { name: 'Die Mail ist angenommen' }).waitFor();
  expect(at.smtp.mails.map(({ to }) => to).toSorted()).toEqual([
    '1@verein.example',
    '3@verein.example',
    '4@verein.example',
    'zwei@verein.example',
  ]);
});
