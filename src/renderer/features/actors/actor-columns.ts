// The columns of the address book: on a phone the name, on a wide window everything that
// identifies an organisation.
import type { GridColumn } from '#renderer/ui/grid-column.ts';
import type { Actor } from '#shared/contract/actor.ts';
import type { Lists } from '#shared/contract/lists.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { nameOfContact } from './actor-draft.ts';
import { summariseWriting } from './writing-state.ts';

export function actorColumns(
  lists: Lists,
  words: ScreenTexts['actorsView'],
  isPhone: boolean,
): GridColumn<Actor>[] {
  const kinds = new Map(lists.actorKinds.map(({ id, name }) => [id, name]));
  const regions = new Map(lists.regions.map(({ id, name }) => [id, name]));
  // The name keeps its width: every other column gives way to it, and the status shrinks to its
  // sign.
  const name = isPhone ? 'minmax(0, 1fr)' : 'minmax(min(70%, 18rem), 2.4fr)';
  // Regions differ in their last word: a column that cuts it says nothing.
  return [
    {
      key: 'name',
      label: words.columns.name,
      text: ({ name }) => name,
      width: name,
      isSortable: true,
    },
    {
      key: 'kind',
      label: words.columns.kind,
      text: ({ kind }) => (kind && kinds.get(kind)) ?? '',
      width: 'minmax(7rem, 1.1fr)',
      fromWidth: 48,
    },
    {
      key: 'regions',
      label: words.columns.regions,
      text: (actor) => actor.regions.map((id) => regions.get(id) ?? '').join(', '),
      width: 'minmax(12.75rem, 1.2fr)',
      fromWidth: 68,
    },
    {
      key: 'contacts',
      label: words.columns.contacts,
      text: ({ contacts }) =>
        contacts.map((contact) => nameOfContact(contact, words.sheet.nameless)).join(', '),
      width: 'minmax(0, 1.2fr)',
      fromWidth: 84,
    },
    {
      key: 'changed',
      label: words.columns.changed,
      text: ({ updatedAt }) => words.shortDay(updatedAt),
      width: '7.5rem',
      fromWidth: 54,
      isSortable: true,
      startsDescending: true,
    },
    // On a phone it stands below the name.
    ...(isPhone
      ? []
      : [
          {
            key: 'state',
            label: words.columns.state,
            text: (actor: Actor) => summariseWriting(actor, words).short,
            width: 'minmax(3rem, 11rem)',
          },
        ]),
  ];
}
