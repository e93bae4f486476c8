// What an import would bring, as four figures: new, changed, as before, not taken.
import { CircleSlash, Equal, FilePlus2, PencilLine } from '@lucide/vue';
import type { ScreenTexts } from '#shared/texts/texts.ts';

interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

const looks = [
  { key: 'created', icon: FilePlus2, tone: 'success' },
  { key: 'updated', icon: PencilLine, tone: 'info' },
  { key: 'unchanged', icon: Equal, tone: 'neutral' },
  { key: 'refused', icon: CircleSlash, tone: 'danger' },
] as const;

export const importFigures = (
  counts: Counts,
  words: Pick<ScreenTexts['actorsImportView']['check'], keyof Counts>,
) => looks.map((look) => ({ ...look, count: counts[look.key], label: words[look.key] }));
