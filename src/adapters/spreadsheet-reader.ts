// Reads a list as an office sends it: CSV with semicolon, comma or tab, in any encoding Excel
// writes. Nothing is corrected and nothing is guessed beyond encoding and delimiter; what cannot be
// read is refused as a whole, with the line.
import type { SpreadsheetReader, Table } from '#core/ports/spreadsheet-reader.ts';
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_ROWS,
} from '#shared/contract/actor-import.ts';
import { AppError } from '#shared/errors.ts';
import { scanCsv, type CsvRow } from './csv-scanner.ts';
import { decodeText } from './text-encoding.ts';

const delimiters = [';', ',', '\t'] as const;
type Delimiter = Table['delimiter'];

export const spreadsheetReader: SpreadsheetReader = {
  read: (bytes, _fileName, onRows) => readTable(bytes, onRows),
};

/** So many rows take a few milliseconds. */
const ROWS_AT_ONCE = 2000;

async function readTable(
  bytes: Uint8Array,
  onRows: Parameters<SpreadsheetReader['read']>[2],
): Promise<Table> {
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new AppError('import.too-large', { maxBytes: MAX_IMPORT_BYTES });
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === '') throw new AppError('import.empty', {});
  const declared = declaredDelimiter(text);
  const start = declared ? { from: declared.end, line: 2 } : { from: 0, line: 1 };
  const delimiter = declared?.delimiter ?? likeliestDelimiter(text);

  let header: readonly string[] | undefined;
  const rows: CsvRow[] = [];
  for (const row of scanCsv(text, delimiter, { ...start, maxColumns: MAX_IMPORT_COLUMNS })) {
    if (header === undefined) header = row.cells;
    else if (rows.push(row) > MAX_IMPORT_ROWS)
      throw new AppError('import.too-many-rows', { maxRows: MAX_IMPORT_ROWS });
    if (onRows && rows.length % ROWS_AT_ONCE === 0) await onRows(rows.length);
  }
  if (header === undefined) throw new AppError('import.empty', {});
  if (rows.length === 0) throw new AppError('import.no-rows', {});
  return { encoding, delimiter, header, rows };
}

/** Excel's own first line `sep=;`. */
function declaredDelimiter(text: string): { delimiter: Delimiter; end: number } | undefined {
  const line = /^"?sep=([;,\t])"?(?:\r\n|\n|\r|$)/i.exec(text);
  return line ? { delimiter: line[1] as Delimiter, end: line[0].length } : undefined;
}

const LOOKED_AT_ROWS = 25;

/**
 * The one that cuts the header into most columns and the first rows into as many; a semicolon where
 * none cuts anything.
 */
function likeliestDelimiter(text: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: delimiterScore(text, delimiter),
  }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function delimiterScore(text: string, delimiter: Delimiter): number {
  const widths: number[] = [];
  try {
    for (const { cells } of scanCsv(text, delimiter, { maxColumns: MAX_IMPORT_COLUMNS }))
      if (widths.push(cells.length) === LOOKED_AT_ROWS) break;
  } catch (error) {
    // The reading proper throws it again, with the delimiter that was chosen.
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'import.too-many-columns') widths.push(MAX_IMPORT_COLUMNS);
  }
  const [headerWidth = 1] = widths;
  const evenRows = widths.filter((width) => width === headerWidth).length;
  return (headerWidth - 1) * (evenRows / Math.max(1, widths.length));
}
