// What a view tells UiGrid about its columns.

export interface GridColumn<Item> {
  key: string;
  label: string;
  /** What the cell shows; the slot `cell-<key>` may draw it instead. */
  text: (row: Item) => string;
  /** A CSS grid track. Default `minmax(0, 1fr)`. */
  width?: string;
  isSortable?: boolean;
  /** The first press puts the greatest first: for days, the newest. */
  startsDescending?: boolean;
  isNumber?: boolean;
  /** Shown only where the grid is at least so wide, in rem. */
  fromWidth?: number;
}
export interface GridSort {
  key: string;
  direction: 'ascending' | 'descending';
}
