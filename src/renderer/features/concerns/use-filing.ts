// Files one concern: shows the change at once, saves one after the other, offers to undo each, and
// stops where another window was faster.
import { computed, shallowRef, watch, type Ref } from 'vue';
import { useClient } from '#renderer/frame/use-client.ts';
import { showToast } from '#renderer/frame/toasts.ts';
import { useProblem } from '#renderer/frame/use-problem.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import { useUndo } from '#renderer/frame/use-undo.ts';
import type { Concern, ConcernEntry } from '#shared/contract/concern.ts';
import { concernName } from './mail-name.ts';
import { AppError, hasCode } from '#shared/errors.ts';
import { changed, holds, wayBack, type FiledKey, type Filing } from './filing-steps.ts';
import { linkNames, type LinkNames } from './link-names.ts';

export interface Conflict {
  readonly wanted: Filing;
  readonly there: Concern;
  readonly names: { readonly wanted: LinkNames; readonly there: LinkNames };
}

/** `describe` says a filing in words; `loaded` is the concern as it was read last. */
export function useFiling(
  loaded: Ref<ConcernEntry | undefined>,
  describe: (filing: Filing, links: LinkNames) => string,
) {
  const client = useClient();
  const texts = useTexts();
  const { problem, fail, clear } = useProblem();
  const undo = useUndo();
  const latest = shallowRef<Concern>();
  const waiting = shallowRef<Filing>({});
  const conflict = shallowRef<Conflict>();
  let turn: Promise<void> = Promise.resolve();

  /** As saved: whichever of the last answers is newer. */
  const known = computed(() => {
    const read = loaded.value;
    return read && latest.value?.id === read.id && latest.value.revision > read.revision
      ? latest.value
      : read;
  });
  /** As the person filed it, also while it is being saved. */
  const concern = computed(() => known.value && { ...known.value, ...waiting.value });
  watch(
    () => loaded.value?.id,
    () => {
      waiting.value = {};
      conflict.value = undefined;
    },
  );

  function file(filing: Filing, { isForced = false } = {}): Promise<void> {
    const before = known.value;
    if (!before || (!isForced && conflict.value)) return Promise.resolve();
    waiting.value = { ...waiting.value, ...filing };
    turn = turn.then(() => save(before.id, filing));
    return turn;
  }

  /** The concern may be another one by now than the one on screen. */
  const nameOf = async (id: Concern['id']): Promise<string> =>
    concernName(
      loaded.value?.id === id ? loaded.value : await client.concerns.get({ id }),
      texts.value.concernsView,
    );

  async function save(id: Concern['id'], filing: Filing): Promise<void> {
    clear();
    try {
      const before = known.value?.id === id ? known.value : await client.concerns.get({ id });
      const after = await client.concerns.triage({ id, revision: before.revision, ...filing });
      if (known.value?.id === id) latest.value = after;
      const done = changed(before, after);
      const keys = Object.keys(done) as FiledKey[];
      // A confirmation changes nothing that could be taken back.
      if (keys.length > 0)
        undo.done(
          texts.value.concernsView.filing.done(
            await nameOf(id),
            describe(done, await linkNames(client, done)),
          ),
          () => takeBack(before, done),
        );
      else showToast(texts.value.concernsView.filing.accepted);
    } catch (error) {
      if (hasCode(error, 'store.conflict'))
        await meet(id, filing).catch((failure: unknown) => {
          fail(failure);
        });
      else fail(error);
    } finally {
      // A later change of the same key is still on its way and stays.
      if (known.value?.id === id)
        waiting.value = Object.fromEntries(
          Object.entries(waiting.value).filter(([key, value]) => filing[key as FiledKey] !== value),
        );
    }
  }

  async function meet(id: Concern['id'], wanted: Filing): Promise<void> {
    const there = await client.concerns.get({ id });
    if (known.value?.id !== id) return;
    latest.value = there;
    // Both wanted the same: nothing to decide.
    if (holds(there, wanted)) return;
    const all = { ...conflict.value?.wanted, ...wanted };
    const [wantedNames, thereNames] = await Promise.all([
      linkNames(client, all),
      linkNames(client, { actorId: there.actorId, bulletinId: there.bulletinId }),
    ]);
    if (known.value.id === id)
      conflict.value = { wanted: all, there, names: { wanted: wantedNames, there: thereNames } };
  }

  /** Only what this step changed goes back, and only where nobody has changed it again. */
  async function takeBack(before: Concern, done: Filing): Promise<void> {
    let now: Concern = await client.concerns.get({ id: before.id });
    if (!holds(now, done))
      throw new AppError('store.conflict', { id: now.id, revision: now.revision });
    for (const step of wayBack(now, before, Object.keys(done) as FiledKey[]))
      now = await client.concerns.triage({ id: now.id, revision: now.revision, ...step });
    if (known.value?.id === now.id) latest.value = now;
  }

  async function settle(isWanted: boolean): Promise<void> {
    const met = conflict.value;
    conflict.value = undefined;
    if (met && isWanted) await file(met.wanted, { isForced: true });
    else showToast(texts.value.concernsView.conflict.kept, { tone: 'info' });
  }

  return {
    concern,
    conflict,
    problem,
    file,
    settle,
    /** Resolves when nothing is being saved any more. */
    saved: () => turn,
  };
}
