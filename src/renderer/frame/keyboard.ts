// Which command a key press means. A pure reading of strokes, and the one listener of the window.
import { onScopeDispose } from 'vue';
import { commands, type Command } from './commands.ts';
import { singleKeys } from './preferences.ts';

export const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * `mod+shift+z`, `?`, `arrowdown`. Shift is named for letters with `mod` only: elsewhere it is part
 * of the character.
 */
function strokeOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const mod = press.ctrlKey || press.metaKey;
  return [
    mod && 'mod',
    press.altKey && 'alt',
    press.shiftKey && (mod || press.altKey || key.length > 1) && 'shift',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/**
 * Keys that write nothing: they mean the same in a text field, and turning single keys off is not
 * about them.
 */
const writesNothing = (keys: string): boolean => /^(?:mod\+|alt\+|(?:shift\+)?f\d+$)/.test(keys);

/** The newest command whose keys end what was typed; `waits` if it may be the beginning of one. */
function commandFor(
  strokes: readonly string[],
  offered: readonly Command[],
): Command | 'waits' | undefined {
  const typed = strokes.join(' ');
  return (
    offered.findLast(({ keys }) => keys === typed) ??
    (offered.some(({ keys }) => keys?.startsWith(`${typed} `)) ? 'waits' : undefined)
  );
}

const writes =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=""], [contenteditable=true]';
const isWriting = (target: EventTarget | null) =>
  target instanceof Element && target.closest(writes) !== null;
/** Widgets that read letters themselves (typing ahead in a list or a menu). */
const readsLetters = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('[role=menu], [role=listbox], [role=combobox]') !== null;

/** What is typed into a field, or done to its text, is no command. */
function belongsToField({ key, target }: KeyboardEvent, stroke: string): boolean {
  if (writesNothing(stroke)) return isWriting(target) && /^mod\+(?:shift\+)?[acvxzy]$/.test(stroke);
  const isTurnedOff = singleKeys.value === 'off' && key.length === 1;
  return isTurnedOff || isWriting(target) || readsLetters(target);
}

const togetherMs = 1200;

/** Listens as long as the calling component lives. An open dialog keeps the keys for itself. */
export function listenToKeyboard(): void {
  let strokes: { stroke: string; at: number }[] = [];
  const listener = (event: KeyboardEvent) => {
    if (
      event.defaultPrevented ||
      event.isComposing ||
      ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)
    )
      return;
    const stroke = strokeOf(event);
    if (belongsToField(event, stroke)) return;
    if (document.querySelector('[role=dialog], [role=alertdialog]')) return;
    strokes = [
      ...strokes.filter(({ at }) => event.timeStamp - at < togetherMs),
      { stroke, at: event.timeStamp },
    ];
    const found =
      commandFor(
        strokes.map((typed) => typed.stroke),
        commands.value,
      ) ?? commandFor([stroke], commands.value);
    if (found !== 'waits') strokes = [];
    if (!found || found === 'waits') return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', listener);
  onScopeDispose(() => {
    window.removeEventListener('keydown', listener);
  });
}
