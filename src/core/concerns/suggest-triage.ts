// What can be filled in before a person files a concern: regions and topics of the actor it came from. Which department has to answer is
// never guessed: a wrong one costs weeks.
import type { Actor } from '#shared/contract/actors.ts';
import type { Concern } from '#shared/contract/concerns.ts';

export const suggestTriage = (actor: Actor | undefined): Pick<Concern, 'regions' | 'topics' | 'department'> =>
  ({ regions: [...actor?.regions ?? []], topics: [...actor?.topics ?? []], department: null });
