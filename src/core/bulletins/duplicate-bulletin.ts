// A bulletin as the beginning of the next one: everything is kept but its ids and its history. It
// says that it is a copy. Pure.
import type { Ids } from '#core/ports/ids.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Instant } from '#shared/values.ts';

export function duplicateOf(bulletin: Bulletin, ids: Ids, at: Instant): Bulletin {
  const blocks = bulletin.blocks.map((block) => ({ ...block, id: ids.next('blk') }));
  return {
    ...bulletin,
    id: ids.next('bul'),
    revision: 0,
    blocks,
    copyOf: bulletin.subject,
    createdAt: at,
    updatedAt: at,
  };
}
