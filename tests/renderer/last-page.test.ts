// What the last page before sending promises, in real Chromium over the web host, with a real mail
// server:
//   * the letter and the send button stand on the first screen
//   * who has this bulletin already is told and must be confirmed; what was read and has changed is
//     said; what is in the way is said at the button
//   * pressing twice sends once
import { expect, it } from 'vitest';
import { toBase64 } from '#shared/base64.ts';
import { button, goTo, planPath, useDeliveryScreens } from '#tests/support/delivery-screen.ts';
import { peopleList } from '#tests/support/ready-office.ts';

const open = useDeliveryScreens();

it('begins exactly one delivery however often the button is pressed', async () => {
  const { app, client, smtp, office, visit } = await open();
  const page = await visit(planPath(office, office.smtp));
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  await start.focus();
  await start.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
  await page.getByRole('heading', { name: 'Alle 4 Mails sind angenommen' }).waitFor();
  await app.idle();
  expect((await client.deliveries.list({})).total).toBe(1);
  expect(smtp.mails.map(({ to }) => to).sort()).toEqual([
    '1@verein.example',
    '2@verein.example',
    '3@verein.example',
    '4@verein.example',
  ]);
});

it('asks once more before the same bulletin goes to the same people, and notices a change of what was read', async () => {
  const at = await open();
  await at.sent();
  const page = await at.visit(planPath(at.office, at.office.smtp));
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  await page.getByText('Diese Ausgabe ging schon einmal an diese Zielgruppe').waitFor();
  await page.getByText('Es sind dieselben Personen wie beim letzten Mal.').waitFor();
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await page
    .getByText('Bestätigen Sie oben, dass die Ausgabe ein zweites Mal ankommen soll.')
    .waitFor();
  await start.click({ force: true });
  await page
    .getByRole('checkbox', { name: 'Ja, auch wer sie schon hat, soll sie noch einmal bekommen' })
    .check();
  expect(await start.getAttribute('aria-disabled')).toBeNull();
  expect((await at.client.deliveries.list({})).total).toBe(1);
  const {
    items: [actor],
  } = await at.client.actors.list({ search: '2@verein.example' });
  await at.client.actors.save({
    actor: { ...actor!, contacts: [{ ...actor!.contacts[0]!, state: 'unsubscribed' }] },
  });
  await page.getByText('Seit Sie diese Seite geöffnet haben, hat sich etwas geändert.').waitFor();
  await page.getByText('1 Person ist nicht mehr dabei.').waitFor();
  await button(page, 'Jetzt an 3 Personen verschicken').waitFor();
});

it('says that some of those chosen have this bulletin already, and shows the letter and the button without scrolling', async () => {
  const at = await open();
  await at.sent();
  await at.client.actors.import({
    file: toBase64(new TextEncoder().encode(peopleList(6))),
    fileName: 'Liste.csv',
  });
  const { items } = await at.client.segments.list({});
  const everyone = items.find(({ isBuiltIn }) => isBuiltIn)!;
  const page = await at.visit(planPath({ ...at.office, segmentId: everyone.id }, at.office.smtp), {
    viewport: { width: 1280, height: 860 },
  });
  await page.getByText(/^4 Personen von 6 haben diese Ausgabe schon$/).waitFor();
  const start = button(page, 'Jetzt an 6 Personen verschicken');
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('checkbox', { name: /^Ja, auch wer sie schon hat/ }).check();
  expect(await start.getAttribute('aria-disabled')).toBeNull();
  // A rehearsal brings nobody anything twice.
  await goTo(page, planPath({ ...at.office, segmentId: everyone.id }, at.office.rehearsal));
  await button(page, /^Probeversand mit/).waitFor();
  expect(await page.getByText(/haben diese Ausgabe schon/).count()).toBe(0);
  for (const size of [
    { width: 1280, height: 860 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    const letter = page.frameLocator('iframe').getByText('Nachbar:innen treffen sich.');
    await letter.waitFor();
    const frame = (await page.locator('iframe').first().boundingBox())!;
    const foot = (await button(page, /^Probeversand mit/).boundingBox())!;
    expect(frame.y).toBeLessThan(size.height * 0.8);
    expect(foot.y + foot.height).toBeLessThanOrEqual(size.height);
  }
});

it('says what blocks, and why the button cannot be pressed', async () => {
  const { client, office, visit } = await open();
  const bulletin = await client.bulletins.get({ id: office.bulletinId });
  await client.bulletins.save({ bulletin: { ...bulletin, subject: '' } });
  const page = await visit(planPath(office, office.smtp, 'weg'));
  await page.getByText('Eines müssen Sie vor dem Versand noch ändern').waitFor();
  await page.getByText('Der Betreff fehlt.').waitFor();
  await button(page, 'Weiter').click();
  const start = button(page, 'Jetzt an 4 Personen verschicken');
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  const reasonId = await start.getAttribute('aria-describedby');
  expect(await page.locator(`#${reasonId!}`).textContent()).toContain(
    'Diese Ausgabe kann so noch nicht verschickt werden.',
  );
});
