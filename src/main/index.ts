// DOOR 1: Electron. One instance per data folder, one locked-down window, the same contract over
// IPC.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import {
  applicationRoot,
  createApp,
  defaultDataFolder,
  makeOwnFolderAtOnce,
  openScreenFiles,
  rendererFolder,
  templatesFolder,
  writeOwnFile,
} from '#create-app';
import type { App } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import { eventChannel, filesOpenedName } from '#shared/ipc.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { languageOf, sentenceOf } from '#shared/texts/texts.ts';
import { pageAddress, registerAppScheme, serveAppProtocol } from './app-protocol.ts';
import { bindIpc } from './bind-ipc.ts';
import { lockDownPages, lockDownSession } from './lock-down.ts';
import { menuTemplate } from './menu.ts';
import { createOpenedFiles, filesAmong } from './opened-files.ts';
import { createOsSecrets } from './os-secrets.ts';
import { restWithTheMachine } from './rest-with-the-machine.ts';
import { saveFile } from './save-file.ts';
import { windowOptions } from './window.ts';

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' } },
  strict: false,
});
const dataFolder = typeof values.data === 'string' ? resolve(values.data) : defaultDataFolder();
// The development server's page, in an unpackaged program only.
const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const page = devServer ?? pageAddress;
const isOwnPage = (url: string) => url.startsWith(page);
// `data:` and `blob:` are content the page already has; everything else would be network or disk.
const isAllowedAddress = (url: string) =>
  isOwnPage(url) ||
  /^(?:data|blob):/.test(url) ||
  (!app.isPackaged && url.startsWith('devtools:')) ||
  (devServer !== undefined && url.startsWith(devServer.replace(/^http/, 'ws')));

app.setName('Kiezbrief');
app.enableSandbox();
registerAppScheme(protocol);
lockDownPages(app);
// Chromium's own files stay out of the way, and the instance lock belongs to this data folder.
const profile = join(dataFolder, 'window');
try {
  makeOwnFolderAtOnce(profile);
  app.setPath('userData', profile);
} catch {
  // A folder nobody may write to can still be looked at; Chromium then uses its usual place.
}

const windowContents = () => BrowserWindow.getAllWindows().map((window) => window.webContents);
const opened = createOpenedFiles(() => {
  for (const contents of windowContents()) contents.send(eventChannel, filesOpenedName, {});
});
const givenFiles = filesAmong(process.argv.slice(1), process.cwd());
opened.add(givenFiles, '');
// The system of a Mac says it this way, before the program is ready as well.
app.on('open-file', (event, path) => {
  event.preventDefault();
  opened.add([path], '');
});

// A second start hands its files to the first: Chromium adds words of its own to a command line.
if (app.requestSingleInstanceLock({ files: givenFiles })) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const language = languageOf(app.getLocale());
  const texts = textsFor(language);
  let kiezbrief: App;
  try {
    kiezbrief = await createApp({
      dataFolder,
      door: 'electron',
      templatesFolder: templatesFolder(),
      language,
      // A passphrase is a decision for the file that all doors can read.
      ...(!process.env['KIEZBRIEF_PASSPHRASE'] && {
        secrets: createOsSecrets(dataFolder, safeStorage),
      }),
    });
  } catch (error) {
    dialog.showErrorBox(
      texts.shell.startFailed,
      error instanceof AppError ? sentenceOf(texts, error) : String(error),
    );
    app.exit(1);
    return;
  }

  lockDownSession(session.defaultSession, isAllowedAddress);
  serveAppProtocol(protocol, await openScreenFiles(rendererFolder()));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(texts.shell.menu, () => void shell.openPath(dataFolder))),
  );
  bindIpc(ipcMain, kiezbrief, {
    windows: windowContents,
    isOwnPage,
    takeOpened: () => opened.take(),
    saveFile: (name, content) =>
      saveFile(name, content, (options) => dialog.showSaveDialog(options), writeOwnFile),
  });

  const rest = restWithTheMachine(powerMonitor, kiezbrief, () => {
    app.quit();
  });
  const preload = join(applicationRoot(), 'out', 'preload', 'index.cjs');
  const openWindow = () => {
    const window = new BrowserWindow(
      windowOptions(texts.shell.program, preload, nativeTheme.shouldUseDarkColors, app.isPackaged),
    );
    rest.watch(window);
    window.once('ready-to-show', () => {
      window.show();
    });
    void window.loadURL(page);
  };
  openWindow();

  app.on('second-instance', (_event, _arguments, _folder, given) => {
    opened.add(pathsIn(given), '');
    const [window] = BrowserWindow.getAllWindows();
    if (!window) {
      openWindow();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  let closing: Promise<void> | undefined;
  app.on('before-quit', (event) => {
    // The message being handed over is finished and written down before the process ends.
    event.preventDefault();
    closing ??= kiezbrief.close().finally(() => {
      app.exit(0);
    });
  });
}

/** What a second start hands over is data from another process. */
function pathsIn(given: unknown): readonly string[] {
  const { files } = (given ?? {}) as { files?: unknown };
  return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
}
