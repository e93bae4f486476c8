// Files opened with the program go the way of dropped ones: whoever takes those takes these.
import { onScopeDispose } from 'vue';
import { useDoor } from '#renderer/api/use-door.ts';
import type { OpenedFile } from '#shared/ipc.ts';
import { showToast } from './toasts.ts';
import { useTexts } from './use-texts.ts';

function dropOf(files: readonly File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  return new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
}

/** Listens as long as the calling component lives; to be called after `listenToDrops`. */
export function listenToOpenedFiles(): void {
  const { opened } = useDoor();
  if (!opened) return;
  const texts = useTexts();

  function hand(files: readonly OpenedFile[]): void {
    const readable = files.flatMap(({ name, bytes }) =>
      bytes === null ? [] : [new File([new Uint8Array(bytes)], name)],
    );
    for (const { name, bytes } of files) {
      if (bytes === null) showToast(texts.value.frame.drop.unread(name), { tone: 'danger' });
    }
    if (readable.length > 0) document.body.dispatchEvent(dropOf(readable));
  }
  const takeAll = async () => {
    hand(await opened.take());
  };
  onScopeDispose(
    opened.onMore(() => {
      void takeAll();
    }),
  );
  void takeAll();
}
