// The segments that are there from the start: everyone, and one per region. Worked out from the
// lists, so a region that is renamed or removed is followed. Nothing of them is stored.
import type { Store } from '#core/ports/store.ts';
import { loadSettings } from '#core/settings/load-settings.ts';
import type { ListedSegment } from '#shared/contract/segments.ts';
import type { Lists } from '#shared/contract/lists.ts';
import { AppError } from '#shared/errors.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { SegmentId, type Language, type RegionId } from '#shared/values.ts';

const everyone = SegmentId.parse('seg_all');
const regionPrefix = 'seg_region-';
const segmentOfRegion = (id: RegionId): SegmentId =>
  SegmentId.parse(`${regionPrefix}${id.slice('reg_'.length)}`);

/**
 * No own segment may have such an id, whether there is such a region or not: one day there may be.
 */
export const isBuiltInId = (id: SegmentId): boolean =>
  id === everyone || id.startsWith(regionPrefix);

/** Everyone first, then the regions in the order of their list. */
export function builtInSegments(
  { regions }: Pick<Lists, 'regions'>,
  language: Language,
): ListedSegment[] {
  const shared = { revision: 0, isBuiltIn: true };
  return [
    {
      ...shared,
      id: everyone,
      name: textsFor(language).segments.everyoneName,
      rule: { type: 'all', rules: [] },
    },
    ...regions.map(({ id, name }): ListedSegment => ({
      ...shared,
      id: segmentOfRegion(id),
      name,
      rule: { type: 'region', in: [id] },
    })),
  ];
}

/** One that was built in or that somebody saved. Throws `segment.not-found`. */
export async function findSegment(
  store: Pick<Store, 'segments' | 'settings'>,
  id: SegmentId,
  language: Language,
): Promise<ListedSegment> {
  const segment = isBuiltInId(id)
    ? builtInSegments((await loadSettings(store)).lists, language).find((one) => one.id === id)
    : await store.segments.get(id);
  if (!segment) throw new AppError('segment.not-found', { id });
  return { isBuiltIn: false, ...segment };
}
