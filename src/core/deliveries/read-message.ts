// The mail exactly as one person got it, or will get it: rebuilt from what was frozen, by the same
// builder that sends.
import { inlineImages } from '#core/bulletins/inline-images.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { deliveries } from '#shared/contract/deliveries.ts';
import type { Output } from '#shared/define.ts';
import { AppError } from '#shared/errors.ts';
import type { DeliveryId, EnvelopeId } from '#shared/values.ts';
import { createMailBuilder } from './build-mail.ts';

interface MessageDeps {
  readonly journal: Journal;
  readonly blobs: Blobs;
  readonly clock: Clock;
}

/** Throws `envelope.not-found`. Images that are not there any more are left out. */
export async function readMessage(
  { journal, blobs, clock }: MessageDeps,
  id: DeliveryId,
  envelopeId: EnvelopeId,
): Promise<Output<typeof deliveries.message>> {
  const [content, envelopes, entries] = await Promise.all([
    journal.content(id),
    journal.envelopes(id),
    journal.entries(id),
  ]);
  const envelope = envelopes.find((one) => one.id === envelopeId);
  if (!envelope) throw new AppError('envelope.not-found', { id: envelopeId });
  const attempt = entries.findLast(
    (entry) => entry.type === 'attempted' && entry.envelopeId === envelopeId,
  );
  const date = attempt?.type === 'attempted' ? attempt.at : null;
  const { draft } = createMailBuilder(content, [])(envelope, date ?? clock.now());
  const images = await Promise.all(
    content.images.map(async ({ cid, mime, blob }) => ({
      cid,
      mime,
      bytes: await blobs.get(blob),
    })),
  );
  return {
    from: draft.from,
    to: draft.to,
    replyTo: draft.replyTo,
    subject: draft.subject,
    messageId: draft.messageId,
    date,
    text: draft.text,
    headers: [
      {
        name: 'List-Id',
        value: `${draft.list.name === '' ? '' : `"${draft.list.name}" `}<${draft.list.id}>`,
      },
      ...draft.headers.map(([name, value]) => ({ name, value })),
    ],
    html: inlineImages(
      draft.html,
      images.flatMap(({ cid, mime, bytes }) => (bytes ? [{ cid, mime, bytes }] : [])),
    ),
  };
}
