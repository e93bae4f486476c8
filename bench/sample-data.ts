// Invented data in any amount for the benchmarks.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationRoot, createApp } from '#create-app';
import { createClient } from '#shared/client.ts';
import type { KiezbriefClient } from '#shared/api.ts';
import type { App } from '#shared/define.ts';
import type { Block } from '#shared/contract/blocks.ts';
import { BlockId } from '#shared/values.ts';

export interface Office {
  app: App;
  client: KiezbriefClient;
  data: string;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const data = await mkdtemp(join(tmpdir(), 'kiezbrief-bench-'));
  const app = await createApp({
    dataFolder: data,
    door: 'test',
    templatesFolder: join(applicationRoot(), 'templates'),
  });
  return {
    app,
    client: createClient(app),
    data,
    close: async () => {
      await app.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const regions = ['Schöneberg Nordost', 'Schöneberg Nordwest', 'Schöneberg Südwest'];
const kinds = ['Kita', 'Schule', 'Verein', 'Initiative'];

/** A list as an office keeps it; every row its own actor. */
export function listOf(rows: number): Buffer {
  const lines = [
    'Einrichtung;Art;Ansprechperson;eMail;Straße;PLZ;Ort;Bezirksregion;Themen;Rechtsgrundlage',
  ];
  for (let row = 1; row <= rows; row += 1) {
    lines.push(
      `Nachbarschaft Nr. ${row};${kinds[row % 4]!};Kim Schäfer ${row};kontakt${row}@verein${row % 5000}.example;Beispielstraße ${row};10827;Berlin;${regions[row % 3]!};Familie, Bildung;Einwilligung`,
    );
  }
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

const sentence =
  'Die Nachbar*innen treffen sich im Stadtteilzentrum und sprechen über sichere Schulwege, Grünflächen und das Sommerfest. ';

/**
 * A bulletin of `sections` sections: heading and text in turn, an event and a button now and then.
 */
function blocksOf(sections: number, sentences = 3): Block[] {
  return Array.from({ length: sections }, (_, position): Block => {
    const id = BlockId.parse(`blk_${position}`);
    if (position % 7 === 5)
      return {
        id,
        type: 'event',
        title: 'Kiezrunde',
        startsAt: '2026-05-12T18:00',
        endsAt: '2026-05-12T20:00',
        place: 'Nachbarschaftszentrum',
        html: '<p>Alle sind willkommen.</p>',
        link: '',
      };
    if (position % 7 === 6)
      return {
        id,
        type: 'button',
        text: `Zur Anmeldung ${position}`,
        link: `https://bezirk.example/anmeldung/${position}`,
      };
    if (position % 2 === 0)
      return { id, type: 'heading', level: 2, text: `Neues aus dem Kiez ${position}` };
    return {
      id,
      type: 'text',
      html: `<p>${sentence.repeat(sentences)}</p><p><a href="https://bezirk.example/${position}">Mehr zum Projekt Nummer ${position}</a></p>`,
    };
  });
}

export async function bulletinOf(client: KiezbriefClient, sections: number, sentences?: number) {
  const { revision } = await client.settings.get({});
  await client.settings.saveSender({
    revision,
    sender: {
      name: 'Regionalkoordination',
      address: 'rk@bezirk.example',
      replyTo: 'rk@bezirk.example',
      organisation: 'Bezirksamt Musterbezirk',
      imprint:
        'Bezirksamt Musterbezirk\nBeispielplatz 1, 10825 Berlin\nVerantwortlich: Kim Beispiel',
      privacyUrl: '',
      hasSubaddressing: true,
    },
  });
  const created = await client.bulletins.create({
    subject: 'Neues für Akteur*innen',
    blocks: blocksOf(sections, sentences),
  });
  return client.bulletins.save({
    bulletin: {
      ...created,
      preheader: 'Termine, Projekte und offene Fragen aus Ihrer Bezirksregion im Überblick',
    },
  });
}
