// A content that must not be lost becomes a bulletin of its own.
import type { KiezbriefClient } from '#shared/api.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { copyOf, type Content } from './content.ts';

export async function saveAsNew(client: KiezbriefClient, content: Content): Promise<Bulletin> {
  const { subject, preheader, language, templateId, senderId } = content;
  const { id, revision } = await client.bulletins.create({ subject, templateId, language });
  return client.bulletins.save({
    bulletin: {
      id,
      revision,
      subject,
      preheader,
      language,
      templateId,
      senderId,
      blocks: content.blocks.map(copyOf),
    },
  });
}
