// Which program works with a data folder, and since when.
const places: Record<string, string> = {
  electron: 'im Programmfenster',
  web: 'im Browser',
  cli: 'auf der Befehlszeile',
};

export const inWhichProgram = (door: string): string => places[door] ?? 'in einem anderen Programm';

/** "28. November um 10:42" */
export const sinceWhen = (instant: string): string =>
  new Date(instant).toLocaleString('de', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
