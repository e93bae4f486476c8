// Calendar days of this machine: a due day has no zone and no time.

/** `YYYY-MM-DD` where this window is. */
export function localDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
export const dayAfter = (days: number, from = new Date()): string =>
  localDay(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, 12));
