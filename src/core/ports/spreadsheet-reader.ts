// Reads an address list as Excel writes it.

export interface Table {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: ';' | ',' | '\t';
  readonly header: readonly string[];
  /** `line` is where the row begins in the file; the first line is 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Reads a list as Excel writes it. Throws `import.*`, each with the line where it is about one, and
 * whatever `onRows` throws: it is told every few milliseconds how many rows are read, and waited
 * for.
 */
export interface SpreadsheetReader {
  read(
    bytes: Uint8Array,
    fileName: string,
    onRows?: (rows: number) => Promise<void>,
  ): Promise<Table>;
}
