// What taking a sender or an account away promises: nothing is taken away under a delivery that
// needs it; a removal can be taken back, with its password, as long as the program runs.
import { describe, expect, it } from 'vitest';
import { settings as contract } from '#shared/contract/settings.ts';
import { machine, sender, account, delivery } from '#tests/support/settings-desk.ts';

describe('removing a sender or an account', () => {
  const filled = async () => {
    const around = machine();
    const first = await around.settings.saveSender(
      contract.saveSender.input.parse({ revision: 0, sender }),
    );
    const view = contract.get.output.parse(
      await around.settings.saveAccount(
        contract.saveAccount.input.parse({
          revision: first.revision,
          account: account({ username: 'kiez' }),
          password: 'geheim',
        }),
      ),
    );
    return { ...around, view, sender: view.senders[0]!, account: view.accounts[1]! };
  };

  it('can be taken back, with the password', async () => {
    const { settings, kept, ...before } = await filled();
    const one = await settings.removeSender({
      revision: before.view.revision,
      id: before.sender.id,
    });
    const two = contract.get.output.parse(
      await settings.removeAccount({ revision: one.revision, id: before.account.id }),
    );
    expect([
      two.senders,
      two.accounts.map(({ id }) => id),
      two.accountsWithPassword,
      [...kept],
    ]).toEqual([[], ['acc_probeversand'], [], []]);
    const three = await settings.restoreAccount({
      revision: two.revision,
      account: before.account,
    });
    const four = contract.get.output.parse(
      await settings.restoreSender({ revision: three.revision, sender: before.sender }),
    );
    expect({ ...four, revision: 0 }).toEqual({ ...before.view, revision: 0 });
    expect([...kept.values()]).toEqual(['geheim']);
    await expect(
      settings.restoreSender({ revision: four.revision, sender: before.sender }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
    await expect(
      settings.restoreAccount({ revision: four.revision, account: before.account }),
    ).rejects.toMatchObject({ code: 'store.conflict' });
  });

  it.each(['planned', 'running', 'paused'])(
    'is refused while a %s delivery needs it',
    async (state) => {
      const { settings, store, kept, view, ...ids } = await filled();
      await store.deliveries.put(delivery({ state }));
      await expect(
        settings.removeSender({ revision: view.revision, id: ids.sender.id }),
      ).rejects.toMatchObject({ code: 'sender.in-use', data: { deliveryId: 'dlv_1' } });
      await expect(
        settings.removeAccount({ revision: view.revision, id: ids.account.id }),
      ).rejects.toMatchObject({ code: 'account.in-use', data: { deliveryId: 'dlv_1' } });
      expect([(await settings.get({})).revision, kept.size]).toEqual([view.revision, 1]);
    },
  );

  it('is possible when the deliveries are over, and refused when it is stale or unknown', async () => {
    const { settings, store, view, ...ids } = await filled();
    await store.deliveries.putMany([
      delivery({ state: 'finished' }),
      delivery({ id: 'dlv_2', state: 'cancelled' }),
      delivery({ id: 'dlv_3', senderId: 'snd_x', accountId: 'acc_x' }),
    ]);
    await expect(settings.removeSender({ revision: 0, id: ids.sender.id })).rejects.toMatchObject({
      code: 'store.conflict',
    });
    await expect(
      settings.removeSender({ revision: view.revision, id: 'snd_none' as never }),
    ).rejects.toMatchObject({ code: 'sender.not-found' });
    await expect(
      settings.removeAccount({ revision: view.revision, id: 'acc_none' as never }),
    ).rejects.toMatchObject({ code: 'account.not-found' });
    const { revision } = await settings.removeSender({
      revision: view.revision,
      id: ids.sender.id,
    });
    await settings.removeAccount({ revision, id: ids.account.id });
  });
});
