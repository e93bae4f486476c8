// A cell or a row of a list as it is read, and the greeting it becomes in a mail.
import { readPersonCells, type PersonCells, type PersonRead } from '#core/actors/read-person.ts';
import { mergeValues } from '#core/bulletins/personalise.ts';
import type { Language } from '#shared/values.ts';

/** "bis 31.7." is still to come, "ab 1.8.2026" has begun. */
const today = '2027-05-01';

export const readCells = (cells: Partial<PersonCells>, on = today): PersonRead =>
  readPersonCells(
    { salutation: '', title: '', firstName: '', lastName: '', fullName: '', ...cells },
    on,
  );

export function greeted(
  cells: Partial<PersonCells>,
  { language = 'de', on = today }: { language?: Language; on?: string } = {},
): string {
  const { person } = readCells(cells, on);
  return mergeValues(
    {
      actor: 'Kita Ahorn',
      function: '',
      language,
      ...person,
      salutation: person.salutation ?? 'neutral',
    },
    '',
    language,
  ).anrede;
}

export const nobody = 'Guten Tag';
export const team = 'Guten Tag, liebes Team von „Kita Ahorn“';
