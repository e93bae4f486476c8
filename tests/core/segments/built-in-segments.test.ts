// What the segments that are there from the start promise, on the whole program:
//   * everyone, and one segment per region, can be chosen in a new data folder already
//   * they follow the list of regions: added, renamed and removed there means here as well
//   * they are looked at, prepared, planned and sent to like saved ones, and named in the language
//     of who asks
//   * they cannot be changed, removed or put in place of; copying them makes an own one
//   * an own segment without a condition means everyone
import { expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import { RegionId, SegmentId } from '#shared/values.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { openTestApp } from '#tests/support/test-app.ts';

const all = SegmentId.parse('seg_all');
const nordost = SegmentId.parse('seg_region-schoeneberg-nordost');

async function office() {
  const app = await openTestApp();
  const client = createClient(app);
  const names = async (language: 'de' | 'en' = 'de') =>
    (await client.segments.list({ language })).items.map(({ name, isBuiltIn }) =>
      isBuiltIn ? name : `own ${name}`,
    );
  const changeRegions = async (
    change: (
      regions: readonly { id: RegionId; name: string }[],
    ) => { id: RegionId; name: string }[],
  ) => {
    const { revision, lists } = await client.settings.get({});
    await client.settings.saveLists({ revision, lists: { regions: change(lists.regions) } });
  };
  return { client, names, changeRegions };
}

const regionNames = ['Schöneberg Nordost', 'Schöneberg Nordwest', 'Schöneberg Südwest'];

it('are there in a new folder, before those that were saved', async () => {
  const { client, names } = await office();
  expect(await names()).toEqual(['Alle', ...regionNames]);
  expect(await names('en')).toEqual(['Everyone', ...regionNames]);
  await client.segments.save({
    segment: { revision: 0, name: 'Kitas', rule: { type: 'all', rules: [] } },
  });
  expect(await names()).toEqual(['Alle', ...regionNames, 'own Kitas']);
  const page = await client.segments.list({ offset: 3, limit: 2 });
  expect([page.total, ...page.items.map(({ name }) => name)]).toEqual([
    5,
    'Schöneberg Südwest',
    'Kitas',
  ]);
});

it('follow the list of regions', async () => {
  const { client, names, changeRegions } = await office();
  // As long as an id can be.
  const long = RegionId.parse(`reg_${'w'.repeat(64)}`);
  await changeRegions((regions) => [
    ...regions.map((one, at) => (at === 0 ? { ...one, name: 'Schöneberg Ost' } : one)),
    { id: long, name: 'Wedding' },
  ]);
  expect(await names()).toEqual(['Alle', 'Schöneberg Ost', ...regionNames.slice(1), 'Wedding']);
  expect(await client.segments.get({ id: nordost })).toMatchObject({
    name: 'Schöneberg Ost',
    isBuiltIn: true,
  });
  const wedding = (await client.segments.list({})).items.at(-1)!.id;
  expect((await client.segments.preview({ id: wedding })).sentence).toBe(
    'Alle Ansprechpersonen, die zur Bezirksregion Wedding gehören.',
  );
  // Being there keeps nobody from removing the region.
  await changeRegions((regions) => regions.slice(1));
  await expect(client.segments.get({ id: nordost })).rejects.toMatchObject({
    code: 'segment.not-found',
  });
  await expect(client.segments.preview({ id: nordost })).rejects.toMatchObject({
    code: 'segment.not-found',
  });
});

it.each([
  [all, 'Alle', 'Everyone'],
  [nordost, 'Schöneberg Nordost', 'Schöneberg Nordost'],
])('%s is prepared, planned and sent to', async (segmentId, german, english) => {
  const { client } = await office();
  const { bulletinId, rehearsal: accountId } = await readyOffice(client);
  expect(await client.segments.preview({ id: segmentId })).toMatchObject({ included: 4 });
  expect(await client.deliveries.prepare({ bulletinId, segmentId, accountId })).toMatchObject({
    segmentName: german,
    count: 4,
    obstacles: [],
  });
  expect(
    await client.deliveries.prepare({ bulletinId, segmentId, accountId, language: 'en' }),
  ).toMatchObject({ segmentName: english });
  const { delivery } = await client.deliveries.plan({ bulletinId, segmentId, accountId });
  expect(delivery).toMatchObject({ segmentId, segmentName: german, envelopeCount: 4 });
  await client.deliveries.start({ id: delivery.id });
  expect(await client.deliveries.prepare({ bulletinId, segmentId, accountId })).toMatchObject({
    last: { count: 4, isSameBulletin: true },
  });
});

it('stay as they are, and a copy is an own one', async () => {
  const { client, names } = await office();
  const refused = { code: 'segment.built-in' };
  for (const id of [all, nordost, SegmentId.parse('seg_region-noch-keine')]) {
    const segment = { id, revision: 0, name: 'Andere', rule: { type: 'any' as const, rules: [] } };
    await expect(client.segments.save({ segment })).rejects.toMatchObject(refused);
    await expect(client.segments.remove({ id, revision: 0 })).rejects.toMatchObject(refused);
    await expect(client.segments.restore({ segment })).rejects.toMatchObject(refused);
  }
  const { name, rule } = await client.segments.get({ id: nordost });
  const copy = await client.segments.save({
    segment: { revision: 0, name: `${name} (Kopie)`, rule },
  });
  expect(await names()).toEqual(['Alle', ...regionNames, 'own Schöneberg Nordost (Kopie)']);
  await client.segments.remove({ id: copy.id, revision: copy.revision });
  expect(await names()).toEqual(['Alle', ...regionNames]);
});

it('an own one without a condition means everyone', async () => {
  const { client } = await office();
  await readyOffice(client);
  const { id } = await client.segments.save({
    segment: { revision: 0, name: 'Wirklich alle', rule: { type: 'all', rules: [] } },
  });
  expect(await client.segments.preview({ id })).toMatchObject({
    sentence: 'Alle Ansprechpersonen.',
    included: 4,
  });
});
