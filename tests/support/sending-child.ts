// A process that sends a delivery with the real store, journal and mail transport, and dies where
// it is told to.
// Arguments: data folder, delivery, where to die ("before:3" = before the third write to the
// journal, "after:3", "never").
import { join } from 'node:path';
import { createBlobFolder } from '#adapters/blob-folder.ts';
import { createJournalFile } from '#adapters/journal-file.ts';
import { openJsonStore } from '#adapters/json-store.ts';
import { mimeComposer } from '#adapters/mime-composer.ts';
import { createSmtpTransport } from '#adapters/smtp-transport.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { createDeliveryEngine } from '#core/deliveries/engine.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Journal } from '#core/ports/journal.ts';
import type { DeliveryId } from '#shared/values.ts';
import { silentLog, testFingerprint } from './steady-machine.ts';

const [folder, id, place] = process.argv.slice(2) as [string, DeliveryId, string];
const [when, number] = place.split(':');
const die = () => {
  process.kill(process.pid, 'SIGKILL');
};

const store = await openJsonStore(folder, { isReadOnly: false });
const journal = createJournalFile(join(folder, 'deliveries'));
let writes = 0;
const mortal: Journal = {
  ...journal,
  async append(delivery, entries) {
    const count = (writes += 1);
    if (when === 'before' && count === Number(number)) die();
    const written = journal.append(delivery, entries);
    // While the disk is busy: some of these bytes may be there.
    if (when === 'during' && count === Number(number)) setImmediate(die);
    await written;
    if (when === 'after' && count === Number(number)) die();
  },
};
const noSecrets = {
  areLasting: false,
  has: () => Promise.resolve(false),
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};
const transport = createSmtpTransport();
const engine = createDeliveryEngine({
  store,
  journal: mortal,
  blobs: createBlobFolder(join(folder, 'blobs')),
  composer: mimeComposer,
  transports: { file: transport, smtp: transport },
  secrets: noSecrets,
  fingerprint: testFingerprint,
  clock: systemClock,
  events: createEventBus(() => undefined),
  log: silentLog,
});
await engine.recover();
process.stdout.write('ready\n');
await engine.start(id);
await engine.idle();
process.stdout.write(`${(await store.deliveries.get(id))!.state}\n`);
