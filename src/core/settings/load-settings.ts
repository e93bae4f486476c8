// The settings every feature reads.
import type { Store } from '#core/ports/store.ts';
import type { SettingsRecord } from '#core/ports/stored-records.ts';
import { defaultSettings } from './default-settings.ts';

/** The stored settings, or the defaults at revision 0 while none are stored. */
export async function loadSettings(store: Pick<Store, 'settings'>): Promise<SettingsRecord> {
  return (await store.settings.get('settings')) ?? defaultSettings();
}
