// The settings every feature reads.
import type { SettingsRecord, Store } from '#core/ports.ts';
import { defaultSettings } from './default-settings.ts';

/** The stored settings, or the defaults at revision 0 while none are stored. */
export async function loadSettings(store: Pick<Store, 'settings'>): Promise<SettingsRecord> {
  return (await store.settings.get('settings')) ?? defaultSettings();
}
