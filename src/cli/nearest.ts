// "Did you mean ...?": the known word that a mistyped one most probably stands for.

/**
 * Undefined when nothing is near: at most one slip per three letters, so that a suggestion is a
 * help and not a guess.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase().slice(0, 100);
  let best: { text: string; slips: number } | undefined;
  for (const text of known) {
    const slips = slipsBetween(wanted, text.toLowerCase());
    if (slips <= Math.max(1, Math.floor(wanted.length / 3)) && (!best || slips < best.slips))
      best = { text, slips };
  }
  return best?.text;
}

/** Letters left out, added, mistaken or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let slips = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        slips = Math.min(slips, beforeLast[column - 2]! + 1);
      current.push(slips);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length]!;
}
