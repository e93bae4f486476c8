// Opens a page in the person's own browser, where there is a display to show one.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

export const hasDisplay = (
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean =>
  platform === 'win32' ||
  platform === 'darwin' ||
  Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** What the system opens a page with, and its first arguments. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

/**
 * Takes a file, never an address: what is handed to a program can be read by everybody on this
 * machine.
 */
export async function openBrowser(
  file: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [command, ...rest] = openers[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    // What opens the passwords is no business of another program.
    const { KIEZBRIEF_PASSPHRASE: _own, ...env } = process.env;
    const browser = spawn(command, [...rest, pathToFileURL(file).href], {
      stdio: 'ignore',
      detached: true,
      env,
    });
    browser.once('error', () => {
      resolve(false);
    });
    browser.once('spawn', () => {
      browser.unref();
      resolve(true);
    });
  });
}
