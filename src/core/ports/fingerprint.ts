// Replaces a text by a hash that can be compared.

export interface Fingerprint {
  /** SHA-256, lower-case hex, of the UTF-8 text. */
  sha256(text: string): string;
  /** HMAC-SHA-256 with this data folder's own key, lower-case hex: for the suppression list. */
  keyed(text: string): string;
}
