// Which program works with a data folder, and since when.
const places: Record<string, string> = {
  electron: 'in its desktop window',
  web: 'in the browser',
  cli: 'on the command line',
};

export const inWhichProgram = (door: string): string => places[door] ?? 'in another program';

/** "28 November at 10:42" */
export const sinceWhen = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
