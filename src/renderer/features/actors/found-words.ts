// Why a row of the address book was found, where the row does not show it. Pure.
import type { GridColumn } from '#renderer/ui/grid-column.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { FoundPlace } from '#shared/contract/actor-filter.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

/** A column that begins with these words shows them, however narrow it is. */
export function foundWords(
  actor: Actor,
  places: readonly FoundPlace[],
  columns: readonly Pick<GridColumn<Actor>, 'key' | 'text'>[],
  words: ScreenTexts['actorsView']['foundIn'],
): string {
  const isShown = ({ field, text }: FoundPlace) =>
    columns.some((column) => column.key === field && column.text(actor).startsWith(text));
  return places
    .filter((place) => !isShown(place))
    .map(({ field, text }) => words[field](text))
    .join(', ');
}
