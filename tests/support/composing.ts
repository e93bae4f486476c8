// Everything composing needs, real (MJML worker, sanitiser, shipped template) but for the store and
// the clock; and bulletins to compose.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { htmlSanitiser } from '#adapters/html-sanitiser.ts';
import { htmlToText } from '#adapters/html-to-text.ts';
import { createMjmlCompiler } from '#adapters/mjml-compiler.ts';
import { createTemplateFolder } from '#adapters/template-folder.ts';
import type { ContentDeps } from '#core/bulletins/content-deps.ts';
import { createEventBus } from '#core/event-bus.ts';
import type { Blobs } from '#core/ports/blobs.ts';
import { Block } from '#shared/contract/blocks.ts';
import { Bulletin } from '#shared/contract/bulletins.ts';
import { Sender } from '#shared/contract/sender.ts';
import { BlobId } from '#shared/values.ts';
import { memoryStore } from './memory-store.ts';
import { countedIds, steadyClock, testFingerprint } from './steady-machine.ts';

const root = new URL('../../', import.meta.url);
export const templatesFolder = fileURLToPath(new URL('templates', root));

export function memoryBlobs(): Blobs {
  const kept = new Map<string, Uint8Array>();
  return {
    put: (bytes) => {
      const id = BlobId.parse(`sha256-${createHash('sha256').update(bytes).digest('hex')}`);
      kept.set(id, bytes);
      return Promise.resolve(id);
    },
    get: (id) => Promise.resolve(kept.get(id)),
  };
}

/** Close `mjml` when done. */
export const composingDeps = (): ContentDeps => ({
  store: memoryStore(),
  blobs: memoryBlobs(),
  mjml: createMjmlCompiler(),
  templates: createTemplateFolder(templatesFolder),
  sanitiser: htmlSanitiser,
  htmlToText,
  fingerprint: testFingerprint,
  ids: countedIds(),
  clock: steadyClock(),
  events: createEventBus((error) => {
    throw error;
  }),
});

export const sampleSender: Sender = Sender.parse({
  id: 'snd_office',
  name: 'Regionalkoordination Schöneberg',
  address: 'regionalkoordination@bezirk.example',
  replyTo: 'antwort@bezirk.example',
  organisation: 'Bezirksamt Musterstadt',
  imprint:
    'Bezirksamt Musterstadt\nRathausplatz 1, 10999 Musterstadt\nTelefon 030 5550-100\nVerantwortlich: Dr. Kim Ağaoğlu',
  privacyUrl: 'https://bezirk.example/datenschutz',
  hasSubaddressing: true,
});

export const saveSender = (deps: ContentDeps, sender: Sender = sampleSender) =>
  deps.store.settings.put({
    id: 'settings',
    revision: 0,
    senders: [sender],
    accounts: [],
    lists: { regions: [], topics: [], departments: [], actorKinds: [] },
  });

type BlockInput = Record<string, unknown> & { type: Block['type'] };
let count = 0;
/** A block of this type with everything a good one needs; `part` overrides. */
export function block(type: Block['type'], part: Record<string, unknown> = {}): Block {
  const good: Record<Block['type'], Record<string, unknown>> = {
    heading: { level: 2, text: 'Termine' },
    text: { html: '<p>Guten Tag aus dem Kiez.</p>' },
    image: { image: null, alt: { kind: 'text', text: 'Ein Platz mit Bäumen' } },
    button: { text: 'Zum Programm des Festes', link: 'https://bezirk.example/fest' },
    event: {
      title: 'Stadtteilfest',
      startsAt: '2027-03-20T15:00',
      endsAt: '2027-03-20T18:00',
      place: 'Rathausplatz',
    },
    divider: {},
  };
  count += 1;
  const input: BlockInput = { id: `blk_t${count}`, type, ...good[type], ...part };
  return Block.parse(input);
}

export const bulletinOf = (blocks: Block[], part: Partial<Bulletin> = {}): Bulletin =>
  Bulletin.parse({
    id: 'bul_test',
    revision: 1,
    subject: 'Neues aus dem Kiez',
    preheader: 'Termine im März und eine Frage an alle Akteur*innen',
    language: 'de',
    templateId: 'tpl_kiezbrief',
    blocks,
    createdAt: '2026-03-01T08:00:00.000Z',
    updatedAt: '2026-03-01T08:00:00.000Z',
    ...part,
  });

export const exampleImage = async (): Promise<Uint8Array> =>
  readFile(new URL('examples/nachbarschaft.png', root));

/** The bulletin the demo sends, its picture already kept. */
export async function exampleBulletin(deps: ContentDeps): Promise<Bulletin> {
  const { subject, preheader, blocks } = JSON.parse(
    await readFile(new URL('examples/bulletin.de.json', root), 'utf8'),
  ) as { subject: string; preheader: string; blocks: BlockInput[] };
  const image = await deps.blobs.put(await exampleImage());
  return bulletinOf(
    blocks.map((one) => Block.parse(one.type === 'image' ? { ...one, image } : one)),
    { subject, preheader },
  );
}

const paragraph =
  '<p>Im Frühjahr treffen sich Akteur*innen, Bürger_innen und Einrichtungen der Bezirksregion, um über Wege, Plätze und <strong>Beteiligung</strong> zu sprechen. ' +
  'Mehr steht im <a href="https://bezirk.example/bericht">Bericht der Regionalkoordination</a>.</p>';

/** Fifteen sections, each a heading, two paragraphs and a button. */
export const longBulletin = (sections = 15): Bulletin =>
  bulletinOf(
    Array.from({ length: sections }, (_none, position) => [
      block('heading', { text: `Abschnitt ${position + 1}` }),
      block('text', { html: paragraph + paragraph }),
      block('button', {
        text: `Zum Bericht, Teil ${position + 1}`,
        link: `https://bezirk.example/bericht/${position + 1}`,
      }),
    ]).flat(),
  );
