// Starts the web host: `node out/main/host.js [--data DIR] [--port N] [--open | --no-open]
// [--language de|en]`.
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  createApp,
  defaultDataFolder,
  openScreenFiles,
  rendererFolder,
  templatesFolder,
} from '#create-app';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { languageOf, sentenceOf } from '#shared/texts/texts.ts';
import { startWebHost } from './host.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { createOpeningPage } from './opening-page.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const language = languageOf(
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'],
);

try {
  await serve();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${sentenceOf(textsFor(language), error)}\n`);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const options = readArguments();
  const texts = textsFor(options.language);
  const screen = await openScreenFiles(rendererFolder());
  const app = await createApp({
    dataFolder: options.dataFolder,
    door: 'web',
    templatesFolder: templatesFolder(),
    language: options.language,
  });
  const page = createOpeningPage(options.dataFolder, texts.shell.web.page, {
    isVisitor: app.isVisitor(),
  });
  const host = await startWebHost({
    app,
    screen,
    port: options.port,
    onAddressUsed: () => void page.remove(),
  }).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });

  const isTerminal = process.stdout.isTTY;
  const keyboard =
    process.stdin.isTTY && isTerminal ? createInterface({ input: process.stdin }) : undefined;
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    say(texts.shell.web.stopping);
    keyboard?.close();
    await host.close();
    await app.close();
    await page.remove();
    process.exit(0);
  };
  // Before the page is written: a program that is ended right then must not leave the key behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop());

  const address = host.newAddress();
  // A folder that cannot be written to can still be looked at; then a person at this terminal opens
  // the address.
  const file =
    options.opens || !isTerminal ? await page.write(address).catch(() => undefined) : undefined;
  if (!(await screen('/'))) say(texts.shell.web.notBuilt);
  const isOpened = options.opens && file !== undefined && (await openBrowser(file));
  // What does not go to a terminal may end in a log, and a key does not belong there.
  if (isTerminal)
    say(isOpened ? `${texts.shell.web.opened}\n\n  ${address}\n` : texts.shell.web.openIn(address));
  else say(file === undefined ? texts.shell.web.noPage : texts.shell.web.openFile(file));

  // A closed tab has taken its session with it; whoever sits at this terminal may have another.
  keyboard?.on('line', () => {
    void page.remove();
    say(texts.shell.web.openIn(host.newAddress()));
  });
  if (keyboard) say(texts.shell.web.onceOnly);

  // A terminal in raw mode hands Ctrl+C to the line reader instead of sending the signal.
  keyboard?.on('SIGINT', () => void stop());
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      open: { type: 'boolean' },
      language: { type: 'string', default: language },
    },
    allowNegative: true,
    allowPositionals: true,
    strict: false,
  });
  const known = ['data', 'port', 'open', 'language'];
  const unknown = positionals[0] ?? Object.keys(values).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new AppError('command.unknown-option', { option: unknown });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new AppError('input.invalid', { issues: [{ path: 'port', problem: '0-65535' }] });
  return {
    port,
    dataFolder: typeof values.data === 'string' ? resolve(values.data) : defaultDataFolder(),
    opens: values.open === true || (values.open === undefined && hasDisplay()),
    language: languageOf(String(values.language)),
  };
}
