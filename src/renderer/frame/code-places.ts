// Where in the program's own code an error happened. Of its stack only names of functions and files
// and their positions are read: the message, which may repeat what a person wrote, is cut off
// first, and lines that do not name a file of this page are left out.
import type { CodePlace } from '#shared/contract/incidents.ts';

const maxPlaces = 20;
const maxLines = 60;
const maxLineLength = 400;
/**
 * Behind the page's own address: `assets/ActorsPage-B1x.js:12:34)`, with a query while developing.
 */
const ownFile = /^(?:[\w.-]+\/)*([\w.-]{1,120})(?:\?[\w=&.-]*)?:(\d{1,9}):(\d{1,9})\)?$/;

/**
 * Reads what V8 ("at fn (address:1:2)") and Gecko ("fn@address:1:2") write. `ownAddress` ends with
 * a slash.
 */
export function codePlacesOf(error: unknown, ownAddress: string): CodePlace[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const message = error.stack.indexOf(error.message);
  return error.stack
    .slice(message < 0 ? 0 : message + error.message.length)
    .split('\n', maxLines)
    .flatMap((line) => {
      const start = line.length > maxLineLength ? -1 : line.indexOf(ownAddress);
      const found = start < 0 ? null : ownFile.exec(line.slice(start + ownAddress.length));
      return found
        ? [
            {
              at: functionNameOf(line.slice(0, start)),
              file: found[1]!,
              line: Number(found[2]),
              column: Number(found[3]),
            },
          ]
        : [];
    })
    .slice(0, maxPlaces);
}

function functionNameOf(before: string): string {
  const name = before
    .trim()
    .replace(/^at(?: |$)/, '')
    .replace(/^(?:async|new) /, '')
    .replace(/[ (@]{1,9}$/, '')
    .replace(/ \[as [\w$]+\]$/, '');
  return /^[\w$.<>]{1,80}$/.test(name) ? name : '';
}
