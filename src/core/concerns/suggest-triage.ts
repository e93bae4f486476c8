// What can be filled in before a person files a concern: the regions of the actor it came from,
// shown as taken from the address book.
// Never its topics: what somebody works on says nothing about what they write of (a theatre
// complains about parking). And never the department that has to answer: a wrong one costs weeks.
import type { Actor } from '#shared/contract/actor.ts';
import type { Concern } from '#shared/contract/concern.ts';

export const suggestTriage = (
  actor: Actor | undefined,
): Pick<Concern, 'regions' | 'topics' | 'department'> => ({
  regions: [...(actor?.regions ?? [])],
  topics: [],
  department: null,
});
