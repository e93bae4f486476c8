// Filing a concern: what may be changed together, and what assigning a department means.
import { nextStates, type Concern, type ConcernState } from '#shared/contract/concern.ts';
import { AppError } from '#shared/errors.ts';

/** Whose it is and what it answers: see link.ts. */
export type Filing = {
  readonly [Key in 'state' | 'type' | 'regions' | 'topics' | 'department' | 'dueOn']?:
    Concern[Key] | undefined;
};

const refused = (path: string, problem: string) =>
  new AppError('input.invalid', { issues: [{ path, problem }] });

/**
 * What is left out stays. Throws `input.invalid` for a state that cannot follow, and for `assigned`
 * to nobody.
 */
export function triage(concern: Concern, filing: Filing): Concern {
  const said = Object.fromEntries(
    Object.entries(filing).filter(([, value]) => value !== undefined),
  ) as Partial<Concern>;
  const filed: Concern = {
    ...concern,
    ...said,
    state: filing.state ?? followingState(concern, filing),
  };
  if (filed.state !== concern.state && !nextStates[concern.state].includes(filed.state))
    throw refused('state', 'not-possible-now');
  if (filed.state === 'assigned' && filed.department === null)
    throw refused('department', 'missing-for-assigned');
  return { ...filed, regions: [...new Set(filed.regions)], topics: [...new Set(filed.topics)] };
}

/**
 * Nobody has to click twice: a department makes a new concern assigned, taking it away makes it new
 * again.
 */
function followingState({ state, department }: Concern, filing: Filing): ConcernState {
  if (filing.department === undefined || filing.department === department) return state;
  if (state === 'new' && filing.department !== null) return 'assigned';
  if (state === 'assigned' && filing.department === null) return 'new';
  return state;
}
