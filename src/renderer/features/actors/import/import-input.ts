// What is asked of the program for one list: its columns, the legal basis and what is the same in
// every row. Pure.
import type { LegalBasis, Level } from '#shared/contract/actor.ts';
import type { ImportField } from '#shared/contract/actor-import.ts';
import type { ActorKindId, RegionId } from '#shared/values.ts';
import { instantOf } from '#renderer/features/actors/calendar-day.ts';

export interface BasisChoice {
  basis: LegalBasis['basis'] | 'later';
  source: string;
  since: string;
}
export interface RowDefaults {
  kind: ActorKindId[];
  regions: RegionId[];
  level: Level;
}

/** A basis without a source proves nothing: it is asked for later. */
function legalBasisOf({ basis, source, since }: BasisChoice): LegalBasis | undefined {
  return basis === 'later' || source.trim() === ''
    ? undefined
    : { basis, proof: { wording: '', source, at: instantOf(since) } };
}

export function importInput(
  { name, content }: { readonly name: string; readonly content: string },
  fields: readonly ImportField[],
  basis: BasisChoice,
  { kind: [kind], regions, level }: RowDefaults,
) {
  const legalBasis = legalBasisOf(basis);
  return {
    file: content,
    fileName: name,
    columns: [...fields],
    ...(legalBasis && { legalBasis }),
    defaults: { level, ...(kind && { kind }), ...(regions.length > 0 && { regions }) },
  };
}
