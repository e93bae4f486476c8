// The words of a line a finding speaks of, as they are written.
import type { Token } from './text-tokens.ts';

const longest = 80;

/** From one token to the one before `to`; of a long piece its end, where the date stands. */
export function quoted(line: string, tokens: readonly Token[], from: number, to: number): string {
  const isBracketOpen =
    tokens.slice(from, to).findLastIndex(({ text }) => text === '(') >
    tokens.slice(from, to).findLastIndex(({ text }) => text === ')');
  const last = isBracketOpen ? tokens.slice(to, to + 2).findIndex(({ text }) => text === ')') : -1;
  const text = line.slice(tokens[from]?.at ?? 0, tokens[to + last]?.end ?? line.length);
  return text.length <= longest ? text : `… ${text.slice(-longest).trimStart()}`;
}
