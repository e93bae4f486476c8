// What a new data folder starts with: the three Bezirksregionen of the first user and lists a
// borough administration can work with at once. All of it is editable; nothing else in the program
// knows these names.
import type { SettingsRecord } from '#core/ports/stored-records.ts';
import { Lists } from '#shared/contract/lists.ts';
import { MailAccount } from '#shared/contract/mail-account.ts';

type Entries = readonly (readonly [slug: string, name: string])[];

const regions: Entries = [
  ['schoeneberg-nordost', 'Schöneberg Nordost'],
  ['schoeneberg-nordwest', 'Schöneberg Nordwest'],
  ['schoeneberg-suedwest', 'Schöneberg Südwest'],
];

const topics: Entries = [
  ['kinder-und-jugend', 'Kinder und Jugend'],
  ['familie', 'Familie'],
  ['bildung', 'Bildung'],
  ['senior-innen', 'Senior*innen'],
  ['gesundheit', 'Gesundheit'],
  ['inklusion', 'Inklusion'],
  ['integration', 'Integration'],
  ['wohnen-und-nachbarschaft', 'Wohnen und Nachbarschaft'],
  ['soziales', 'Soziales'],
  ['gruen-und-umwelt', 'Grün und Umwelt'],
  ['verkehr', 'Verkehr'],
  ['stadtentwicklung', 'Stadtentwicklung'],
  ['kultur', 'Kultur'],
  ['sport', 'Sport'],
  ['sicherheit', 'Sicherheit'],
  ['wirtschaft', 'Wirtschaft und Gewerbe'],
  ['beteiligung', 'Beteiligung'],
  ['engagement', 'Engagement'],
];

const departments: Entries = [
  ['jugendamt', 'Jugendamt'],
  ['schul-und-sportamt', 'Schul- und Sportamt'],
  ['sozialamt', 'Sozialamt'],
  ['gesundheitsamt', 'Gesundheitsamt'],
  ['stadtentwicklungsamt', 'Stadtentwicklungsamt'],
  ['strassen-und-gruenflaechenamt', 'Straßen- und Grünflächenamt'],
  ['umwelt-und-naturschutzamt', 'Umwelt- und Naturschutzamt'],
  ['ordnungsamt', 'Ordnungsamt'],
  ['amt-fuer-buergerdienste', 'Amt für Bürgerdienste'],
  ['amt-fuer-weiterbildung-und-kultur', 'Amt für Weiterbildung und Kultur'],
  ['wirtschaftsfoerderung', 'Wirtschaftsförderung'],
  ['integrationsbeauftragte', 'Beauftragte*r für Partizipation und Integration'],
  ['gleichstellungsbeauftragte', 'Gleichstellungs- und Frauenbeauftragte'],
  ['bezirkskoordination', 'Bezirkskoordination'],
];

const actorKinds: Entries = [
  ['schule', 'Schule'],
  ['kita', 'Kita'],
  ['verein', 'Verein'],
  ['initiative', 'Initiative'],
  ['traeger', 'Träger'],
  ['nachbarschaftszentrum', 'Nachbarschaftszentrum'],
  ['familienzentrum', 'Familienzentrum'],
  ['jugendfreizeiteinrichtung', 'Jugendfreizeiteinrichtung'],
  ['seniorenfreizeitstaette', 'Seniorenfreizeitstätte'],
  ['religionsgemeinschaft', 'Religionsgemeinschaft'],
  ['bibliothek', 'Bibliothek'],
  ['beratungsstelle', 'Beratungsstelle'],
  ['quartiersmanagement', 'Quartiersmanagement'],
  ['wohnungsunternehmen', 'Wohnungsunternehmen'],
  ['gewerbe', 'Gewerbe'],
  ['anwohner-in', 'Anwohner*in'],
  ['fachamt', 'Fachamt'],
];

const withPrefix = (prefix: string, entries: Entries) =>
  entries.map(([slug, name]) => ({ id: `${prefix}_${slug}`, name }));

/**
 * Not stored until somebody saves, hence revision 0. No sender: an invented one could be sent with.
 */
export const defaultSettings = (): SettingsRecord => ({
  id: 'settings',
  revision: 0,
  senders: [],
  accounts: [MailAccount.parse({ id: 'acc_probeversand', name: 'Probeversand', kind: 'file' })],
  lists: Lists.parse({
    regions: withPrefix('reg', regions),
    topics: withPrefix('top', topics),
    departments: withPrefix('dep', departments),
    actorKinds: withPrefix('kin', actorKinds),
  }),
});
