// Between a day somebody picks and the instant that is stored. Noon keeps the day the same in every
// zone we could be opened in.

const two = (part: number) => String(part).padStart(2, '0');

/** YYYY-MM-DD in this machine's zone. */
export function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** An emptied field means today. */
export function instantOf(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString();
}
