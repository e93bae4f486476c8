// What the first page puts first:
//   * what stands still, then what only a person can decide, then who wrote, what is wrong, what
//     was begun
//   * why a delivery stopped is said in words, also for a code nobody foresaw
import { expect, it } from 'vitest';
import { nextSteps, type Overview } from '#renderer/features/overview/next-steps.ts';
import type { StopReason } from '#shared/stop-reason.ts';
import { stopWords } from '#shared/texts/stop-words.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

type Attention = Overview['attention'];
const texts = textsFor('de');
const words = {
  today: texts.overviewView.today,
  stopWords: (reason: StopReason) => stopWords(texts, reason),
  moment: (instant: string) => `<${instant}>`,
  day: (instant: string) => `<${instant}>`,
};
const nothing = {
  drafts: { count: 0, latest: null },
  stopped: [],
  damaged: [],
  unclear: { envelopes: 0, deliveryIds: [] },
  newConcerns: 0,
  addresses: { count: 0, items: [] },
} satisfies Attention;
const stepsFor = (part: object) => nextSteps({ ...nothing, ...part }, words);

it('has nothing to say when nothing waits', () => {
  expect(stepsFor({})).toEqual([]);
});

it('orders by what matters', () => {
  const steps = stepsFor({
    drafts: { count: 3, latest: { id: 'bul_1', subject: '', updatedAt: 'gestern' } },
    newConcerns: 2,
    unclear: { envelopes: 1, deliveryIds: ['dlv_2'] },
    stopped: [{ id: 'dlv_1', subject: 'Sommerfest', stoppedBy: null, retryAt: null }],
    addresses: {
      count: 5,
      items: [1, 2, 3, 4, 5].map((number) => ({
        contactId: `con_${number}`,
        actorId: `act_${number}`,
        actorName: `Kita ${number}`,
        email: 'alt@example.org',
        reason: 'address-unknown',
        deliveryId: 'dlv_2',
        reportedAt: 'neulich',
      })),
    },
  });
  expect(steps.map(({ id }) => id)).toEqual([
    'stopped-dlv_1',
    'unclear',
    'concerns',
    'addresses',
    'drafts',
  ]);
  expect(steps[1]!.to).toEqual({ name: 'deliveries.show', params: { deliveryId: 'dlv_2' } });
  expect(steps[3]!.people?.map(({ name }) => name)).toEqual(['Kita 1', 'Kita 2', 'Kita 3']);
  expect(steps[4]!.title).toContain(words.today.drafts.untitled);
  expect(steps[4]!.text).toBe('Zuletzt bearbeitet <gestern>. Es gibt 2 weitere Entwürfe.');
});

it('names a damaged delivery by subject and day, once, with what is to be done', () => {
  const damaged = (record: 'damaged' | 'set-aside') => ({
    id: 'dlv_1',
    subject: 'Sommerfest',
    at: '2026-03-02',
    record,
  });
  const [step, ...rest] = stepsFor({
    damaged: [damaged('damaged')],
    unclear: { envelopes: 2, deliveryIds: ['dlv_1'] },
  });
  expect(rest).toEqual([]);
  expect(step).toMatchObject({
    title: 'Das Versandprotokoll von „Sommerfest“ (<2026-03-02>) ist beschädigt',
    to: { name: 'deliveries.show', params: { deliveryId: 'dlv_1' } },
  });
  expect(
    stepsFor({
      damaged: [damaged('damaged')],
      unclear: { envelopes: 3, deliveryIds: ['dlv_1', 'dlv_2'] },
    }).map(({ id }) => id),
  ).toEqual(['damaged-dlv_1', 'unclear']);
  expect(stepsFor({ damaged: [damaged('set-aside')] })[0]!.title).toBe(
    'Der Versand von „Sommerfest“ (<2026-03-02>) ist beiseitegelegt',
  );
});

it('says an open data folder, and who can close it', () => {
  const open = { knowsRights: true, isOpen: true, isOwn: true, open: 3, foreign: 0 };
  expect(nextSteps(nothing, words, open)).toMatchObject([
    {
      id: 'folder',
      text: words.today.folder.text,
      to: { name: 'settings', params: { section: 'datenordner' } },
    },
  ]);
  expect(nextSteps(nothing, words, { ...open, isOwn: false })[0]!.text).toContain(
    'gehört einem anderen Konto',
  );
  expect(nextSteps(nothing, words, { ...open, isOpen: false })).toEqual([]);
});

it('says why a delivery stopped, and when it tries again', () => {
  const because = (code: string, retryAt: string | null = null, data: StopReason['data'] = {}) =>
    stepsFor({
      stopped: [{ id: 'dlv_1', subject: 'Fest', stoppedBy: { code, data }, retryAt }],
    })[0]!.text;
  expect(because('smtp.auth-failed')).toContain(
    'Der Mailserver hat die Anmeldung abgelehnt. Wer die Mail schon hat, bekommt sie kein zweites Mal. ',
  );
  expect(because('smtp.auth-failed', null, { host: 'mail.example' })).toContain(
    'Der Mailserver mail.example hat die Anmeldung abgelehnt.',
  );
  expect(because('smtp.limit-reached', 'morgen')).toContain('Nächster Versuch: <morgen>.');
  expect(because('constructor')).toContain(texts.deliveriesView.stopped.other.why);
});
