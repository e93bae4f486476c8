// How deep lists and objects may lie inside each other. Whatever walks a value calls itself once
// per level, so depth is looked at first, without recursion.
import { AppError } from './errors.ts';

/** The deepest thing a person makes, a rule of groups inside groups, needs about ten. */
export const MAX_NESTING = 64;

export function isNestedTooDeep(value: unknown, limit = MAX_NESTING): boolean {
  const waiting: unknown[] = [value];
  const levels: number[] = [1];
  while (waiting.length > 0) {
    const current = waiting.pop();
    const level = levels.pop() ?? 0;
    if (typeof current !== 'object' || current === null) continue;
    if (level > limit) return true;
    for (const part of Object.values(current)) {
      if (typeof part !== 'object' || part === null) continue;
      waiting.push(part);
      levels.push(level + 1);
    }
  }
  return false;
}

/**
 * `input.invalid` with the field it lies in; nothing for an input that may go on. Doors ask before
 * they copy an input, the domain asks again.
 */
export function refusalOfDepth(input: unknown): AppError | undefined {
  if (!isNestedTooDeep(input)) return undefined;
  const [path = ''] =
    Object.entries(input as object).find(([, part]) => isNestedTooDeep(part, MAX_NESTING - 1)) ??
    [];
  return new AppError('input.invalid', {
    issues: [{ path: path.slice(0, 100), problem: 'too-deep' }],
  });
}
