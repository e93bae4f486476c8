// What exactly is sent, made once when a delivery is planned: nothing that is edited later changes
// it.
import type { FrozenContent } from '#core/ports/journal-records.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import type { Sender } from '#shared/contract/sender.ts';
import { compose, type ComposeDeps } from './compose.ts';

/**
 * Merge fields are still in it: see `personalise`. Throws `template.not-found`, `template.broken`,
 * `render.failed`.
 */
export async function freezeContent(
  deps: ComposeDeps,
  bulletin: Bulletin,
  sender: Sender,
): Promise<FrozenContent> {
  const { html, text, images } = await compose(deps, bulletin, sender);
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    subject: bulletin.subject,
    html,
    text,
    language: bulletin.language,
    from: { name: sender.name, address: sender.address },
    replyTo: sender.replyTo,
    hasSubaddressing: sender.hasSubaddressing,
    listId: `kiezbrief.${domain}`,
    images: [...images.values()].map(({ cid, blob, mime, fileName }) => ({
      cid,
      blob,
      mime,
      fileName,
    })),
  };
}
