// One open bulletin: its content with its steps, saving, preview, and where the person is. Made by
// the page, used by everything on it.
import {
  computed,
  inject,
  nextTick,
  onScopeDispose,
  provide,
  ref,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type Ref,
  type ShallowRef,
} from 'vue';
import { showToast, dismissToast } from '#renderer/frame/toasts.ts';
import { useClient } from '#renderer/frame/use-client.ts';
import { useTexts } from '#renderer/frame/use-texts.ts';
import type { Block, BlockType } from '#shared/contract/blocks.ts';
import type { Bulletin, Finding } from '#shared/contract/bulletins.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { BlockId, BulletinId, ContactId } from '#shared/values.ts';
import {
  contentOf,
  copyOf,
  inserted,
  isSameContent,
  moved,
  newBlock,
  without,
  wordsOf,
  type Content,
} from './content.ts';
import { begin, changed, redone, undone, type History } from './history.ts';
import { useAutosave, type Autosave } from './use-autosave.ts';
import { usePreview, type Preview } from './use-preview.ts';
import { whenFree } from './when-free.ts';
import { blockElement, firstField, questionAbout } from './block-element.ts';

export interface Editor {
  readonly id: BulletinId;
  readonly content: Readonly<ShallowRef<Content>>;
  readonly templates: readonly Template[];
  readonly autosave: Autosave;
  readonly preview: Preview;
  readonly contactId: Ref<ContactId | undefined>;
  /** What a screen reader hears about the last step. */
  readonly said: Ref<string>;
  readonly canUndo: ComputedRef<boolean>;
  readonly canRedo: ComputedRef<boolean>;
  /** Counts steps back and forth, so that fields with a text of their own take the new one over. */
  readonly turn: Ref<number>;
  change(next: Content, place?: string): void;
  set(part: Partial<Content>, place?: string): void;
  /** Changes a block; `field` groups the typing in it into one step. */
  setBlock<Type extends Block>(block: Type, part: Partial<Type>, field?: string): void;
  add(type: BlockType, at?: number): void;
  /**
   * Below the text they were pasted into. `goThere` puts the person before the question what the
   * first one says.
   */
  addPictures(below: BlockId, pictures: readonly Block[]): void;
  /** Others in the place of one, which keeps its name if the first of them is of its kind. */
  replace(id: BlockId, by: readonly Block[], said: string): void;
  move(id: BlockId, by: number): void;
  moveTo(id: BlockId, to: number): void;
  duplicate(id: BlockId): void;
  remove(id: BlockId): void;
  undo(): void;
  redo(): void;
  /** `Überschrift „Sommerfest“` */
  nameOf(block: Block): string;
  findingsAt(id: BlockId | null): readonly Finding[];
  /** Shows a block and puts the person into its first field. */
  goTo(id: BlockId): void;
  say(sentence: string): void;
}

const key: InjectionKey<Editor> = Symbol('editor');

export function useEditor(): Editor {
  const editor = inject(key);
  if (!editor) throw new Error('this part belongs into an editor');
  return editor;
}

export function provideEditor(first: Bulletin, templates: readonly Template[]): Editor {
  const client = useClient();
  const texts = useTexts();
  const history = shallowRef<History<Content>>(begin(contentOf(first)));
  const content = shallowRef<Content>(history.value.present);
  const said = ref('');
  const turn = ref(0);
  const contactId = ref<ContactId>();
  const autosave = useAutosave(client, first, content);
  const preview = usePreview(client, first.id, content, contactId);

  function go(next: History<Content>): void {
    history.value = next;
    content.value = next.present;
  }
  const say = (sentence: string) => {
    said.value = '';
    void nextTick(() => {
      said.value = sentence;
    });
  };
  const change: Editor['change'] = (next, place) => {
    go(changed(history.value, next, performance.now(), place));
  };
  const set: Editor['set'] = (part, place) => {
    change({ ...content.value, ...part }, place);
  };
  const setBlocks = (blocks: Block[]) => {
    set({ blocks });
  };
  const blocks = () => content.value.blocks;
  const placeOf = (id: BlockId) => blocks().findIndex((block) => block.id === id);
  const nameOf = (block: Block) =>
    texts.value.editorView.blocks.named(
      texts.value.editorView.blocks.names[block.type],
      wordsOf(block),
    );

  function goTo(id: BlockId): void {
    void whenFree(() => {
      const card = blockElement(id);
      (firstField(card) ?? card)?.focus({ preventScroll: true });
      card?.scrollIntoView({ block: 'nearest' });
    });
  }

  function step(next: History<Content>, sentence: string): void {
    if (next === history.value) return;
    go(next);
    turn.value++;
    say(sentence);
  }

  function moveTo(id: BlockId, to: number): void {
    const from = placeOf(id);
    const block = blocks()[from];
    if (!block || from === to) return;
    const words = texts.value.editorView.blocks;
    if (to < 0 || to >= blocks().length) {
      say(words.atEnd);
      return;
    }
    const focused = document.activeElement;
    setBlocks(moved(blocks(), id, to));
    say(words.moved(nameOf(block), to + 1, blocks().length));
    // A moved element loses its focus; whoever moves by keyboard goes on from the same button.
    void nextTick(() => {
      if (
        focused instanceof HTMLElement &&
        focused !== document.activeElement &&
        focused.isConnected &&
        blockElement(id)?.contains(focused)
      )
        focused.focus({ preventScroll: true });
      blockElement(id)?.scrollIntoView({ block: 'nearest' });
    });
  }

  let removalToast: number | undefined;
  onScopeDispose(() => {
    if (removalToast !== undefined) dismissToast(removalToast);
  });
  function remove(id: BlockId): void {
    const place = placeOf(id);
    const block = blocks()[place];
    if (!block) return;
    const sentence = texts.value.editorView.blocks.removed(nameOf(block));
    setBlocks(without(blocks(), id));
    const neighbour = blocks()[place] ?? blocks()[place - 1];
    void whenFree(() => {
      (neighbour
        ? blockElement(neighbour.id)
        : document.querySelector<HTMLElement>('[data-add-block]')
      )?.focus();
    });
    const toast = showToast(sentence, {
      action: {
        label: texts.value.frame.undo.action,
        run: () => {
          dismissToast(toast);
          if (placeOf(id) < 0)
            setBlocks(inserted(blocks(), block, Math.min(place, blocks().length)));
          goTo(id);
        },
      },
    });
    removalToast = toast;
  }

  const editor: Editor = {
    id: first.id,
    content,
    templates,
    autosave,
    preview,
    contactId,
    said,
    turn,
    change,
    set,
    nameOf,
    goTo,
    moveTo,
    remove,
    say,
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    setBlock(block, part, field) {
      set(
        {
          blocks: blocks().map((other) => (other.id === block.id ? { ...other, ...part } : other)),
        },
        field === undefined ? undefined : `${block.id}.${field}`,
      );
    },
    add(type, at = blocks().length) {
      const block = newBlock(type);
      setBlocks(inserted(blocks(), block, at));
      say(texts.value.editorView.blocks.added(nameOf(block), at + 1));
      goTo(block.id);
    },
    addPictures(below, pictures) {
      const at = placeOf(below) < 0 ? blocks().length : placeOf(below) + 1;
      setBlocks(blocks().toSpliced(at, 0, ...pictures));
      say(texts.value.editorView.paste.taken(pictures.length));
      const first = pictures[0];
      if (first)
        void whenFree(() => {
          questionAbout(blockElement(first.id));
        });
    },
    replace(id, by, said) {
      const at = placeOf(id);
      const [first, ...rest] = by;
      if (at < 0 || !first) return;
      const kept = blocks()[at]?.type === first.type ? { ...first, id } : first;
      setBlocks(blocks().toSpliced(at, 1, kept, ...rest));
      say(said);
    },
    move: (id, by) => {
      moveTo(id, placeOf(id) + by);
    },
    duplicate(id) {
      const place = placeOf(id);
      const block = blocks()[place];
      if (!block) return;
      const copy = copyOf(block);
      setBlocks(inserted(blocks(), copy, place + 1));
      say(texts.value.editorView.blocks.duplicated(nameOf(block)));
      goTo(copy.id);
    },
    undo: () => {
      step(undone(history.value), texts.value.editorView.undone);
    },
    redo: () => {
      step(redone(history.value), texts.value.editorView.redone);
    },
    findingsAt: (id) => preview.seen.value?.findings.filter(({ blockId }) => blockId === id) ?? [],
  };

  // Another window saved: whoever has written nothing meanwhile sees the new version, everyone else
  // decides at the next save.
  onScopeDispose(
    client.on('bulletins.changed', ({ id }) => {
      if (id !== first.id || autosave.isDirty.value || autosave.state.value.kind !== 'saved')
        return;
      void client.bulletins.get({ id }).then(
        (theirs) => {
          if (theirs.revision <= autosave.revision.value || autosave.isDirty.value) return;
          if (isSameContent(theirs, content.value)) {
            autosave.startFrom(theirs);
            return;
          }
          change(contentOf(theirs));
          turn.value++;
          autosave.startFrom(theirs);
          showToast(texts.value.editorView.elsewhere, { tone: 'info' });
        },
        () => undefined,
      );
    }),
  );

  provide(key, editor);
  return editor;
}
