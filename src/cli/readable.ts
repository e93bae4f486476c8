// Any reply as text for a person: aligned keys and values, tables for lists of records, blocks for
// long text. Knows no method. Keys stay the contract's own words, because they are what one types
// to change the value.
import type { Texts } from '#shared/texts/texts.ts';
import { safeLine, safeText } from './safe-text.ts';

type Words = Texts['command'];
type Cells = Map<string, string>;

/** Longer values are cut in a table; a single record and `--json` show them whole. */
const MAX_CELL = 60;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * `width`: columns of the terminal, undefined for a pipe, where a table may be as wide as it needs.
 */
export function readable(value: unknown, words: Words, width: number | undefined): string {
  const lines = linesOf(value, words, width);
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

function linesOf(value: unknown, words: Words, width: number | undefined): string[] {
  if (isRecord(value)) return recordLines(value, words, width);
  return isRecordList(value) ? listLines(value, words, width) : [cell(value, words)];
}

function recordLines(
  record: Record<string, unknown>,
  words: Words,
  width: number | undefined,
): string[] {
  const isPage = typeof record['total'] === 'number' && Array.isArray(record['items']);
  const items = isPage ? (record['items'] as unknown[]) : undefined;
  if (items) {
    const lines = listLines(items.filter(isRecord), words, width);
    return [
      ...lines,
      ...(lines.includes('') ? [''] : []),
      words.shown(items.length, record['total'] as number),
    ];
  }

  const short: Cells = new Map();
  const long: string[] = [];
  for (const [path, one] of flat(record)) {
    if (isRecordList(one))
      long.push(
        '',
        `${path} (${one.length})`,
        ...indented(listLines(one, words, width && width - 2)),
      );
    else if (typeof one === 'string' && one.trimEnd().includes('\n'))
      long.push('', path, ...indented(safeText(one.trimEnd()).split('\n')));
    else short.set(path, cell(one, words));
  }
  return [...pairLines(short), ...long];
}

function listLines(
  records: readonly Record<string, unknown>[],
  words: Words,
  width: number | undefined,
): string[] {
  const rows = records.map(
    (record): Cells =>
      new Map(
        flat(record).map(([path, one]) => [
          path,
          shortened(
            Array.isArray(one) && isRecordList(one) ? String(one.length) : cell(one, words),
          ),
        ]),
      ),
  );
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].filter((column) =>
    rows.some((row) => ![undefined, '', words.nothing].includes(row.get(column))),
  );
  const widths = columns.map((column) =>
    Math.max(widthOf(column), ...rows.map((row) => widthOf(row.get(column) ?? ''))),
  );
  const total = widths.reduce((sum, one) => sum + one + 2, -2);
  if (width !== undefined && total > width)
    return records.flatMap((record, index) => [
      ...(index > 0 ? [''] : []),
      ...recordLines(record, words, width),
    ]);
  const line = (cells: string[]) =>
    cells
      .map((text, index) => padded(text, widths[index]!))
      .join('  ')
      .trimEnd();
  return rows.length === 0
    ? []
    : [line(columns), ...rows.map((row) => line(columns.map((column) => row.get(column) ?? '')))];
}

/** Records in records as dotted paths; lists stay whole. */
function flat(record: Record<string, unknown>, prefix = ''): [path: string, value: unknown][] {
  return Object.entries(record).flatMap(([key, value]): [string, unknown][] =>
    isRecord(value) && Object.keys(value).length > 0
      ? flat(value, `${prefix}${safeLine(key)}.`)
      : [[prefix + safeLine(key), value]],
  );
}

export function pairLines(pairs: ReadonlyMap<string, string>): string[] {
  const width = Math.max(0, ...[...pairs.keys()].map(widthOf));
  return [...pairs].map(([key, value]) => `${padded(key, width)}  ${value}`.trimEnd());
}

function cell(value: unknown, words: Words): string {
  if (value === null || value === undefined) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return instant.test(value)
      ? new Date(value).toLocaleString(words.locale, { dateStyle: 'medium', timeStyle: 'medium' })
      : safeLine(value);
  if (Array.isArray(value))
    return value.length === 0 ? words.nothing : value.map((one) => cell(one, words)).join(', ');
  return isRecord(value) && Object.keys(value).length === 0
    ? words.nothing
    : safeLine(JSON.stringify(value));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRecordList = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);
const indented = (lines: readonly string[]) =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));
const shortened = (text: string) =>
  text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1).trimEnd()}…` : text;

let segmenter: Intl.Segmenter | undefined;
// What a reader counts as one sign: "ü" may be two code points.
const widthOf = (text: string): number =>
  /^[\u0020-\u00ff]*$/.test(text)
    ? text.length
    : [...(segmenter ??= new Intl.Segmenter()).segment(text)].length;
const padded = (text: string, width: number) =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
