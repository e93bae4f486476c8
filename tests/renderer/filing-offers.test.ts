// What is suggested while somebody files a concern:
//   * each suggestion says its name, its reason in words and what taking it does
//   * nothing is suggested that is filed already, and nothing without a suggestion
import { describe, expect, it } from 'vitest';
import { offersFor } from '#renderer/features/concerns/filing-offers.ts';
import { Concern, Suggestion } from '#shared/contract/concern.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const words = textsFor('de').concernsView.filing;
const lists = {
  regions: [{ id: 'reg_n', name: 'Nordost' }],
  topics: [],
  departments: [{ id: 'dep_j', name: 'Jugendamt' }],
  actorKinds: [],
} as unknown as Parameters<typeof offersFor>[2];
const concern = (regions: string[] = []): Concern =>
  Concern.parse({
    id: 'cnc_1',
    revision: 2,
    state: 'new',
    type: null,
    channel: 'mail',
    subject: 'Zaun',
    text: '',
    from: { name: '', address: '' },
    receivedAt: '2026-03-02T09:00:00Z',
    actorId: null,
    contactId: null,
    deliveryId: null,
    bulletinId: null,
    matchedBy: null,
    regions,
    topics: [],
    department: null,
    dueOn: null,
    original: null,
    hasAttachments: false,
  });
const suggestion = Suggestion.parse({
  regions: [{ id: 'reg_n', because: 'named' }],
  topics: [],
  department: { id: 'dep_j', because: 'earlier', count: 3 },
});

describe('offers', () => {
  it('name what they would fill, why, and what taking them does', () => {
    expect(offersFor(concern(), suggestion, lists, words)).toEqual({
      regions: [
        {
          id: 'reg_n',
          name: 'Nordost',
          reason: 'im Text genannt',
          filing: { regions: ['reg_n'] },
        },
      ],
      topics: [],
      department: [
        {
          id: 'dep_j',
          name: 'Jugendamt',
          reason: 'wie 3 frühere Rückmeldungen zu diesem Thema',
          filing: { department: 'dep_j' },
        },
      ],
    });
  });
  it('leave out what is filed already, and are none without a suggestion', () => {
    expect(offersFor(concern(['reg_n']), suggestion, lists, words).regions).toEqual([]);
    expect(offersFor(concern(), undefined, lists, words)).toEqual({
      regions: [],
      topics: [],
      department: [],
    });
  });
});
