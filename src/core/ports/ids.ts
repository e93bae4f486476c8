// Names new records.
import type { IdOf, IdPrefix } from '#shared/values.ts';

export interface Ids {
  next<Prefix extends IdPrefix>(prefix: Prefix): IdOf[Prefix];
  /** 128 random bits, base32 lower case, 26 characters. */
  token(): string;
}
