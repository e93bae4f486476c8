// An internationalised domain as it travels in a mail: `xn--…` (RFC 5891).

/**
 * Of a domain, or of an address whose domain alone is wanted. What no domain can be stays as it is.
 */
export function asciiDomain(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}

/** The part before the at-sign is its server's own business and stays (RFC 5321, 2.3.11). */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : `${address.slice(0, at)}@${asciiDomain(address)}`;
}
