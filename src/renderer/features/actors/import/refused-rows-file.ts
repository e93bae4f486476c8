// The rows that stayed out, as a list Excel opens: where they stand and why. Pure.
import type { ImportRow } from '#shared/contract/actor-import.ts';

/**
 * A cell that Excel would take for a formula gets an apostrophe (OWASP: CSV injection); quotes are
 * doubled.
 */
const cell = (text: string) =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Semicolons and a byte order mark: so Excel reads columns and umlauts without being asked. */
export function refusedRowsFile(
  rows: readonly ImportRow[],
  header: readonly string[],
  why: (row: ImportRow) => string,
): string {
  const lines = [header, ...rows.map((row) => [String(row.line), row.actor, row.email, why(row)])];
  return `\ufeff${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`;
}
