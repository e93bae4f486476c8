// The settings as they stand, and the way to change them: each change starts from the newest
// revision, so that only a change of the very same thing can come in between, and that is for the
// caller to look at.
import type { KiezbriefClient } from '#shared/api.ts';
import type { settings } from '#shared/contract/settings.ts';
import type { Output } from '#shared/define.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useQuery } from '#renderer/frame/use-query.ts';

export type SettingsView = Output<typeof settings.get>;

export function useSettings() {
  const client = useClient();
  const query = useQuery((asked) => asked.settings.get({}), ['settings.changed']);
  const refresh = () => query.refresh();
  const change = async <Result>(
    step: (client: KiezbriefClient, now: SettingsView) => Promise<Result>,
  ): Promise<Result> => {
    const result = await step(client, await client.settings.get({}));
    await query.refresh();
    return result;
  };
  return { data: query.data, error: query.error, isWaiting: query.isWaiting, refresh, change };
}
