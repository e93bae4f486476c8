// A date as somebody wrote it: what stands there, and what does not.
export interface WrittenDate {
  /** Its tokens: from the first to the one after the last. */
  readonly from: number;
  readonly to: number;
  /** null = a month alone. */
  readonly day: number | null;
  readonly month: number;
  readonly year: number | null;
  /** The same signs read month first, where both are possible ("3/12/2026"). */
  readonly other?: { readonly day: number; readonly month: number };
  /** "15.1" could be a number or a time too. */
  readonly isLoose: boolean;
  /** "KW 44": the day is its Sunday. */
  readonly isWeek?: boolean;
}
