// What every door promises about places:
//   * the person's own choice wins, else the platform's usual place is taken
//   * the parts of the application are found from where it runs
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  applicationRoot,
  defaultDataFolder,
  rendererFolder,
  templatesFolder,
} from '#adapters/places.ts';

describe('the data folder', () => {
  it('is the one named by KIEZBRIEF_DATA on every platform', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(defaultDataFolder({ KIEZBRIEF_DATA: 'daten' }, platform)).toBe(resolve('daten'));
  });

  it.each([
    [
      'win32',
      { APPDATA: 'C:\\Users\\m\\AppData\\Roaming' },
      'C:\\Users\\m',
      'C:\\Users\\m\\AppData\\Roaming\\Kiezbrief',
    ],
    ['win32', {}, 'C:\\Users\\m', 'C:\\Users\\m\\AppData\\Roaming\\Kiezbrief'],
    ['darwin', {}, '/Users/m', '/Users/m/Library/Application Support/Kiezbrief'],
    ['linux', { XDG_DATA_HOME: '/daten' }, '/home/m', '/daten/kiezbrief'],
    ['linux', { XDG_DATA_HOME: 'relativ' }, '/home/m', '/home/m/.local/share/kiezbrief'],
    ['linux', { KIEZBRIEF_DATA: '' }, '/home/m', '/home/m/.local/share/kiezbrief'],
  ] as const)('is at the usual place on %s with %j', (platform, env, home, expected) => {
    expect(defaultDataFolder(env, platform, home)).toBe(expected);
  });
});

it('finds the application beside its package.json', () => {
  expect(existsSync(join(applicationRoot(), 'package.json'))).toBe(true);
  expect(templatesFolder()).toBe(join(applicationRoot(), 'templates'));
  expect(rendererFolder()).toBe(join(applicationRoot(), 'out', 'renderer'));
});
