// Keeps the passwords of the mail accounts.
import type { AccountId } from '#shared/values.ts';

/** Passwords. Never in the JSON files; `secret.no-safe-place` where the machine offers none. */
export interface Secrets {
  /** Whether what is put outlives the program. If not, each start asks for it again. */
  readonly areLasting: boolean;
  has(account: AccountId): Promise<boolean>;
  get(account: AccountId): Promise<string | undefined>;
  put(account: AccountId, password: string): Promise<void>;
  forget(account: AccountId): Promise<void>;
}
