// Whose signature under a mail server's certificate is believed: the authorities Node brings along,
// and those this computer knows. Many offices sign their relay's certificate themselves and install
// that authority on every PC; mail programs and browsers there accept it, and so do we.
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * Made once: reading some hundred certificates takes a tenth of a second. `additional` is one more
 * authority, as PEM. Checks are never switched off.
 */
export function trustedContext(additional?: string): () => SecureContext {
  let context: SecureContext | undefined;
  return () =>
    (context ??= createSecureContext({
      minVersion: 'TLSv1.2',
      ca: [
        ...getCACertificates('default'),
        ...ofThisComputer(),
        ...(additional ? [additional] : []),
      ],
    }));
}

/** A computer whose store cannot be read keeps nobody from sending: Node's own list still holds. */
function ofThisComputer(): readonly string[] {
  try {
    return getCACertificates('system');
  } catch {
    return [];
  }
}
