// Folders of earlier versions kept only a code where a delivery had stopped. They open as they are:
//   * the code becomes a reason without data, in `deliveries.json` and in its backups; what never
//     stopped is untouched
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { durableFile } from '#adapters/durable-file.ts';
import { openJsonStore } from '#adapters/json-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const old = [
  { id: 'dlv_1', revision: 3, state: 'paused', stoppedBy: 'smtp.unreachable' },
  { id: 'dlv_2', revision: 1, state: 'finished', stoppedBy: null },
];
const read = [{ ...old[0]!, stoppedBy: { code: 'smtp.unreachable', data: {} } }, old[1]!];

it('opens a folder of an earlier version, to look at and to work in, and finds it so again', async () => {
  const folder = await temporaryFolder();
  await durableFile({
    path: join(folder, 'deliveries.json'),
    format: 'kiezbrief.deliveries',
    schema: 1,
  }).write(JSON.stringify(old));
  for (const isReadOnly of [true, false, false]) {
    const { deliveries } = await openJsonStore(folder, { isReadOnly });
    expect(await deliveries.list()).toEqual(read);
  }
});

it('restores a backup of an earlier version', async () => {
  const folder = await temporaryFolder();
  const file = durableFile({
    path: join(folder, 'deliveries.json'),
    format: 'kiezbrief.deliveries',
    schema: 1,
  });
  await file.write(JSON.stringify(old));
  await file.write(JSON.stringify([]));
  const { deliveries, backups } = await openJsonStore(folder, { isReadOnly: false });
  const [, earlier] = (await backups.list()).filter((backup) => backup.file === 'deliveries.json');
  await backups.restore('deliveries.json', earlier!.generation);
  expect((await deliveries.list()).map(({ id, stoppedBy }) => [id, stoppedBy])).toEqual(
    read.map(({ id, stoppedBy }) => [id, stoppedBy]),
  );
});
