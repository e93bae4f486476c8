/** What somebody said who comes back, as it was entered. */
export interface NewConsent {
  wording: string;
  source: string;
  /** YYYY-MM-DD */
  givenOn: string;
}
