// A filing in words, for messages and conflicts: "Zugewiesen · Fachamt: Jugendamt".
import type { Lists } from '#shared/contract/lists.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { dayName } from './concern-dates.ts';
import type { Filing } from './filing-steps.ts';
import type { LinkNames } from './link-names.ts';

export function describeFiling(
  { concerns, concernsView }: ScreenTexts,
  lists: Lists,
  filing: Filing,
  links: LinkNames,
): string {
  const words = concernsView.filing;
  const reader = concernsView.reader;
  const names = (key: 'regions' | 'topics' | 'departments', ids: readonly string[]) =>
    ids.map((id) => lists[key].find((entry) => entry.id === id)?.name ?? id).join(', ') ||
    words.nothing;
  /** What a field was set to, or that it was emptied; nothing where it was left alone. */
  const told = <Value>(
    value: Value | null | undefined,
    none: string,
    named: (it: Value) => string,
  ) => {
    if (value === undefined) return '';
    return value === null ? none : named(value);
  };
  return [
    filing.state && concerns.states[filing.state],
    told(filing.type, concerns.noType, (type) => concerns.types[type]),
    filing.regions && `${words.regions}: ${names('regions', filing.regions)}`,
    filing.topics && `${words.topics}: ${names('topics', filing.topics)}`,
    told(
      filing.department,
      concerns.noDepartment,
      (department) => `${words.department}: ${names('departments', [department])}`,
    ),
    told(filing.dueOn, words.noDue, (day) => `${words.due} ${dayName(day)}`),
    told(
      filing.actorId,
      `${reader.actor}: ${reader.noActor}`,
      () => `${reader.actor}: ${links.actor ?? reader.someone}`,
    ),
    told(
      filing.bulletinId,
      `${reader.bulletin}: ${reader.noBulletin}`,
      () => `${reader.bulletin}: ${links.bulletin ?? reader.someBulletin}`,
    ),
  ]
    .filter(Boolean)
    .join(' · ');
}
