// What is suggested for each field of a filing, with the reason in words and what taking it does.
// Pure.
import type { Concern, Suggestion } from '#shared/contract/concern.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { openSuggestions, type Filing } from './filing-steps.ts';

export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly filing: Filing;
}
export type Offers = Readonly<Record<'regions' | 'topics' | 'department', readonly Offer[]>>;

export function offersFor(
  concern: Concern,
  suggestion: Suggestion | undefined,
  lists: Lists,
  { because, becauseCount }: ScreenTexts['concernsView']['filing'],
): Offers {
  if (!suggestion) return { regions: [], topics: [], department: [] };
  const { regions, topics, department } = openSuggestions(concern, suggestion);
  const nameOf = (key: 'regions' | 'topics' | 'departments', id: string) =>
    lists[key].find((entry) => entry.id === id)?.name ?? id;
  return {
    regions: regions.map((one) => ({
      id: one.id,
      name: nameOf('regions', one.id),
      reason: because[one.because],
      filing: { regions: [...concern.regions, one.id] },
    })),
    topics: topics.map((one) => ({
      id: one.id,
      name: nameOf('topics', one.id),
      reason: because[one.because],
      filing: { topics: [...concern.topics, one.id] },
    })),
    department: department
      ? [
          {
            id: department.id,
            name: nameOf('departments', department.id),
            reason:
              department.because === 'earlier'
                ? becauseCount(department.count)
                : because[department.because],
            filing: { department: department.id },
          },
        ]
      : [],
  };
}
