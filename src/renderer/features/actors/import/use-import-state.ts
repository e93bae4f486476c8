// How far the program is with what this page waits for. Announcements may be missed; the query
// tells the truth.
import { watch } from 'vue';
import { useLine } from '#renderer/api/use-line.ts';
import { usePatience } from '#renderer/frame/use-patience.ts';
import { useQuery } from '#renderer/frame/use-query.ts';
import type { ImportOnItsWay } from './use-import.ts';

export function useImportState({ ongoing, follow }: Pick<ImportOnItsWay, 'ongoing' | 'follow'>) {
  const { data: answer, refresh } = useQuery(
    async (client) => {
      const id = ongoing.value;
      return { id, state: id ? await client.actors.importState({ id }) : null };
    },
    ['actors.importProgressed'],
  );
  useLine(() => void refresh());
  // What has taken long enough to be shown has begun by now.
  watch(
    usePatience(() => ongoing.value !== undefined),
    (isLong) => {
      if (isLong) void refresh();
    },
  );
  watch(answer, (now) => {
    if (now?.id !== undefined && now.id === ongoing.value) follow(now.state);
  });
  return answer;
}
