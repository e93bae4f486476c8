// Opens an address in the person's own browser, where there is a display to show one.
import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

export const hasDisplay = (env: Environment = process.env, platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** The address is for a moment readable in the list of processes; the key in it works once, so a stranger who is faster is noticed. */
export async function openBrowser(address: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, ...rest] = platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : platform === 'darwin' ? ['open'] : ['xdg-open'];
  return new Promise((resolve) => {
    const browser = spawn(command, [...rest, address], { stdio: 'ignore', detached: true });
    browser.once('error', () => { resolve(false); });
    browser.once('spawn', () => { browser.unref(); resolve(true); });
  });
}
