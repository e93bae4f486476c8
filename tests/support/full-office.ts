// An office that has worked for a while, and every address of the screen in it: for sweeps over all
// views and for pictures.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applicationRoot } from '#adapters/places.ts';
import { toBase64 } from '#shared/base64.ts';
import { createClient } from '#shared/client.ts';
import type { App } from '#shared/define.ts';

/** Name of the view -> the part of the address behind `#`. */
export type Views = Readonly<Record<string, string>>;

export const emptyViews: Views = {
  overview: '/',
  actors: '/adressbuch',
  import: '/adressbuch/import',
  bulletins: '/ausgaben',
  deliveries: '/versand',
  concerns: '/rueckmeldungen',
  settings: '/einstellungen',
};

const settingsSections = [
  'absender',
  'mailkonten',
  'regionen',
  'fachaemter',
  'sperrliste',
  'darstellung',
  'datenordner',
  'sicherungen',
  'ueber',
  'barrierefreiheit',
  'lizenzen',
];

/** Loads the shipped example and lets the four shipped answers come back to it. */
export async function furnish(app: App): Promise<Views> {
  const client = createClient(app);
  const { bulletinId, deliveryId } = await client.example.load({});
  if (deliveryId === null) throw new Error('the example was not rehearsed');
  const { items: envelopes } = await client.deliveries.envelopes({ id: deliveryId, limit: 4 });
  const answers = ['reply', 'bounce', 'unsubscribe', 'out-of-office'];
  let concernId = '';
  for (const [position, name] of answers.entries()) {
    const { address, messageId } = envelopes[position]!;
    const { headers } = await client.deliveries.message({
      id: deliveryId,
      envelopeId: envelopes[position]!.id,
    });
    const token =
      /[a-z2-7]{26}/.exec(
        headers.find((header) => header.name.toLowerCase() === 'list-unsubscribe')?.value ?? '',
      )?.[0] ?? '';
    const answer = (
      await readFile(join(applicationRoot(), 'examples', 'answers', `${name}.eml`), 'utf8')
    )
      .replaceAll('@@MESSAGE-ID@@', messageId)
      .replaceAll('@@TOKEN@@', token)
      .replaceAll('@@ADDRESS@@', address)
      .replaceAll('@@SENDER@@', 'office@bezirk.example')
      .replaceAll('@@SUBJECT@@', 'Neues aus dem Kiez');
    const { concern } = await client.concerns.import({
      file: toBase64(new TextEncoder().encode(answer)),
    });
    if (concern) concernId = concern.id;
  }
  const actorId = envelopes[1]!.actorId;
  return {
    ...emptyViews,
    actor: `/adressbuch/${actorId}`,
    editor: `/ausgaben/${bulletinId}`,
    plan: `/versand/neu/${bulletinId}`,
    delivery: `/versand/${deliveryId}`,
    concern: `/rueckmeldungen/${concernId}`,
    ...Object.fromEntries(
      settingsSections.map((section) => [section, `/einstellungen/${section}`]),
    ),
  };
}
