// Two versions of one actor, field by field, in words a person can choose by. Pure.
import type { Lists } from '#shared/contract/lists.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { nameOfContact, type ActorDraft, type ContactDraft } from './actor-draft.ts';

export interface Difference {
  id: string;
  field: string;
  mine: string;
  theirs: string;
}

const named = (entries: readonly { id: string; name: string }[], ids: readonly (string | null)[]) =>
  ids
    .map((id) => entries.find((entry) => entry.id === id)?.name ?? '')
    .filter(Boolean)
    .join(', ');

type Rows = readonly (readonly [field: string, value: string])[];

function rowsOf(
  draft: ActorDraft,
  lists: Lists,
  { sheet }: ScreenTexts['actorsView'],
  { levels }: ScreenTexts['actors'],
): Rows {
  const { street, postalCode, city } = draft.address;
  return [
    [sheet.name, draft.name],
    [sheet.kind, named(lists.actorKinds, [draft.kind])],
    [sheet.level, levels[draft.level]],
    [sheet.regions, named(lists.regions, draft.regions)],
    [sheet.topics, named(lists.topics, draft.topics)],
    [sheet.department, named(lists.departments, [draft.department])],
    [sheet.address, [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', ')],
    [sheet.website, draft.website],
  ];
}

function contactRowsOf(
  contact: ContactDraft,
  { contact: words }: ScreenTexts['actorsView'],
  { salutations, states, legalBases }: ScreenTexts['actors'],
): Rows {
  return [
    [words.function, contact.function],
    [words.salutation, salutations[contact.salutation]],
    [words.title, contact.title],
    [words.firstName, contact.firstName],
    [words.lastName, contact.lastName],
    [words.email, contact.email],
    [words.phone, contact.phone],
    [words.language, words.languages[contact.language]],
    [
      words.legalBasis,
      contact.basis === ''
        ? ''
        : words.basisLine(legalBases[contact.basis], contact.source, contact.givenOn),
    ],
    [words.wording, contact.wording],
    [words.restricted, states[contact.state]],
  ];
}

export function compareDrafts(
  mine: ActorDraft,
  theirs: ActorDraft,
  lists: Lists,
  texts: ScreenTexts,
): Difference[] {
  const words = texts.actorsView;
  const found = differing(
    '',
    rowsOf(mine, lists, words, texts.actors),
    rowsOf(theirs, lists, words, texts.actors),
  );
  const others = new Map(theirs.contacts.map((contact) => [contact.id, contact] as const));
  const known = new Set(mine.contacts.map(({ id }) => id));
  const nameOf = (contact: ContactDraft) => nameOfContact(contact, words.sheet.nameless);
  for (const contact of mine.contacts) {
    const other = contact.id && others.get(contact.id);
    if (other)
      found.push(
        ...differing(
          nameOf(contact),
          contactRowsOf(contact, words, texts.actors),
          contactRowsOf(other, words, texts.actors),
          words,
        ),
      );
    else
      found.push({
        id: contact.key,
        field: nameOf(contact),
        mine: words.conflict.present,
        theirs: '',
      });
  }
  for (const contact of theirs.contacts)
    if (!known.has(contact.id))
      found.push({
        id: contact.key,
        field: nameOf(contact),
        mine: '',
        theirs: words.conflict.present,
      });
  return found;
}

function differing(
  owner: string,
  mine: Rows,
  theirs: Rows,
  words?: ScreenTexts['actorsView'],
): Difference[] {
  return mine.flatMap(([field, value], at) => {
    const other = theirs[at]![1];
    return value.trim() === other.trim()
      ? []
      : [
          {
            id: `${owner}/${field}`,
            field: words ? words.conflict.contact(owner, field) : field,
            mine: value,
            theirs: other,
          },
        ];
  });
}
