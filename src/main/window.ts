// The one window. Its page is sandboxed, isolated and knows only what the preload gives it.
import type { BrowserWindowConstructorOptions } from 'electron';

export const windowOptions = (
  title: string,
  preload: string,
  isDark: boolean,
  isPackaged: boolean,
): BrowserWindowConstructorOptions => ({
  title,
  width: 1280,
  height: 860,
  minWidth: 360,
  minHeight: 480,
  show: false,
  // `--surface-page` of styles/tokens.css, so that nothing flashes before it is painted.
  backgroundColor: isDark ? '#191815' : '#f7f2e9',
  webPreferences: {
    preload,
    // For those who build it only.
    devTools: !isPackaged,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Would fetch dictionaries from the network.
    spellcheck: false,
  },
});
