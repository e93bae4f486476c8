// The view Einstellungen in a real Chromium over the web host:
//   * a sender is written with help, what is missing is found, a reload loses nothing, saving and
//     removing can be undone
//   * an account is checked step by step, typed or saved; its password is kept, never shown, and in
//     no storage of the window
//   * an earlier state comes back, and goes again
//   * program, accessibility and licences tell what is true of this build
//   * sections have addresses, the way back works, and the keyboard alone gets there
import { expect, it } from 'vitest';
import { faultsOf, sticksOut } from '#tests/support/look-at-screen.ts';
import { useSettingsScreen } from '#tests/support/settings-screen.ts';

const { desk, secrets, button, field, undo, isFocused } = useSettingsScreen();

it('writes a sender with help, finds what is missing, keeps it over a reload', async () => {
  await desk.window.go('/einstellungen/absender');
  await desk.page.getByRole('link', { name: 'Absenderangabe hinzufügen' }).click();
  await desk.page.getByRole('heading', { name: 'Neue Absenderangabe' }).waitFor();
  await field(/^Name der Absenderangabe/).fill('Regionalkoordination Schöneberg');
  await button('Muster einfügen').click();
  await button('Speichern').click();
  await desk.page.getByText('4 Angaben brauchen noch Ihre Aufmerksamkeit.').waitFor();
  await desk.page.getByText('Im Impressum stehen noch Lücken in eckigen Klammern.').waitFor();
  expect(await isFocused('[aria-invalid=true]')).toBe(true);
  await field(/^Absenderadresse/).fill('kiez@bezirk.example');
  await button('Dieselbe Adresse nehmen').click();
  await desk.page.reload();
  await desk.page.getByText('Ihre Eingaben von vorhin sind noch da.').waitFor();
  expect(await field(/^Antworten gehen an/).inputValue()).toBe('kiez@bezirk.example');
  await field(/^Behörde oder Einrichtung/).fill('Bezirksamt');
  await field(/^Impressum/).fill('Bezirksamt\nPlatz 1, 10999 Musterstadt');
  await desk.page.getByText('Was gehört ins Impressum?').click();
  await desk.page.getByText(/§ 18 des Medienstaatsvertrags/).waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  await button('Speichern').click();
  await desk.page.getByText('„Regionalkoordination Schöneberg“ ist gespeichert.').first().waitFor();
  expect((await desk.client.settings.get({})).senders).toMatchObject([
    { replyTo: 'kiez@bezirk.example', imprint: 'Bezirksamt\nPlatz 1, 10999 Musterstadt' },
  ]);
  await desk.page
    .getByText(
      'Sie bekommen diese Mail, weil Ihre Adresse in unserem Verteiler steht. Absender: Bezirksamt',
    )
    .waitFor();
});

it('removes a sender and takes it back; a link to one that is gone says so', async () => {
  const {
    senders: [sender],
  } = await desk.client.settings.get({});
  await button('Aktionen zu „Regionalkoordination Schöneberg“').click();
  await desk.page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await desk.page.getByRole('heading', { name: 'Wer schreibt?' }).waitFor();
  await undo();
  await desk.page.locator(`[data-sender="${sender!.id}"]`).waitFor();
  await desk.window.go('/einstellungen/absender?eintrag=snd_weg');
  await desk.page.getByText('Diesen Eintrag gibt es nicht mehr.').waitFor();
});

it('says when a sender was changed elsewhere while it is being written', async () => {
  const {
    senders: [sender],
    revision,
  } = await desk.client.settings.get({});
  await desk.window.go(`/einstellungen/absender?eintrag=${sender!.id}`);
  await field(/^Behörde oder Einrichtung/).fill('Mein Amt');
  await desk.client.settings.saveSender({
    revision,
    sender: { ...sender!, organisation: 'Anderes Amt' },
  });
  await button('Neuen Stand übernehmen').click();
  expect(await field(/^Behörde oder Einrichtung/).inputValue()).toBe('Anderes Amt');
  await button('Abbrechen').click();
});

it('checks an account step by step before and after saving, and keeps its password out of sight', async () => {
  await desk.window.go('/einstellungen/mailkonten?eintrag=neu');
  await field(/^Name des Kontos/).fill('Amt');
  await field(/^Name des Mailservers/).fill('localhost');
  await desk.page.getByLabel('TLS von Anfang an, Port 465').check();
  expect(await field(/^Port/).inputValue()).toBe('465');
  await field(/^Port/).fill('1');
  await field(/^Benutzername/).fill('kiez');
  await field(/^Kennwort/).fill('sehr-geheim');
  await button('Verbindung prüfen').click();
  await desk.page.getByText('Hier geht es noch nicht weiter').waitFor();
  await desk.page
    .locator('[data-step=connect].failed')
    .getByText(
      /^Der Mailserver localhost ist nicht erreichbar\. Prüfen Sie Netzverbindung, Servername und Port\./,
    )
    .waitFor();
  expect(await desk.page.locator('[data-step=login]').textContent()).toContain('nicht geprüft');
  expect(await faultsOf(desk.page)).toEqual([]);
  await button('Speichern').click();
  await desk.page.getByText('„Amt“ ist gespeichert.').first().waitFor();
  await desk.page.getByText('kiez, Kennwort sicher verwahrt').waitFor();
  expect(
    await desk.page.evaluate(
      'JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + document.documentElement.outerHTML',
    ),
  ).not.toContain('sehr-geheim');
  await button('Verbindung prüfen: „Probeversand“').click();
  await desk.page
    .getByText('Alles in Ordnung: Der Probeversand kann seine Dateien ablegen.')
    .waitFor();
});

it('does not call a password kept that is gone with the program', async () => {
  secrets.areLasting = false;
  await desk.page.reload();
  await desk.page.getByText('kiez, Kennwort gilt, bis Kiezbrief beendet wird').waitFor();
  await button('„Amt“ bearbeiten')
    .or(desk.page.getByRole('link', { name: '„Amt“ bearbeiten' }))
    .click();
  await desk.page
    .getByText('Ein Kennwort ist eingegeben und gilt, bis Kiezbrief beendet wird.')
    .waitFor();
  await button('Abbrechen').click();
});

it('refuses an open connection to another machine with the sentence that says why', async () => {
  await desk.window.go('/einstellungen/mailkonten?eintrag=neu');
  await field(/^Name des Kontos/).fill('Offen');
  await field(/^Name des Mailservers/).fill('mail.bezirk.example');
  await desk.page.getByLabel('Ohne Verschlüsselung').check();
  await button('Speichern').click();
  await desk.page
    .getByRole('alert')
    .getByText('Eine unverschlüsselte Verbindung ist nur zum eigenen Rechner erlaubt.')
    .waitFor();
  await button('Abbrechen').click();
  expect((await desk.client.settings.get({})).accounts.map(({ name }) => name)).toEqual([
    'Probeversand',
    'Amt',
  ]);
});

it('brings an earlier state back, and takes that back too', async () => {
  const accounts = async () => (await desk.client.settings.get({})).accounts.length;
  const before = await accounts();
  const { revision } = await desk.client.settings.get({});
  await desk.client.settings.saveAccount({
    revision,
    account: { kind: 'file', name: 'Zweite Probe' },
  });
  await desk.window.go('/einstellungen/sicherungen');
  await desk.page.getByRole('heading', { name: 'Heute' }).waitFor();
  await field('Was möchten Sie zurückholen?').selectOption({ label: 'Einstellungen' });
  await button(/^Einstellungen vom .* zurückholen$/)
    .first()
    .click();
  await desk.page
    .getByText(/^Einstellungen: Es gilt wieder der Stand vom/)
    .first()
    .waitFor();
  expect(await accounts()).toBe(before);
  await undo();
  await expect.poll(accounts).toBe(before + 1);
});

it('copies the path of the data folder', async () => {
  await desk.window.go('/einstellungen/datenordner');
  await button('Pfad kopieren').click();
  await desk.page.getByText('Der Pfad liegt in der Zwischenablage.').first().waitFor();
  expect(await desk.page.evaluate('navigator.clipboard.readText()')).toBe(desk.dataFolder);
});

it('tells what is true of this build: version, packages, licence texts, whom to write to', async () => {
  await desk.window.go('/einstellungen/ueber');
  expect(await desk.page.locator('[data-version]').textContent()).toMatch(
    /^Version \d+\.\d+\.\d+$/,
  );
  await desk.page.getByRole('region', { name: 'Anleitung' }).getByText('docs/anleitung').waitFor();
  await desk.window.go('/einstellungen/barrierefreiheit');
  expect(
    await desk.page
      .getByRole('link', { name: 'An kiez@bezirk.example schreiben' })
      .getAttribute('href'),
  ).toBe('mailto:kiez%40bezirk.example?subject=Barriere%20in%20Kiezbrief');
  await desk.window.go('/einstellungen/lizenzen');
  const rows = desk.page.getByRole('row');
  const names = await rows.getByRole('rowheader').allTextContents();
  expect(names).toEqual(
    expect.arrayContaining(['vue', 'reka-ui', 'nodemailer', 'mjml', 'zod', '@vue/runtime-core']),
  );
  for (const tool of ['vitest', 'eslint', 'electron', 'typescript'])
    expect(names).not.toContain(tool);
  await field('Paket oder Lizenz suchen').fill('reka');
  await button(/Lizenztext von reka-ui/).click();
  await desk.page
    .getByRole('dialog')
    .getByText(/Permission is hereby granted/)
    .waitFor();
  await desk.page.keyboard.press('Escape');
});

it('leads the keyboard from section to section and says where it is', async () => {
  await desk.window.go('/einstellungen');
  await desk.page.locator('#page-title').focus();
  for (let step = 0; step < 8; step++) await desk.page.keyboard.press('Tab');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('heading', { name: 'Sprache und Darstellung', level: 1 }).waitFor();
  expect(await isFocused('#page-title')).toBe(true);
  await desk.page.getByLabel('Dunkel').check();
  expect(await desk.page.getAttribute('html', 'data-theme')).toBe('dark');
  await desk.page.getByLabel('Wie im System').check();
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type('lizenzen');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('heading', { name: 'Lizenzen', level: 1 }).waitFor();
  expect(await desk.page.title()).toBe('Lizenzen · Kiezbrief');
  await desk.page.goBack();
  await desk.page.getByRole('heading', { name: 'Sprache und Darstellung', level: 1 }).waitFor();
  await desk.window.go('/einstellungen/gibtesnicht');
  await desk.page.getByText('Diesen Bereich gibt es nicht.').waitFor();
});

it('has room for its forms on a phone, in both languages, and no fault in the dark', async () => {
  const {
    senders: [sender],
    accounts,
  } = await desk.client.settings.get({});
  for (const language of ['de', 'en'] as const) {
    const small = await desk.screen.open({
      language,
      colorScheme: 'dark',
      viewport: { width: 320, height: 700 },
    });
    for (const hash of [
      `/einstellungen/absender?eintrag=${sender!.id}`,
      `/einstellungen/mailkonten?eintrag=${accounts[1]!.id}`,
    ]) {
      await small.go(hash);
      await small.page.evaluate(
        'document.querySelectorAll("details").forEach((one) => { one.open = true; })',
      );
      expect(await sticksOut(small.page)).toEqual([]);
      expect(await faultsOf(small.page)).toEqual([]);
    }
    expect(small.problems).toEqual([]);
    await small.close();
  }
  // The two refusals above were asked for.
  expect(desk.window.problems.filter((problem) => !/status of (?:400|409)/.test(problem))).toEqual(
    [],
  );
});
