// CSV (RFC 4180, as Excel writes it) in one linear pass. Written here because an import names lines
// to people: csv-parse 7 counts CRLF inside quotes twice, reports an unclosed quote at the end of
// the file instead of where it opened, and takes several times as long. The tests hold this scanner
// against csv-parse on generated files.
import { AppError } from '#shared/errors.ts';

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Excel's longest cell. A quoted cell beyond it is a quote somebody forgot, which would swallow
 * every row up to the next quote.
 */
const MAX_QUOTED_CHARACTERS = 32_767;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Yields each row with at least one cell that is not blank. Line ends may be CRLF, LF and CR in one
 * file. Text after a closing quote belongs to the cell, as in Excel; a quote inside an unquoted
 * cell is a character. Throws `import.unclosed-quote` and `import.too-many-columns`, each with the
 * line, as soon as it is certain.
 */
export function* scanCsv(
  text: string,
  delimiter: string,
  options: { maxColumns: number; from?: number; line?: number },
): Generator<CsvRow, void> {
  const delimiterCode = delimiter.charCodeAt(0);
  const end = text.length;
  let at = options.from ?? 0;
  let line = options.line ?? 1;
  while (at < end) {
    const startLine = line;
    const cells: string[] = [];
    for (;;) {
      let prefix = '';
      if (text.charCodeAt(at) === QUOTE) {
        const closing = closingQuote(text, at, line);
        prefix = text.slice(at + 1, closing);
        line += lineBreaks(prefix);
        if (prefix.includes('"')) prefix = prefix.replaceAll('""', '"');
        at = closing + 1;
      }
      const start = at;
      at = endOfCell(text, at, delimiterCode);
      const rest = start === at ? '' : text.slice(start, at);
      if (cells.push(prefix === '' ? rest : prefix + rest) > options.maxColumns) {
        throw new AppError('import.too-many-columns', {
          line: startLine,
          maxColumns: options.maxColumns,
        });
      }
      if (at >= end || text.charCodeAt(at) !== delimiterCode) break;
      at++;
    }
    if (at < end) {
      at += lengthOfLineEnd(text, at);
      line++;
    }
    if (cells.some((cell) => cell !== '' && cell.trim() !== '')) yield { line: startLine, cells };
  }
}

function endOfCell(text: string, from: number, delimiterCode: number): number {
  const end = text.length;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === delimiterCode || code === LF || code === CR) break;
    at++;
  }
  return at;
}

const lengthOfLineEnd = (text: string, at: number): number =>
  text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;

function closingQuote(text: string, opening: number, line: number): number {
  let at = opening;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at < 0 || at - opening > MAX_QUOTED_CHARACTERS)
      throw new AppError('import.unclosed-quote', { line });
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
    at++;
  }
}

/** How many line ends the text has; CRLF is one. */
export function lineBreaks(text: string, end = text.length): number {
  let count = 0;
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
