// One actor under somebody's hands: loaded, edited, saved by itself shortly after the last change.
// Two people at the same actor lose nothing: the second save finds the revision taken and shows
// both versions. A new actor is saved when the person says so.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { showToast } from '#renderer/frame/toasts.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useErrorSentence } from '#renderer/frame/use-error-sentence.ts';
import type { Actor } from '#shared/contract/actor.ts';
import { hasCode } from '#shared/errors.ts';
import type { ActorId } from '#shared/values.ts';
import {
  draftOf,
  emptyDraft,
  inputOf,
  isSameDraft,
  problemsOf,
  type ActorDraft,
  type Problem,
} from './actor-draft.ts';
import { keepUnsaved, readUnsaved } from './unsaved-actor.ts';

const restMs = 700;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'incomplete' | 'failed' | 'conflict';

const copyOf = (draft: ActorDraft) => JSON.parse(JSON.stringify(draft)) as ActorDraft;

export function useActorDraft(actorId: ActorId | undefined) {
  const client = useClient();
  const sentence = useErrorSentence();
  const draft = ref<ActorDraft | undefined>(actorId ? undefined : (readUnsaved() ?? emptyDraft()));
  /** As stored, with its revision. */
  const actor = shallowRef<Actor>();
  const state = ref<SaveState>('saved');
  const loadError = shallowRef<unknown>();
  const saveError = shallowRef<unknown>();
  /** The stored version somebody else wrote, while a choice is to be made. */
  const theirs = shallowRef<Actor>();
  const shownProblems = shallowRef<ReadonlyMap<string, Problem>>(new Map());
  /** What is stored, in the draft's form; and how it was when the sheet was opened. */
  let saved: ActorDraft = emptyDraft();
  const opened = shallowRef<ActorDraft>();
  let rest: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  let isLeft = false;

  function take(fresh: Actor): void {
    actor.value = fresh;
    // A card that is open stays open: it is known by its key.
    const keys = new Map(draft.value?.contacts.map(({ id, key }) => [id, key] as const));
    const next = draftOf(fresh);
    draft.value = {
      ...next,
      contacts: next.contacts.map((contact) => ({
        ...contact,
        key: keys.get(contact.id) ?? contact.key,
      })),
    };
    saved = copyOf(draft.value);
    opened.value ??= saved;
    shownProblems.value = new Map();
    state.value = 'saved';
    theirs.value = undefined;
  }

  async function load(): Promise<void> {
    if (!actorId) return;
    try {
      const fresh = await client.actors.get({ id: actorId });
      loadError.value = undefined;
      if (!isLeft && state.value === 'saved' && fresh.revision !== actor.value?.revision)
        take(fresh);
    } catch (error) {
      if (state.value === 'saved') loadError.value = error;
    }
  }

  async function save(): Promise<void> {
    clearTimeout(rest);
    await saving;
    if (!draft.value || state.value === 'conflict' || (actorId && isSameDraft(draft.value, saved)))
      return;
    const problems = problemsOf(draft.value);
    shownProblems.value = problems;
    if (problems.size > 0) {
      state.value = 'incomplete';
      return;
    }
    saving = store(copyOf(draft.value));
    await saving;
    saving = undefined;
  }

  async function store(sent: ActorDraft): Promise<void> {
    state.value = 'saving';
    try {
      const stored = await client.actors.save({
        actor: inputOf(sent, actor.value?.revision ?? 0, actor.value),
      });
      actor.value = stored;
      // Typing may have gone on: what is on screen stays, and only learns the ids it did not have.
      const ids = new Map(sent.contacts.map(({ key }, at) => [key, stored.contacts[at]?.id]));
      for (const contact of [...sent.contacts, ...(draft.value?.contacts ?? [])])
        contact.id ??= ids.get(contact.key);
      saved = sent;
      saveError.value = undefined;
      state.value = 'saved';
      if (!isLeft && draft.value && !isSameDraft(draft.value, saved)) changed();
    } catch (error) {
      await failed(error);
    }
  }

  async function failed(error: unknown): Promise<void> {
    saveError.value = error;
    state.value = 'failed';
    if (isLeft) showToast(sentence(error), { tone: 'danger', reach: 'anywhere' });
    if (!actorId || !hasCode(error, 'store.conflict')) return;
    try {
      theirs.value = await client.actors.get({ id: actorId });
      state.value = 'conflict';
    } catch (gone) {
      saveError.value = gone;
    }
  }

  function changed(): void {
    if (!actorId) keepUnsaved(draft.value);
    if (!actorId || state.value === 'conflict' || !draft.value) return;
    clearTimeout(rest);
    if (isSameDraft(draft.value, saved)) {
      if (state.value !== 'saving') state.value = 'saved';
      shownProblems.value = new Map();
      return;
    }
    const problems = problemsOf(draft.value);
    shownProblems.value = new Map(
      [...shownProblems.value].filter(([field]) => problems.has(field)),
    );
    if (state.value !== 'saving') state.value = 'waiting';
    rest = setTimeout(() => void save(), restMs);
  }
  watch(draft, changed, { deep: true });

  /**
   * Both ways end the choice; the other version is still in the hands of the caller, who offers to
   * undo.
   */
  async function keepMine(): Promise<void> {
    if (!theirs.value) return;
    actor.value = theirs.value;
    theirs.value = undefined;
    state.value = 'waiting';
    await save();
  }
  function takeTheirs(): void {
    if (theirs.value) take(theirs.value);
  }

  const leave = client.on('actors.changed', () => {
    if (state.value === 'saved') void load();
  });
  const hide = () => {
    if (document.visibilityState === 'hidden' && state.value === 'waiting') void save();
  };
  document.addEventListener('visibilitychange', hide);
  onScopeDispose(() => {
    leave();
    document.removeEventListener('visibilitychange', hide);
    if (actorId && state.value === 'waiting') void save();
    isLeft = true;
    clearTimeout(rest);
  });
  void load();

  return {
    draft,
    actor,
    state,
    loadError,
    saveError,
    theirs,
    problems: shownProblems,
    load,
    save,
    take,
    keepMine,
    takeTheirs,
    canRevert: computed(() =>
      Boolean(
        opened.value &&
        draft.value &&
        state.value !== 'conflict' &&
        !isSameDraft(draft.value, opened.value),
      ),
    ),
    /**
     * As it was when the sheet was opened; saved like any other change. Contacts keep the ids they
     * have.
     */
    revert: (): void => {
      if (opened.value) draft.value = copyOf(opened.value);
    },
    /** Saves a new actor. Nothing when something has to be repaired first. */
    async create(): Promise<Actor | undefined> {
      await save();
      return state.value === 'saved' ? actor.value : undefined;
    },
  };
}

export type ActorEditing = ReturnType<typeof useActorDraft>;
