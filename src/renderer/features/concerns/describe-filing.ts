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
  return [
    filing.state && concerns.states[filing.state],
    filing.type !== undefined &&
      (filing.type === null ? concerns.noType : concerns.types[filing.type]),
    filing.regions && `${words.regions}: ${names('regions', filing.regions)}`,
    filing.topics && `${words.topics}: ${names('topics', filing.topics)}`,
    filing.department !== undefined &&
      (filing.department === null
        ? concerns.noDepartment
        : `${words.department}: ${names('departments', [filing.department])}`),
    filing.dueOn !== undefined &&
      (filing.dueOn === null ? words.noDue : `${words.due} ${dayName(filing.dueOn)}`),
    filing.actorId !== undefined &&
      `${reader.actor}: ${filing.actorId === null ? reader.noActor : (links.actor ?? reader.someone)}`,
    filing.bulletinId !== undefined &&
      `${reader.bulletin}: ${filing.bulletinId === null ? reader.noBulletin : (links.bulletin ?? reader.someBulletin)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
