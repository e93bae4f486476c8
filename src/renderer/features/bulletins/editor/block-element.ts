// The card of a block on the page, and where a person goes on in it.
import type { BlockId } from '#shared/values.ts';

export const blockElement = (id: BlockId): HTMLElement | null =>
  document.getElementById(`block-${id}`);
/** Tools may stand before the field they belong to. */
export const firstField = (card: HTMLElement | null) =>
  card?.querySelector<HTMLElement>(
    '.work :is([data-first-field], input:not([type=file], [type=radio]), textarea, [contenteditable=true], select)',
  );

export function questionAbout(card: HTMLElement | null): void {
  card?.querySelector<HTMLElement>('[type=radio]')?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}
