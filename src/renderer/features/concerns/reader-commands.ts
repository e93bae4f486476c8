// What can be done with the concern that is read: a note can be taken away, a mail shows how it
// arrived.
import { FileText, Trash2 } from '@lucide/vue';
import type { Command } from '#renderer/frame/commands.ts';
import type { Concern } from '#shared/contract/concern.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';

interface Ways {
  remove: () => Promise<void>;
  isOriginalOpen: boolean;
  turnOriginal: () => void;
}

export function readerCommands(
  concern: Concern | undefined,
  words: ScreenTexts['concernsView']['reader'],
  { remove, isOriginalOpen, turnOriginal }: Ways,
): Command[] {
  if (!concern) return [];
  const removing: Command = {
    id: 'concerns.remove',
    label: words.remove,
    icon: Trash2,
    run: remove,
  };
  const original: Command = {
    id: 'concerns.original',
    label: isOriginalOpen ? words.hideOriginal : words.showOriginal,
    icon: FileText,
    keys: 'o',
    run: turnOriginal,
  };
  return [
    ...(concern.channel === 'mail' ? [] : [removing]),
    ...(concern.original ? [original] : []),
  ];
}
