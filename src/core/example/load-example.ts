// From the example's files to a living office. After each step it is noted what belongs to the
// example, so that a failure or a crash leaves nothing that could not be taken away.
import { exampleSenderId } from '#core/settings/example-sender.ts';
import type { ExampleSource } from '#core/ports/example-source.ts';
import type { ExampleRecord } from '#core/ports/stored-records.ts';
import { toBase64 } from '#shared/base64.ts';
import type { Delivery } from '#shared/contract/delivery.ts';
import { hasCode } from '#shared/errors.ts';
import type { DeliveryId } from '#shared/values.ts';
import type { ExampleDeps } from './example-deps.ts';
import type { LoadingSteps } from './loading-steps.ts';

type Loaded = Awaited<ReturnType<ExampleSource['load']>>;

export async function loadExample(
  deps: ExampleDeps,
  steps: LoadingSteps,
): Promise<{
  actors: number;
  bulletinId: NonNullable<ExampleRecord['bulletin']>['id'];
  deliveryId: DeliveryId | null;
}> {
  const { store, source, office, clock } = deps;
  const parts = await source.load();
  let record = await store.example.put({
    id: 'example',
    revision: 0,
    at: clock.now(),
    actors: [],
    sender: null,
    segment: null,
    bulletin: null,
    deliveryId: null,
  });
  const note = async (part: Partial<ExampleRecord>) => {
    record = await store.example.put({ ...record, ...part });
  };

  steps.reached('actors');
  const { importId } = await office.actors.import({
    file: toBase64(parts.list),
    fileName: parts.listName,
  });
  await note({
    actors: (importId === null ? undefined : await store.imports.get(importId))?.created ?? [],
  });
  steps.reached('sender');
  await note({ sender: await addSender(deps, parts) });
  steps.reached('segment');
  const segment = await office.segments.save({ segment: { ...parts.segment, revision: 0 } });
  await note({ segment: { id: segment.id, revision: segment.revision } });
  steps.reached('bulletin');
  const bulletin = await addBulletin(deps, parts);
  await note({ bulletin: { id: bulletin.id, revision: bulletin.revision } });
  steps.reached('rehearsal');
  const deliveryId = await planRehearsal(deps, bulletin.id, segment.id);
  if (deliveryId !== null) {
    await note({ deliveryId });
    await rehearse(deps, deliveryId, steps);
  }
  return { actors: record.actors.length, bulletinId: bulletin.id, deliveryId };
}

/** One that stayed from the time before is used again and is not the example's to take away. */
async function addSender(
  { office }: ExampleDeps,
  { sender }: Loaded,
): Promise<ExampleRecord['sender']> {
  const { revision, senders } = await office.settings.get({});
  if (senders.some(({ id }) => id === exampleSenderId)) return null;
  const saved = await office.settings.restoreSender({
    revision,
    sender: { ...sender, id: exampleSenderId },
  });
  return saved.senders.find(({ id }) => id === exampleSenderId) ?? null;
}

async function addBulletin({ office }: ExampleDeps, { bulletin, image, imageName }: Loaded) {
  const { subject, language, preheader } = bulletin;
  const added = await office.bulletins.addImage({ file: toBase64(image), fileName: imageName });
  const blocks = bulletin.blocks.map((block) =>
    block.type === 'image' ? { ...block, image: added.image } : block,
  );
  const created = await office.bulletins.create({ subject, language, blocks });
  return office.bulletins.save({ bulletin: { ...created, preheader, senderId: exampleSenderId } });
}

/** null when nobody of the segment may be written to here. */
async function planRehearsal(
  { office }: ExampleDeps,
  bulletinId: Delivery['bulletinId'],
  segmentId: NonNullable<Delivery['segmentId']>,
): Promise<DeliveryId | null> {
  const account = (await office.settings.get({})).accounts.find(({ kind }) => kind === 'file');
  if (!account) return null;
  try {
    return (await office.deliveries.plan({ bulletinId, segmentId, accountId: account.id })).delivery
      .id;
  } catch (error) {
    if (hasCode(error, 'segment.empty')) return null;
    throw error;
  }
}

/** Resolves when it has ended, well or not. */
async function rehearse(
  { office, events }: ExampleDeps,
  id: DeliveryId,
  { during }: LoadingSteps,
): Promise<void> {
  let stopListening = () => {};
  const ended = new Promise<void>((resolve) => {
    stopListening = events.subscribe((name, data) => {
      if (name !== 'deliveries.progressed') return;
      const { deliveryId, state } = data as { deliveryId: DeliveryId; state: Delivery['state'] };
      if (deliveryId === id && state !== 'running' && state !== 'planned') resolve();
    });
  });
  try {
    await office.deliveries.start({ id });
    // One that is over by then need not be ended.
    await during(ended, () => office.deliveries.cancel({ id }).catch(() => undefined));
  } finally {
    stopListening();
  }
}
