// Reads a list as far as it is wanted. The contract answers at most 500 at a time: a borough with
// twenty years of weekly bulletins has a thousand.
const largestPage = 500;

interface PageOf<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** `Infinity` = all of it. */
export async function readPages<Item>(
  ask: (page: { offset: number; limit: number }) => Promise<PageOf<Item>>,
  wanted: number,
): Promise<PageOf<Item>> {
  const items: Item[] = [];
  for (;;) {
    const page = await ask({
      offset: items.length,
      limit: Math.min(largestPage, wanted - items.length),
    });
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= Math.min(wanted, page.total))
      return { total: page.total, items };
  }
}
