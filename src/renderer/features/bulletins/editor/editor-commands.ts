// What can be done in the editor by name and by key. Block commands mean the block one is in.
import { computed, onScopeDispose, type ComputedRef } from 'vue';
import { ArrowDown, ArrowUp, CopyPlus, Redo2, Save, Send, Trash2, Undo2 } from '@lucide/vue';
import type { Command } from '#renderer/frame/commands.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import type { BlockId } from '#shared/values.ts';
import { blockIcons } from './block-icons.ts';
import type { Editor } from './use-editor.ts';

interface Ways {
  save: () => unknown;
  send: () => unknown;
}

export function editorCommands(
  editor: Editor,
  texts: ComputedRef<ScreenTexts>,
  { save, send }: Ways,
): ComputedRef<Command[]> {
  // The palette takes the focus, so the last block that had it is remembered.
  let current: BlockId | undefined;
  const look = () => {
    const card = document.activeElement?.closest<HTMLElement>('[id^="block-blk_"]');
    if (card) current = card.id.slice('block-'.length) as BlockId;
    return editor.content.value.blocks.find(({ id }) => id === current);
  };
  document.addEventListener('focusin', look);
  onScopeDispose(() => {
    document.removeEventListener('focusin', look);
  });
  const here = (run: (id: BlockId) => void) => () => {
    const block = look();
    if (block) run(block.id);
  };
  return computed((): Command[] => {
    const words = texts.value.editorView;
    const types =
      editor.templates.find(({ id }) => id === editor.content.value.templateId)?.blocks ?? [];
    return [
      {
        id: 'editor.save',
        label: words.save.now,
        icon: Save,
        group: 'here',
        keys: 'mod+s',
        run: save,
      },
      {
        id: 'editor.undo',
        label: words.undo,
        icon: Undo2,
        group: 'here',
        keys: 'mod+z',
        run: () => {
          editor.undo();
        },
      },
      {
        id: 'editor.redo',
        label: words.redo,
        icon: Redo2,
        group: 'here',
        keys: 'mod+shift+z',
        run: () => {
          editor.redo();
        },
      },
      {
        id: 'editor.up',
        label: words.blocks.moveUp,
        icon: ArrowUp,
        group: 'here',
        keys: 'alt+shift+arrowup',
        run: here((id) => {
          editor.move(id, -1);
        }),
      },
      {
        id: 'editor.down',
        label: words.blocks.moveDown,
        icon: ArrowDown,
        group: 'here',
        keys: 'alt+shift+arrowdown',
        run: here((id) => {
          editor.move(id, 1);
        }),
      },
      {
        id: 'editor.duplicate',
        label: words.blocks.duplicateCurrent,
        icon: CopyPlus,
        group: 'here',
        keys: 'alt+shift+d',
        run: here((id) => {
          editor.duplicate(id);
        }),
      },
      {
        id: 'editor.remove',
        label: words.blocks.removeCurrent,
        icon: Trash2,
        group: 'here',
        keys: 'alt+shift+delete',
        run: here((id) => {
          editor.remove(id);
        }),
      },
      ...types.map((type): Command => ({
        id: `editor.add.${type}`,
        label: `${words.blocks.add}: ${words.blocks.names[type]}`,
        icon: blockIcons[type],
        group: 'here',
        run: () => {
          editor.add(type);
        },
      })),
      { id: 'editor.send', label: words.toDelivery, icon: Send, group: 'here', run: send },
    ];
  });
}
