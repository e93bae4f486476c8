// DOOR 2: the contract over HTTP on this machine alone. Host, origin and key are checked before
// anything else; every answer of `/api/` is a Reply, its HTTP status follows the kind of the error;
// every answer carries the page's security headers.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { ScreenFiles } from '#create-app';
import { methodNamed } from '#shared/api.ts';
import type { Bridge, Reply } from '#shared/define.ts';
import { AppError, errorCatalogue, toWire, type ErrorKind } from '#shared/errors.ts';
import { pageHeaders } from '#shared/page-policy.ts';
import { maxRequestBytes } from '#shared/request-size.ts';
import { createEventStreams } from './event-stream.ts';
import { createAccess, refuseForeign, type Session } from './guard.ts';
import { readJson } from './read-json.ts';
import { oneAtATime, watchStrangers } from './strangers.ts';

export interface WebHostConfig {
  app: Bridge;
  screen: ScreenFiles;
  /** 0 = any free port. */
  port: number;
  limits?: Partial<Limits>;
  /** The start key of the latest address was used: nobody needs that address any more. */
  onAddressUsed?: () => void;
}

interface Limits {
  /** Until the last header has arrived; a slower sender is cut off with 408. */
  headersMs: number;
  /**
   * Until the last byte of a request has arrived: 50 MiB from a slow virtual machine still pass.
   */
  requestMs: number;
  /** Connections without a key, see strangers.ts. A browser opens six. */
  strangers: number;
  /** A session nobody used for so long is over. */
  idleMs?: number;
}
const usualLimits: Limits = { headersMs: 5_000, requestMs: 120_000, strangers: 256 };

interface Env {
  Bindings: { incoming: IncomingMessage };
  Variables: { session: Session };
}

export interface WebHost {
  readonly port: number;
  /** A complete address with a new start key, good for one page. */
  newAddress(): string;
  close(): Promise<void>;
}

const isAppError = (error: unknown): error is AppError => error instanceof AppError;

const statusOf = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorKind, number>;

/** Throws `host.port-busy`; never talks to whoever has the port. */
export async function startWebHost({
  app,
  screen,
  port,
  limits,
  onAddressUsed,
}: WebHostConfig): Promise<WebHost> {
  const { headersMs, requestMs, strangers, idleMs } = { ...usualLimits, ...limits };
  const access = createAccess({
    ...(idleMs !== undefined && { idleMs }),
    ...(onAddressUsed && { onExchanged: onAddressUsed }),
  });
  const streams = createEventStreams(app);
  let ownPort = port;

  const http = new Hono<Env>();
  const answer = (c: Context, reply: Reply) =>
    c.json(reply, reply.ok ? 200 : statusOf[errorCatalogue[reply.error.code].kind]);
  const refuse = (c: Context, error: AppError) => answer(c, { ok: false, error: toWire(error) });

  // Besides our own refusals only reading a body can fail here; the connection has ended then and
  // nothing was executed.
  http.onError((error, c) =>
    refuse(c, isAppError(error) ? error : new AppError('input.not-json', {}, { cause: error })),
  );
  http.notFound((c) =>
    c.req.path.startsWith('/api/')
      ? refuse(c, new AppError('api.unknown-method', {}))
      : c.text('404', 404),
  );

  http.use(async (c, next) => {
    const header = (name: string) => c.req.header(name);
    // A whole address in the first line counts more than the Host header (RFC 9112, 3.2.2); no page
    // of ours asks like that.
    const isOwnPath = c.env.incoming.url?.startsWith('/');
    refuseForeign(
      {
        host: isOwnPath ? header('host') : undefined,
        origin: header('origin'),
        fetchSite: header('sec-fetch-site'),
        fetchMode: header('sec-fetch-mode'),
        fetchDest: header('sec-fetch-dest'),
        method: c.req.method,
        path: c.req.path,
      },
      ownPort,
    );
    await next();
  });

  http.post('/api/session', async (c) => {
    const body = (await readJson(c.req.raw, 1024)) as { token?: unknown } | null;
    return answer(c, { ok: true, value: { session: access.exchange(body?.token) } });
  });
  http.use('/api/*', async (c, next) => {
    c.set('session', access.check(c.req.header('authorization')));
    known.recognise(c.env.incoming.socket);
    await next();
  });
  http.delete('/api/session', (c) => {
    access.end(c.get('session'));
    streams.closeOver();
    return answer(c, { ok: true, value: null });
  });
  http.get('/api/events', (c) => streams.open(c.get('session')));
  http.post('/api/:name', async (c) => {
    const name = c.req.param('name');
    if (!methodNamed(name)) throw new AppError('api.unknown-method', {});
    return answer(c, await app.call(name, await readJson(c.req.raw, maxRequestBytes(name))));
  });

  http.get('*', async (c) => {
    const file = await screen(c.req.path);
    if (!file) return c.notFound();
    return c.body(file.bytes, 200, {
      'content-type': file.contentType,
      ...(file.isImmutable && { 'cache-control': 'public, max-age=31536000, immutable' }),
    });
  });

  const listener = getRequestListener(http.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => new Response('400', { status: 400 }),
  });
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(1000, headersMs),
      maxHeaderSize: 16_384,
    },
    oneAtATime((request, response) => {
      // Here and not in a route, so that no answer leaves without them.
      for (const [name, value] of Object.entries({ ...pageHeaders, 'cache-control': 'no-store' }))
        response.setHeader(name, value);
      void listener(request, response);
    }),
  );
  const known = watchStrangers(server, strangers);
  ownPort = await listen(server, port);

  return {
    port: ownPort,
    newAddress: () => `http://127.0.0.1:${ownPort}/#token=${access.newStartKey()}`,
    async close() {
      streams.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new AppError('host.port-busy', { port }, { cause: error }));
      else if (error.code === 'EACCES')
        reject(
          new AppError(
            'input.invalid',
            { issues: [{ path: 'port', problem: 'not-permitted' }] },
            { cause: error },
          ),
        );
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
