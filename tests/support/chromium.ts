// A real Chromium for tests, brought by a package: nothing is downloaded and nothing has to be
// installed.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';

const packageFolder = dirname(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
);
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  version: string;
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
];

/**
 * The package unpacks into the temporary folder and reuses what an older version left there; so
 * each version gets a folder of its own. Test files run side by side: each unpacks for itself and
 * the first one that is ready gives its folder the final name.
 */
async function unpackedChromium(): Promise<string> {
  const folder = join(tmpdir(), `kiezbrief-chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) {
    const own = await mkdtemp(`${folder}-`);
    const unpack =
      'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: packageFolder,
      env: { ...process.env, TMPDIR: own },
    });
    await writeFile(join(own, 'fonts.conf'), fontsOf(folder));
    await rename(own, folder).catch(async (error: unknown) => {
      // Another test file was faster; its folder is as good as ours.
      if (!existsSync(join(folder, 'chromium'))) throw error;
      await rm(own, { recursive: true });
    });
  }
  return folder;
}

/**
 * The package's own configuration names folders of a cloud machine. Without any font a page has no
 * text and every look at it is worthless.
 */
const fontsOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

export interface ChromiumOptions {
  /** A port of this machine through which another process may steer it too; see `joinChromium`. */
  readonly steeringPort?: number | undefined;
  /** The size of text a person has set in their browser, in pixels; 16 is usual. */
  readonly textSize?: number;
}

/** `await using browser = await launchChromium()`, or close it. */
export async function launchChromium({
  steeringPort,
  textSize,
}: ChromiumOptions = {}): Promise<Browser> {
  const folder = await unpackedChromium();
  const wanted = [
    ...(steeringPort === undefined ? [] : [`--remote-debugging-port=${steeringPort}`]),
    ...(textSize === undefined ? [] : [`--blink-settings=defaultFontSize=${textSize}`]),
  ];
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...flags, ...wanted],
    headless: true,
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/** The first window of a Chromium that somebody else launched with this port. */
export async function joinChromium(steeringPort: number): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${steeringPort}`);
  return browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => page.url() !== 'about:blank')!;
}
