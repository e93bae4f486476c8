// A double of the `electron` module, as far as our main process uses it. Its BrowserWindow is a
// page in a real Chromium, its protocol, preload, IPC and guards do what Electron's do, and a test
// process asks it over Node's own message channel (see electron-run.ts).
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTests } from './electron-double-answers.ts';
import { openDoublePage, type DoublePage } from './electron-double-page.ts';
import {
  guards,
  handlers,
  invoke,
  paths,
  PreventableEvent,
  protocols,
  record,
  stage,
  type AnyFunction,
} from './electron-double-state.ts';

function isAlive(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
}

class App extends EventEmitter {
  readonly isPackaged = false;
  setName(name: string): void {
    record.name = name;
  }
  enableSandbox(): void {
    if (stage.isReady) throw new Error('app.enableSandbox() must be called before ready');
    record.isSandboxed = true;
  }
  setPath(name: string, path: string): void {
    paths.set(name, path);
  }
  getPath(name: string): string {
    return paths.get(name) ?? '';
  }
  getLocale(): string {
    return process.env['DOUBLE_LOCALE'] ?? 'de-DE';
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    stage.isReady = true;
  }

  /**
   * Like Chromium's: a lock in the profile, void when its process is gone; the second process
   * leaves word and the first one hears of it.
   */
  requestSingleInstanceLock(word: unknown = {}): boolean {
    const profile = this.getPath('userData');
    const lock = join(profile, 'SingletonLock');
    const wordFile = join(profile, 'SecondInstance');
    if (isAlive(lock)) {
      // Whole when it appears.
      writeFileSync(`${wordFile}.new`, JSON.stringify(word));
      renameSync(`${wordFile}.new`, wordFile);
      return false;
    }
    writeFileSync(lock, String(process.pid), { mode: 0o600 });
    watch(profile, (_event, file) => {
      if (file !== 'SecondInstance' || !existsSync(wordFile)) return;
      const heard = JSON.parse(readFileSync(wordFile, 'utf8')) as unknown;
      rmSync(wordFile);
      record.secondInstances += 1;
      this.emit('second-instance', {}, [], '', heard);
    }).unref();
    return true;
  }

  quit(): void {
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    void Promise.all(
      BrowserWindow.getAllWindows().map(async (window) => window.webContents.page?.close()),
    ).finally(() => process.exit(code));
  }
}
export const app = new App();

class WebContents extends EventEmitter {
  page: DoublePage | undefined;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  isDestroyed(): boolean {
    return false;
  }
  send(channel: string, ...parameters: unknown[]): void {
    void this.page?.send(channel, structuredClone(parameters));
  }
}

const windows = new Set<BrowserWindow>();
let loaded: (page: DoublePage) => void;
const firstPage = new Promise<DoublePage>((resolve) => {
  loaded = resolve;
});

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  readonly webContents = new WebContents();
  readonly #options: { webPreferences: { preload: string } };

  constructor(options: { webPreferences: { preload: string } }) {
    super();
    this.#options = options;
    record.windowOptions.push(options);
    windows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  show(): void {
    /* a page without a screen is always shown */
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    /* see isMinimized */
  }
  focus(): void {
    record.focusCount += 1;
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.page = await openDoublePage({
      url,
      preload: this.#options.webPreferences.preload,
      serve: (request) => protocols.get(new URL(request.url).protocol.slice(0, -1))?.(request),
      isBlocked: (blockedUrl) => {
        let isCancelled = false;
        guards.beforeRequest?.(
          { url: blockedUrl } as never,
          ((decision: { cancel: boolean }) => {
            isCancelled = decision.cancel;
          }) as never,
        );
        if (isCancelled) record.blocked.push(blockedUrl);
        return isCancelled;
      },
      mayNavigate: (to, isMainFrame) => {
        const events = ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])].map(
          (name) => {
            const event = Object.assign(new PreventableEvent(), { url: to });
            this.webContents.emit(name, event, to);
            return event;
          },
        );
        const isPrevented = events.some((event) => event.defaultPrevented);
        if (isPrevented) record.prevented.push(to);
        return !isPrevented;
      },
      mayOpen: (to) => {
        const isDenied = this.webContents.openHandler?.({ url: to }).action === 'deny';
        if (isDenied) record.deniedWindows.push(to);
        return !isDenied;
      },
      invoke: async (frame, channel, parameters) => invoke(frame, channel, parameters),
    });
    this.emit('ready-to-show');
    loaded(this.webContents.page);
  }
}

export const ipcMain = {
  handle: (channel: string, handler: never) => {
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => {
    handlers.delete(channel);
  },
};
export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]) {
    if (stage.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    record.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
    protocols.set(scheme, handler);
  },
};
const sessionEvents = new EventEmitter();
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: AnyFunction) => {
      guards.request = handler;
    },
    setPermissionCheckHandler: (handler: AnyFunction) => {
      guards.check = handler;
    },
    setDevicePermissionHandler: (handler: AnyFunction) => {
      guards.device = handler;
    },
    on: (name: string, listener: (event: PreventableEvent) => void) => {
      sessionEvents.on(name, listener);
    },
    webRequest: {
      onBeforeRequest: (handler: AnyFunction) => {
        guards.beforeRequest = handler;
      },
    },
  },
};
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => {
    record.menu.push(menu);
  },
};
export const dialog = {
  showErrorBox: (title: string, text: string) => {
    record.errorBoxes.push(`${title}: ${text}`);
    process.stderr.write(`${title}: ${text}\n`);
  },
};
export const powerMonitor = new EventEmitter();
export const nativeTheme = { shouldUseDarkColors: false };
export const shell = { openPath: () => Promise.resolve('') };
const flipped = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => process.env['DOUBLE_KEYCHAIN'] ?? 'gnome_libsecret',
  encryptStringAsync: (text: string) => Promise.resolve(flipped(Buffer.from(text))),
  decryptStringAsync: (sealed: Buffer) =>
    Promise.resolve({ result: flipped(sealed).toString(), shouldReEncrypt: false }),
};

answerTests({ app, windows, sessionEvents, powerMonitor, firstPage });
