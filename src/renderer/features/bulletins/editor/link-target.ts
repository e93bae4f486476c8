// Turns what people type into where a link leads: `www.berlin.de`, `kiez@example.org`, `030 12345` are complete enough.
import { LinkTarget } from '#shared/contract/blocks.ts';

const mailAddress = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]{2,}$/;
const host = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
const phone = /^\+?\d[\d\s/()-]{4,}$/;

/** Empty for nothing typed; nothing when it leads nowhere. */
export function linkTarget(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  const written = mailAddress.test(text) ? `mailto:${text}` : phone.test(text) ? `tel:${text}` : host.test(text) ? `https://${text}` : text;
  return LinkTarget.safeParse(written).data;
}
