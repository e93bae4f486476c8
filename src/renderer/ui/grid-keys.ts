// Where the keyboard leads inside a grid (ARIA Authoring Practices, grid). Row -1 is the header.

export interface GridPlace {
  row: number;
  column: number;
}
export interface GridSize {
  rows: number;
  columns: number;
  rowsPerPage: number;
}
interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The place a key leads to, kept inside the grid; nothing if the key is not for moving. */
export function placeAfter(
  press: Press,
  { row, column }: GridPlace,
  { rows, columns, rowsPerPage }: GridSize,
): GridPlace | undefined {
  const isFar = press.ctrlKey || press.metaKey;
  const targets: Record<string, GridPlace> = {
    ArrowUp: { row: isFar ? 0 : row - 1, column },
    ArrowDown: { row: isFar ? rows - 1 : row + 1, column },
    ArrowLeft: { row, column: isFar ? 0 : column - 1 },
    ArrowRight: { row, column: isFar ? columns - 1 : column + 1 },
    PageUp: { row: Math.max(0, row - rowsPerPage), column },
    PageDown: { row: row + rowsPerPage, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? rows - 1 : row, column: columns - 1 },
  };
  const target = Object.hasOwn(targets, press.key) ? targets[press.key] : undefined;
  return (
    target && {
      row: Math.max(-1, Math.min(rows - 1, target.row)),
      column: Math.max(0, Math.min(columns - 1, target.column)),
    }
  );
}
