// What the page of a delivery says about "once more":
//   * whoever was left out because of a new address is asked about, also where nothing else is
//     missing
//   * it says that the new address is used, for all of them or for some
//   * who is left out is named with the reason, and led to where it can be put right
//   * where nobody is left, nothing is offered
import { describe, expect, it } from 'vitest';
import {
  leftOutPeople,
  missedWords,
  type Missed,
} from '#renderer/features/deliveries/missed-words.ts';
import { mayHaveMissed } from '#renderer/features/deliveries/state-looks.ts';
import { Delivery, type Figures } from '#shared/contract/delivery.ts';
import { LeftOutReason } from '#shared/contract/envelope.ts';
import { textsFor } from '#shared/texts/catalogue.ts';

const german = textsFor('de');
const english = textsFor('en');
const missed = (part: Partial<Missed>): Missed => ({
  missed: 0,
  reached: [],
  waiting: [],
  left: 0,
  moved: 0,
  gone: 0,
  leftOut: [],
  ...part,
});
const said = (part: Partial<Missed>, texts = german) =>
  missedWords(missed({ missed: (part.left ?? 0) + (part.gone ?? 0), ...part }), texts);

describe('whether to ask whom a delivery missed', () => {
  const delivery = Delivery.parse({
    id: 'dlv_1',
    revision: 1,
    kind: 'delivery',
    bulletinId: 'bul_1',
    subject: 'Sommerfest',
    segmentId: 'seg_1',
    segmentName: 'Alle',
    accountId: 'acc_1',
    accountKind: 'smtp',
    senderId: 'snd_1',
    state: 'finished',
    stoppedBy: null,
    retryAt: null,
    contentHash: 'x',
    envelopeCount: 4,
    plannedAt: '2026-01-01T00:00:00.000Z',
    startedAt: null,
    finishedAt: null,
  });
  const figures = (part: Partial<Figures>): Figures => ({
    envelopes: 4,
    open: 0,
    sending: 0,
    deferred: 0,
    accepted: 4,
    refused: 0,
    unclear: 0,
    skipped: 0,
    cancelled: 0,
    bounced: 0,
    ...part,
  });

  it.each(['refused', 'cancelled', 'bounced', 'skipped'] as const)(
    'yes, where only %s is there',
    (state) => {
      expect(mayHaveMissed(delivery, figures({ accepted: 3, [state]: 1 }))).toBe(true);
    },
  );

  it('no, where everybody has it', () => {
    expect(mayHaveMissed(delivery, figures({}))).toBe(false);
  });

  it.each([
    { kind: 'test' },
    { accountKind: 'file' },
    { state: 'running' },
    { state: 'paused' },
    { state: 'planned' },
  ] as const)('no, for %j', (part) => {
    expect(mayHaveMissed({ ...delivery, ...part }, figures({ accepted: 3, skipped: 1 }))).toBe(
      false,
    );
  });
});

describe('who is left', () => {
  it('is asked about in words where all of them have a new address', () => {
    expect(said({ left: 2, moved: 2 })).toMatchObject({
      title: '2 Personen haben inzwischen eine neue Adresse. Dorthin schicken?',
      offer: 'An die neuen Adressen planen',
      moved: '',
    });
    expect(said({ left: 1, moved: 1 })).toMatchObject({
      title: '1 Person hat inzwischen eine neue Adresse. Dorthin schicken?',
      offer: 'An die neue Adresse planen',
    });
    expect(said({ left: 2, moved: 2 }, english).title).toBe(
      '2 people have a new address by now. Send it there?',
    );
    expect(said({ left: 2, moved: 2 }).text).toContain('An die alte geht nichts mehr.');
  });

  it('is told that some of them get it at a new address', () => {
    expect(said({ left: 3, moved: 1 })).toMatchObject({
      title: '3 Personen haben die Mail nicht erhalten',
      offer: 'Nur an diese noch einmal planen',
      moved:
        '1 Person davon hat inzwischen eine neue Adresse. Die Mail geht dorthin, nicht an die alte.',
    });
    expect(said({ left: 3 }).moved).toBe('');
  });

  it('is nobody: nothing is offered, and it is no success while somebody is left out', () => {
    expect(said({ missed: 2 })).toMatchObject({ tone: 'success', text: '', offer: '' });
    expect(said({ gone: 2 })).toMatchObject({ tone: 'info', text: '', offer: '' });
  });
});

describe('who is left out', () => {
  const person = (reason: LeftOutReason, name = 'Kim Nummer 2') =>
    ({
      contactId: `con_${reason}`,
      actorId: 'act_1',
      actorName: 'Verein',
      name,
      reason,
    }) as Missed['leftOut'][number];
  const told = (one: Missed['leftOut'][number], texts = german) =>
    leftOutPeople(missed({ gone: 1, leftOut: [one] }), texts)[0]!;

  it('is named with the reason and the way to their entry', () => {
    expect(told(person('suppressed'))).toEqual({
      contactId: 'con_suppressed',
      who: 'Kim Nummer 2, Verein',
      why: 'Steht auf der Sperrliste.',
      actorId: 'act_1',
    });
    expect(told(person('no-address', '')).who).toBe('Verein');
  });

  it('leads nowhere once they are no longer in the address book', () => {
    expect(told(person('contact-removed'))).toMatchObject({
      why: 'Steht nicht mehr im Adressbuch.',
      actorId: null,
    });
  });

  it.each(LeftOutReason.options)('has a sentence in both languages for %s', (reason) => {
    const both = [german, english].map((texts) => told(person(reason), texts).why);
    expect(both.every((why) => why.endsWith('.'))).toBe(true);
    expect(new Set(both).size).toBe(2);
  });
});
