// Sending personalised mails of 30 kB, journal durable, against a plain nodemailer pool loop with
// the same bodies and the same server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import nodemailer from 'nodemailer';
import { toBase64 } from '#shared/base64.ts';
import { type Figure, figure, timed } from './measure.ts';
import { bulletinOf, listOf, openOffice, type Office } from './sample-data.ts';

const MAILS = 400;
const TURNS = 5;

/** In its own process, so that receiving does not take time from sending. */
async function startSink(): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [new URL('./mail-sink.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, port: Number(line.toString()) };
}

export async function sending(): Promise<Figure[]> {
  const sink = await startSink();
  const office = await openOffice();
  try {
    const bulletin = await bulletinOf(office.client, 15, 17);
    const { html, text } = await office.client.bulletins.render({ id: bulletin.id });
    await office.client.actors.import({ file: toBase64(listOf(MAILS)) });
    const segment = await office.client.segments.save({
      segment: { revision: 0, name: 'Alle', rule: { type: 'all', rules: [] } },
    });
    const figures: Figure[] = [];
    for (const connections of [1, 4]) {
      const accountId = await account(office, sink.port, connections);
      const ours: number[] = [];
      const baseline: number[] = [];
      for (let turn = 0; turn <= TURNS; turn += 1) {
        const {
          delivery: { id },
        } = await office.client.deliveries.plan({
          bulletinId: bulletin.id,
          segmentId: segment.id,
          accountId,
        });
        const mine = async () =>
          timed(async () => {
            await office.client.deliveries.start({ id });
            await office.app.idle();
          });
        const theirs = async () => timed(() => poolLoop(sink.port, connections, html, text));
        const [first, second] =
          turn % 2 === 0 ? [await mine(), await theirs()] : [await theirs(), await mine()];
        if (turn === 0) continue;
        ours.push(turn % 2 === 0 ? first : second);
        baseline.push(turn % 2 === 0 ? second : first);
        const { figures: sent } = await office.client.deliveries.get({ id });
        if (sent.accepted !== MAILS) throw new Error(`only ${sent.accepted} of ${MAILS} accepted`);
      }
      const one = figure(
        `${MAILS} mails of ${(html.length / 1000).toFixed(0)} kB over ${connections} connection${connections > 1 ? 's' : ''}`,
        'speed >= 1.0x the pool',
        { ours, baseline },
        'nodemailer pool',
        (_m, _p, ratio) => ratio <= 1,
      );
      figures.push({
        ...one,
        name: `${one.name} (${Math.round((MAILS / one.medianMs) * 1000)} mails/s, ${(1 / one.ratio).toFixed(2)}x the pool)`,
      });
    }
    return figures;
  } finally {
    await office.close();
    sink.child.kill();
  }
}

async function account(office: Office, port: number, connections: number) {
  const { revision } = await office.client.settings.get({});
  const settings = await office.client.settings.saveAccount({
    revision,
    account: {
      kind: 'smtp',
      name: `Bench ${connections}`,
      host: '127.0.0.1',
      port,
      security: 'none',
      pace: { perMinute: 0, connections },
    },
  });
  return settings.accounts.at(-1)!.id;
}

async function poolLoop(
  port: number,
  connections: number,
  html: string,
  text: string,
): Promise<void> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  await Promise.all(
    Array.from({ length: MAILS }, (_, number) =>
      pool.sendMail({
        from: 'rk@bezirk.example',
        to: `kontakt${number}@verein.example`,
        subject: 'Neues für Akteur*innen',
        html: html.replace('Guten Tag', `Guten Tag ${number}`),
        text: text.replace('Guten Tag', `Guten Tag ${number}`),
      }),
    ),
  );
  pool.close();
}
