// Mail addresses in lists: what a messy cell means.
import { bareAddress } from '#core/addressees/mailbox-key.ts';
import { EmailAddress } from '#shared/values.ts';

export type ReadAddress =
  { readonly address: EmailAddress } | { readonly problem: 'no-address' | 'address-invalid' };

/**
 * Nearly every address of a real list, at a twentieth of the cost of the schema. All it accepts the
 * schema accepts: at 64 characters no limit is in reach.
 */
const simple =
  /^[A-Za-z0-9_-]+(?:[.+][A-Za-z0-9_-]+)*@[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/;

/**
 * Reads the cell of a list. The local part stays as given, the domain becomes lower case. Two
 * addresses in one cell are not an address.
 */
export function readAddress(cell: string): ReadAddress {
  if (cell === '') return { problem: 'no-address' };
  if (cell.length <= 64 && simple.test(cell)) return { address: cell as EmailAddress };
  const bare = bareAddress(cell);
  if (bare === '') return { problem: 'no-address' };
  const at = bare.lastIndexOf('@');
  const parsed = EmailAddress.safeParse(`${bare.slice(0, at)}@${bare.slice(at + 1).toLowerCase()}`);
  return at > 0 && parsed.success ? { address: parsed.data } : { problem: 'address-invalid' };
}
