// Which rows of a long list are in the page and where they stand. Each is as high as what it says
// needs; until one was seen it is taken to be one line.
import { computed, watch, type ComponentPublicInstance, type Ref } from 'vue';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/vue-virtual';

interface Rows {
  scroller: Readonly<Ref<HTMLElement | null>>;
  count: () => number;
  /** The row that holds the focus. */
  keptRow: () => number;
  headPx: Readonly<Ref<number>>;
  rowPx: Readonly<Ref<number>>;
}

export function useGridRows({ scroller, count, keptRow, headPx, rowPx }: Rows) {
  const virtual = useVirtualizer(
    computed(() => {
      const kept = keptRow();
      return {
        count: count(),
        overscan: 8,
        getScrollElement: () => scroller.value,
        estimateSize: () => rowPx.value,
        scrollPaddingStart: headPx.value,
        // The row that holds the focus stays in the page, or the keyboard would fall out of the
        // grid while somebody scrolls.
        rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
          const rows = defaultRangeExtractor(range);
          return kept < 0 || kept >= count() || rows.includes(kept)
            ? rows
            : [...rows, kept].sort((a, b) => a - b);
        },
      };
    }),
  );
  watch(rowPx, () => {
    virtual.value.measure();
  });
  /** The reference of a row's element. */
  const measure = (row: Element | ComponentPublicInstance | null): void => {
    if (row instanceof Element) virtual.value.measureElement(row);
  };
  return { virtual, measure };
}
