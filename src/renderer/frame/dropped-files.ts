// Files dropped anywhere in the window: a list goes to the import, mails go to the concerns, of
// anything else is said what can be dropped. A page that lets a drop pass would be replaced by the
// file.
import { onScopeDispose } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { recogniseDrop, type DropKind } from './recognise-drop.ts';
import { showToast } from './toasts.ts';
import { useTexts } from './use-texts.ts';

interface Handover {
  readonly kind: DropKind;
  readonly files: readonly File[];
  readonly atMs: number;
}
let handover: Handover | undefined;
/** A view that opens later was not opened for them. */
const freshMs = 10_000;

/**
 * What was dropped for the view that asks, once; for its setup. Other views that take files do so
 * themselves.
 */
export function takeDropped(kind: Exclude<DropKind, 'other'>): readonly File[] | undefined {
  const given = handover;
  if (given?.kind !== kind) return undefined;
  handover = undefined;
  return performance.now() - given.atMs < freshMs ? given.files : undefined;
}

const homes = { list: 'actors.import', mails: 'concerns' } as const;
const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** The frame's own part; listens as long as the calling component lives. */
export function listenToDrops(): void {
  const route = useRoute();
  const router = useRouter();
  const texts = useTexts();

  function send(kind: DropKind, files: readonly File[]): void {
    const words = texts.value.frame.drop;
    if (document.querySelector('[role=dialog], [role=alertdialog]'))
      showToast(words.dialogOpen, { tone: 'info' });
    else if (kind === 'other') showToast(words.unknown(files[0]?.name ?? ''), { tone: 'info' });
    else {
      // Several may come one by one, before the view they belong to is there to take them.
      const earlier = takeDropped(kind) ?? [];
      handover = { kind, files: [...earlier, ...files], atMs: performance.now() };
      void router.push({ name: homes[kind] });
    }
  }
  /** Comes last, after every view: what none of them took. */
  function leftOver(event: DragEvent): void {
    if (event.defaultPrevented || !bringsFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) send(recogniseDrop(files), files);
  }
  const mark = (isOver: boolean) => {
    document.documentElement.toggleAttribute('data-files-over', isOver);
  };
  const listeners = {
    dragenter: (event: DragEvent) => {
      if (bringsFiles(event)) mark(true);
    },
    dragover: (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    },
    dragleave: (event: DragEvent) => {
      if (event.relatedTarget === null) mark(false);
    },
    drop: (event: DragEvent) => {
      mark(false);
      if (!bringsFiles(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      const kind = recogniseDrop(files);
      window.removeEventListener('drop', leftOver);
      if (kind !== 'other' && route.name !== homes[kind]) {
        // Another view's own zone would take it for something it is not.
        event.preventDefault();
        event.stopPropagation();
        send(kind, files);
      } else window.addEventListener('drop', leftOver, { once: true });
    },
  };
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) window.addEventListener(name, listeners[name], { capture: true });
  onScopeDispose(() => {
    for (const name of names) window.removeEventListener(name, listeners[name], { capture: true });
    window.removeEventListener('drop', leftOver);
  });
}
