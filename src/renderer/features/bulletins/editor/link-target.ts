// Turns what people type into where a link leads: `www.berlin.de`, `kiez@example.org`, `030 12345`
// are complete enough.
import { LinkTarget } from '#shared/contract/blocks.ts';
import { EmailAddress } from '#shared/values.ts';

const MAX_LENGTH = 2000;
const hostLabel = /^[\p{L}\p{N}-]{1,63}$/u;
const topLabel = /^\p{L}{2,63}$/u;
const phone = /^(?:\+|\(\+?)?\d[\d\s./()\u2010-\u2015-]{4,}$/;

/** Empty for nothing typed; nothing when it leads nowhere. */
export function linkTarget(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  if (text.length > MAX_LENGTH) return undefined;
  return LinkTarget.safeParse(withScheme(text)).data;
}

function withScheme(text: string): string {
  if (EmailAddress.safeParse(text).success) return `mailto:${text}`;
  if (phone.test(text)) return `tel:${text}`;
  return isHost(text.split(/[/?#]/, 1)[0] ?? '') && !/\s/.test(text) ? `https://${text}` : text;
}

function isHost(text: string): boolean {
  const [name = '', port = '1'] = text.split(':');
  const labels = name.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => hostLabel.test(label)) &&
    topLabel.test(labels.at(-1) ?? '') &&
    /^\d{1,5}$/.test(port)
  );
}
