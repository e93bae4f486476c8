// Where things lie: the data folder of this person, and the parts of the application itself,
// whether it runs from `src/`, from `out/main/` or from inside a package. Every door asks here, so
// that all three open the same folder.
import { homedir } from 'node:os';
import { dirname, join, posix, resolve, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `KIEZBRIEF_DATA` (may be relative), else the platform's usual place for what a program keeps. */
export function defaultDataFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const chosen = env['KIEZBRIEF_DATA'];
  if (chosen) return resolve(chosen);
  if (platform === 'win32')
    return win32.join(env['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), 'Kiezbrief');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Kiezbrief');
  const dataHome = env['XDG_DATA_HOME'];
  // A relative value is invalid and to be ignored (XDG Base Directory Specification).
  return posix.join(
    dataHome && posix.isAbsolute(dataHome) ? dataHome : posix.join(home, '.local', 'share'),
    'kiezbrief',
  );
}

/**
 * The folder that holds `templates/` and `out/`. This file lies two levels below it, unbuilt
 * (`src/adapters`) and built (`out/main`).
 */
export const applicationRoot = (): string => dirname(dirname(import.meta.dirname));

/** The shipped templates. */
export const templatesFolder = (): string => join(applicationRoot(), 'templates');

/** The built screen. Does not exist before `npm run build`. */
export const rendererFolder = (): string => join(applicationRoot(), 'out', 'renderer');
