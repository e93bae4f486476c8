// Who may talk to the web host. Loopback is no authentication: other pages in the same browser,
// other names that resolve to 127.0.0.1 (DNS rebinding) and other people on a terminal server reach
// this port too.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/errors.ts';

export interface RequestSource {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-*`: browsers send them, pages cannot forge them. Other programs leave them out. */
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
  readonly fetchDest: string | undefined;
  readonly method: string;
  readonly path: string;
}

/** The names under which this host answers. */
const ownHosts = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Throws `host.foreign-host` or `host.foreign-origin`. The Host list comes first: with DNS
 * rebinding Origin and Host agree, so comparing them proves nothing.
 */
export function refuseForeign(source: RequestSource, port: number): void {
  const hosts = ownHosts(port);
  if (!hosts.includes(source.host?.toLowerCase() ?? ''))
    throw new AppError('host.foreign-host', {});
  if (source.origin !== undefined && !hosts.some((host) => source.origin === `http://${host}`))
    throw new AppError('host.foreign-origin', {});
  if (
    source.fetchSite === undefined ||
    source.fetchSite === 'same-origin' ||
    source.fetchSite === 'none'
  )
    return;
  // Opening the first page from a link elsewhere is harmless: without the key in the fragment it
  // can do nothing, and no page may frame it.
  const isOpening =
    source.method === 'GET' &&
    source.path === '/' &&
    source.fetchMode === 'navigate' &&
    source.fetchDest === 'document';
  if (!isOpening) throw new AppError('host.foreign-origin', {});
}

/** One page that exchanged a start key. */
export interface Session {
  /** Signed out, or not used for too long. */
  isOver(): boolean;
}

/**
 * The start key travels in the fragment of the address, which browsers never send; the page hands
 * it in once for a session key. Only digests of both are kept, in memory: sessions end with the
 * program.
 */
export interface Access {
  /** A new start key, 256 bits, base64url. The previous one, if not used yet, is void. */
  newStartKey(): string;
  /** Uses the start key up. Throws `host.token-missing`, `host.token-wrong`. */
  exchange(startKey: unknown): string;
  /**
   * `Authorization: Bearer …`. Throws `host.token-missing`, `host.token-wrong`. Being asked keeps a
   * session alive.
   */
  check(authorization: string | undefined): Session;
  /** From now on this session's key is worth nothing. */
  end(session: Session): void;
}

/**
 * Longer than a working day with its breaks, shorter than a night at home: what was forgotten open
 * is closed in the morning.
 */
const IDLE_MS = 12 * 60 * 60_000;

export interface AccessConfig {
  now?: () => number;
  idleMs?: number;
  /** The start key was used: whatever it was written on can go. */
  onExchanged?: () => void;
}

interface OpenSession extends Session {
  readonly digest: Buffer;
  usedAt: number;
}

export function createAccess({
  now = Date.now,
  idleMs = IDLE_MS,
  onExchanged,
}: AccessConfig = {}): Access {
  let start: Buffer | undefined;
  let sessions: OpenSession[] = [];
  const newKey = () => randomBytes(32).toString('base64url');
  // Digests have one length, so the comparison takes the same time whatever was sent; and no key in
  // use lies in memory.
  const digest = (key: string) => createHash('sha256').update(key).digest();
  const forgetOver = () => {
    sessions = sessions.filter((session) => !session.isOver());
  };
  return {
    newStartKey() {
      const key = newKey();
      start = digest(key);
      return key;
    },
    exchange(startKey) {
      if (typeof startKey !== 'string' || startKey === '')
        throw new AppError('host.token-missing', {});
      if (!start || !timingSafeEqual(digest(startKey), start))
        throw new AppError('host.token-wrong', {});
      start = undefined;
      const key = newKey();
      const session: OpenSession = {
        digest: digest(key),
        usedAt: now(),
        isOver: () => !sessions.includes(session) || now() - session.usedAt > idleMs,
      };
      forgetOver();
      sessions.push(session);
      onExchanged?.();
      return key;
    },
    check(authorization) {
      if (!authorization?.startsWith('Bearer ')) throw new AppError('host.token-missing', {});
      const given = digest(authorization.slice('Bearer '.length));
      forgetOver();
      const session = sessions.find((one) => timingSafeEqual(given, one.digest));
      if (!session) throw new AppError('host.token-wrong', {});
      session.usedAt = now();
      return session;
    },
    end(ended) {
      sessions = sessions.filter((session) => session !== ended);
    },
  };
}
