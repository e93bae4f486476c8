// `app://kiezbrief/`: the page's own scheme, so that there is no `file://` with its privileges.
// Serves the built screen, nothing else.
import type { Protocol } from 'electron';
import type { ScreenFiles } from '#create-app';
import { pageHeaders } from '#shared/page-policy.ts';

const scheme = 'app';
export const pageAddress = 'app://kiezbrief/';

/** Before Electron is ready: a standard, secure scheme with an origin of its own. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveAppProtocol(protocol: Pick<Protocol, 'handle'>, screen: ScreenFiles): void {
  protocol.handle(scheme, async (request) => {
    // Compared as text: an address outside the host never starts like this, however it is written.
    const isOurs = request.method === 'GET' && request.url.startsWith(pageAddress);
    const file = isOurs ? await screen(new URL(request.url).pathname) : undefined;
    if (!file) return new Response('404', { status: 404, headers: { ...pageHeaders } });
    return new Response(file.bytes, {
      headers: { ...pageHeaders, 'content-type': file.contentType },
    });
  });
}
