// What no page in this program may ever do, whoever made it: leave its address, open windows, ask
// for devices, reach the network, put files on the disk.
import type { App, Session, WebContents } from 'electron';

/** For every page that will ever exist. */
export function lockDownPages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}

/** Electron grants every permission unless told otherwise. */
export function lockDownSession(
  session: Session,
  isAllowedAddress: (url: string) => boolean,
): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // What a person wants to keep is asked of the program, see save-file.ts.
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAllowedAddress(details.url) });
  });
}
