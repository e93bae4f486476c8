// Saves by itself: soon after a pause, at the latest two seconds after the first unsaved key, one
// save at a time. Until a save is confirmed the content is also kept on this device. A save that is
// refused because of another window asks a person; every other failure is tried again.
import {
  computed,
  onScopeDispose,
  shallowRef,
  watch,
  type ComputedRef,
  type ShallowRef,
} from 'vue';
import type { KiezbriefClient } from '#shared/api.ts';
import type { Bulletin } from '#shared/contract/bulletins.ts';
import { hasCode } from '#shared/errors.ts';
import type { BulletinId } from '#shared/values.ts';
import { contentOf, isSameContent, type Content } from './content.ts';
import { dropDraft, keepDraft } from './kept-draft.ts';

type SaveState =
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; theirs: Bulletin };

export interface Autosave {
  readonly state: Readonly<ShallowRef<SaveState>>;
  readonly isDirty: ComputedRef<boolean>;
  readonly revision: Readonly<ShallowRef<number>>;
  /** Saves what there is now; resolves when it is durable (true) or cannot be saved (false). */
  flush(): Promise<boolean>;
  /** What another window saved is the new ground: the next save starts from it. */
  startFrom(bulletin: Bulletin): void;
}

const pauseMs = 700;
const longestMs = 1800;
const keepMs = 300;
const firstRetryMs = 2000;
const longestRetryMs = 30_000;

export function useAutosave(
  client: KiezbriefClient,
  first: Bulletin,
  content: ShallowRef<Content>,
): Autosave {
  const { id }: { id: BulletinId } = first;
  const state = shallowRef<SaveState>({ kind: 'saved', at: new Date(first.updatedAt) });
  const revision = shallowRef(first.revision);
  const saved = shallowRef<Content>(contentOf(first));
  const isDirty = computed(
    () => content.value !== saved.value && !isSameContent(content.value, saved.value),
  );
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let dirtySince: number | undefined;
  let running: Promise<void> | undefined;
  let retryMs = firstRetryMs;
  let savedAt = new Date(first.updatedAt);

  function plan(delayMs: number): void {
    clearTimeout(saveTimer);
    saveTimer = setTimeout(() => {
      void save();
    }, delayMs);
  }

  async function save(): Promise<void> {
    clearTimeout(saveTimer);
    // One at a time: what was written meanwhile is planned when the answer is there.
    running ??= send().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function send(): Promise<void> {
    const sent = content.value;
    // That something is wrong stays said while it is tried again.
    if (state.value.kind !== 'failed') state.value = { kind: 'saving' };
    try {
      accept(
        await client.bulletins.save({ bulletin: { id, revision: revision.value, ...sent } }),
        sent,
      );
    } catch (error) {
      keepDraft(id, content.value);
      if (hasCode(error, 'store.conflict')) await meet(sent);
      else fail(error);
    }
  }

  /**
   * Another window was faster. Perhaps it wrote the very same, or our own answer got lost: then
   * nothing is in conflict.
   */
  async function meet(sent: Content): Promise<void> {
    try {
      const theirs = await client.bulletins.get({ id });
      if (isSameContent(theirs, sent)) accept(theirs, sent);
      else state.value = { kind: 'conflict', theirs };
    } catch (error) {
      fail(error);
    }
  }

  function accept(bulletin: Bulletin, ground: Content): void {
    revision.value = bulletin.revision;
    saved.value = ground;
    savedAt = new Date(bulletin.updatedAt);
    retryMs = firstRetryMs;
    settle();
  }

  function fail(error: unknown): void {
    state.value = { kind: 'failed', error };
    plan(retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  /** After a save: either nothing is left to do, or the next one is planned. */
  function settle(): void {
    clearTimeout(keepTimer);
    keepTimer = undefined;
    if (!isDirty.value) {
      dirtySince = undefined;
      state.value = { kind: 'saved', at: savedAt };
      dropDraft(id);
      return;
    }
    state.value = { kind: 'unsaved' };
    dirtySince = performance.now();
    plan(pauseMs);
  }

  watch(
    content,
    () => {
      if (state.value.kind === 'conflict') {
        keepDraft(id, content.value);
        return;
      }
      // Written and taken back.
      if (!isDirty.value && !running) {
        clearTimeout(saveTimer);
        settle();
        return;
      }
      keepTimer ??= setTimeout(() => {
        keepTimer = undefined;
        if (isDirty.value) keepDraft(id, content.value);
      }, keepMs);
      dirtySince ??= performance.now();
      if (running) return;
      if (state.value.kind === 'saved') state.value = { kind: 'unsaved' };
      plan(Math.max(0, Math.min(pauseMs, dirtySince + longestMs - performance.now())));
    },
    { flush: 'sync' },
  );

  async function flush(): Promise<boolean> {
    while (isDirty.value) {
      if (state.value.kind === 'conflict') return false;
      await save();
      if (state.value.kind === 'failed' || (state.value as SaveState).kind === 'conflict')
        return false;
    }
    return true;
  }

  function startFrom(bulletin: Bulletin): void {
    accept(bulletin, contentOf(bulletin));
  }

  // The window may be gone in a moment: first what is certain, then what may still arrive.
  const leave = () => {
    if (isDirty.value) {
      keepDraft(id, content.value);
      void save();
    }
  };
  const hide = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  onScopeDispose(() => {
    clearTimeout(keepTimer);
    clearTimeout(saveTimer);
    leave();
    clearTimeout(saveTimer);
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', hide);
  });

  return { state, isDirty, revision, flush, startFrom };
}
