// How long until the command line has helped and the web host is ready, against starting Node
// itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { applicationRoot } from '#create-app';
import { toBase64 } from '#shared/base64.ts';
import { alternately, figure, type Figure } from './measure.ts';
import { listOf, openOffice } from './sample-data.ts';

const root = applicationRoot();
const run = async (args: string[]) => {
  await once(spawn(process.execPath, args, { stdio: 'ignore', cwd: root }), 'exit');
};
const bareNode = () => run(['-e', '0']);

export async function coldStart(): Promise<Figure[]> {
  const times = await alternately(
    15,
    2,
    () => run([join(root, 'scripts/kiezbrief.mjs'), 'help']),
    bareNode,
  );
  return [
    figure(
      'command line cold start (`kiezbrief help`)',
      '<= 300 ms',
      times,
      '`node -e 0`',
      (median) => median <= 300,
    ),
  ];
}

export async function webHostReady(): Promise<Figure[]> {
  const office = await openOffice();
  try {
    await office.client.actors.import({ file: toBase64(listOf(10_000)) });
    await office.app.close();
    const ready = async () => {
      const start = performance.now();
      const host = spawn(
        process.execPath,
        [join(root, 'out/main/host.js'), '--data', office.data, '--no-open'],
        { stdio: ['ignore', 'pipe', 'inherit'], cwd: root },
      );
      await once(host.stdout, 'data');
      const readyMs = performance.now() - start;
      host.kill();
      await once(host, 'exit');
      return readyMs;
    };
    const times = await alternately(8, 1, ready, bareNode);
    return [
      figure(
        'web host ready with 10,000 actors',
        '<= 800 ms',
        times,
        '`node -e 0`',
        (median) => median <= 800,
      ),
    ];
  } finally {
    await office.close();
  }
}
