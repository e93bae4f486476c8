// One save at 10,000 actors, durable, against writing the same bytes with one fsync and nothing
// else.
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toBase64 } from '#shared/base64.ts';
import { alternately, figure, type Figure } from './measure.ts';
import { listOf, openOffice } from './sample-data.ts';

export async function save(): Promise<Figure[]> {
  const office = await openOffice();
  try {
    await office.client.actors.import({ file: toBase64(listOf(10_000)) });
    let actor = (await office.client.actors.list({ limit: 1 })).items[0]!;
    const { size } = await stat(join(office.data, 'actors.json'));
    const bytes = Buffer.alloc(size, 97);
    const bareWrite = async () => {
      const file = await open(join(office.data, 'bare'), 'w');
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
    };
    const times = await alternately(
      30,
      5,
      async (turn) => {
        actor = await office.client.actors.save({
          actor: { ...actor, website: `https://verein.example/${turn}` },
        });
      },
      bareWrite,
    );
    return [
      figure(
        `one save at 10,000 actors (${(size / 1e6).toFixed(1)} MB)`,
        '<= 80 ms',
        times,
        'bare write + fsync of the same bytes',
        (median) => median <= 80,
      ),
    ];
  } finally {
    await office.close();
  }
}
