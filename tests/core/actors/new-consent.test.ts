// A new consent lets a mailbox be written to again, keeps the trace of leaving, and can be undone.
import { describe, expect, it } from 'vitest';
import { unsubscribeContact } from '#core/actors/unsubscribe.ts';
import { actors as contract } from '#shared/contract/actors.ts';
import { office, later } from '#tests/support/suppressing-office.ts';

describe('a new consent', () => {
  it('lets the mailbox be written to again, at every actor, and keeps the trace', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    const { actor } = await around.consent('Kita');
    expect(actor.contacts![0]).toMatchObject({
      state: 'active',
      legalBasis: { basis: 'consent', proof: { wording: 'Ich möchte den Kiezbrief wieder.' } },
    });
    expect([await around.isClosed(), await around.written()]).toEqual([false, ['Kita', 'Verein']]);
    expect(await around.history('Kita')).toMatchObject({
      isClosed: false,
      causes: [{ by: 'mail', lifted: { by: 'consent', why: 'Mail vom 5. März' } }],
    });
  });

  it('works for a mailbox that is only on the list', async () => {
    const around = await office();
    await around.add('ada@kita.example');
    later(around);
    await around.consent('Verein');
    expect([await around.isClosed(), await around.written()]).toEqual([false, ['Kita', 'Verein']]);
  });

  it('is refused when it is older than leaving, lies ahead, or proves nothing', async () => {
    const around = await office();
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    await expect(around.consent('Kita', { at: '2026-02-01T12:00:00.000Z' })).rejects.toMatchObject({
      code: 'consent.before-leaving',
    });
    await expect(around.consent('Kita', { at: '2026-04-01T12:00:00.000Z' })).rejects.toMatchObject({
      code: 'consent.in-future',
    });
    await expect(around.consent('Kita', { wording: '' })).rejects.toThrow();
    expect(await around.isClosed()).toBe(true);
  });

  it('leaves a restriction standing', async () => {
    const around = await office();
    const kita = (await around.store.actors.list())[0]!;
    await around.actors.save(
      contract.save.input.parse({
        actor: { ...kita, contacts: [{ ...kita.contacts[0]!, state: 'restricted' }] },
      }),
    );
    later(around);
    await around.consent('Kita');
    expect((await around.named('Kita')).state).toBe('restricted');
  });

  it('can be undone: who had left has left again, with the basis of before', async () => {
    const around = await office();
    const before = (await around.named('Kita')).legalBasis;
    await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
    later(around);
    const answer = contract.addConsent.output.parse(await around.consent('Kita'));
    const consent = {
      wording: 'Ich möchte den Kiezbrief wieder.',
      source: 'Mail vom 5. März',
      at: '2026-03-05T12:00:00.000Z',
    };
    expect(await around.actors.undoConsent({ consent, before: answer.before })).toEqual({
      undone: 1,
    });
    expect(await around.named('Kita')).toMatchObject({ state: 'unsubscribed', legalBasis: before });
    expect([await around.isClosed(), await around.written()]).toEqual([true, []]);
    expect(await around.actors.undoConsent({ consent, before: answer.before })).toEqual({
      undone: 0,
    });
  });
});

it('importing a list never brings anybody back', async () => {
  const around = await office();
  await unsubscribeContact(around, (await around.named('Kita')).id, 'unsubscribed');
  await around.add('bo@hort.example');
  for (let round = 0; round < 2; round += 1) await around.importList();
  expect([
    await around.written(),
    await around.written('bo@hort.example'),
    await around.isClosed(),
    await around.isClosed('bo@hort.example'),
  ]).toEqual([[], [], true, true]);
});
