// What people can rely on when the disk fills up while a delivery goes out, with the real program
// on real files:
//   * sending stops at once; nobody is written to whose mail could not be written down
//   * the next start says that the disk was full, that nobody gets anything twice and what to do,
//     in German and English
//   * with room again, going on reaches everybody once; whoever may have the mail waits for a
//     person
import { expect, it, onTestFinished } from 'vitest';
import { nodeFileSystem, type FileSystem, type OpenFile } from '#adapters/file-system.ts';
import { nextSteps } from '#renderer/features/overview/next-steps.ts';
import { createClient } from '#shared/client.ts';
import { stopWords } from '#shared/texts/stop-words.ts';
import { textsFor } from '#shared/texts/catalogue.ts';
import { readyOffice } from '#tests/support/ready-office.ts';
import { accepted, scriptedTransport } from '#tests/support/sending-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { openTestAppAt } from '#tests/support/test-app.ts';

/**
 * While it is full nothing grows; what is there can be read, renamed, removed and written over in
 * place.
 */
function smallDisk(): FileSystem & { isFull: boolean } {
  const full = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
  const disk = {
    ...nodeFileSystem,
    isFull: false,
    mkdir: (path: string) => (disk.isFull ? full() : nodeFileSystem.mkdir(path)),
    async open(path: string, flags: Parameters<FileSystem['open']>[1]): Promise<OpenFile> {
      const file = await nodeFileSystem.open(path, flags);
      return {
        writeFile: (data) => (disk.isFull && flags !== 'r+' ? full() : file.writeFile(data)),
        sync: () => file.sync(),
        datasync: () => file.datasync(),
        truncate: (length) => file.truncate(length),
        close: () => file.close(),
      };
    },
  };
  return disk;
}

const PEOPLE = 6;

it.each([1, 2, 3, 5])(
  'full at mail %i: it stops, the next start says why, and going on reaches everybody once',
  async (number) => {
    const dataFolder = await temporaryFolder();
    const disk = smallDisk();
    const smtp = scriptedTransport((_mail, _count, total) => {
      if (total === number) disk.isFull = true;
      return accepted;
    });
    const open = () => openTestAppAt(dataFolder, { smtp, disk });
    const first = await open();
    const client = createClient(first);
    const {
      bulletinId,
      segmentId,
      smtp: accountId,
    } = await readyOffice(client, { people: PEOPLE });
    const {
      delivery: { id },
    } = await client.deliveries.plan({ bulletinId, segmentId, accountId });
    await client.deliveries.start({ id });
    await first.idle();
    expect(smtp.sent).toHaveLength(number);
    await first.close();

    disk.isFull = false;
    const next = await open();
    onTestFinished(() => next.close());
    const again = createClient(next);
    expect(await again.deliveries.get({ id })).toMatchObject({
      delivery: { state: 'paused', stoppedBy: { code: 'store.full' } },
      figures: { accepted: number - 1, unclear: 1, open: PEOPLE - number },
    });
    const { attention } = await again.overview.get({});
    const said = (language: 'de' | 'en') => {
      const texts = textsFor(language);
      return nextSteps(attention, {
        today: texts.overviewView.today,
        stopWords: (reason) => stopWords(texts, reason),
        moment: String,
        day: String,
      })[0]!;
    };
    const inGerman = said('de');
    expect(inGerman.title).toBe('Der Versand von „Neues für Akteur*innen“ steht');
    expect(inGerman.text).toMatch(
      /war der Speicherplatz voll.+kein zweites Mal.+Schaffen Sie Platz/,
    );
    expect(said('en').text).toMatch(/the disk was full.+twice.+Free some space/);

    await again.deliveries.start({ id });
    await next.idle();
    const {
      items: [unclear],
    } = await again.deliveries.envelopes({ id, state: 'unclear' });
    await again.deliveries.decide({ id, envelopeId: unclear!.id, decision: 'assume-sent' });
    expect(await again.deliveries.get({ id })).toMatchObject({
      delivery: { state: 'finished', stoppedBy: null },
    });
    expect(smtp.sent.map(({ rcptTo }) => rcptTo).toSorted()).toEqual(
      Array.from({ length: PEOPLE }, (_, index) => `${index + 1}@verein.example`),
    );
  },
);

it('with no room yet the program says so instead of starting, and nothing is lost by it', async () => {
  const dataFolder = await temporaryFolder();
  const disk = smallDisk();
  const first = await openTestAppAt(dataFolder, { disk });
  const { id } = await createClient(first).bulletins.create({ subject: 'Vorher' });
  await first.close();
  disk.isFull = true;
  await expect(openTestAppAt(dataFolder, { disk })).rejects.toMatchObject({ code: 'store.full' });
  disk.isFull = false;
  const next = await openTestAppAt(dataFolder, { disk });
  onTestFinished(() => next.close());
  expect(await createClient(next).bulletins.get({ id })).toMatchObject({ subject: 'Vorher' });
});
