// Everything a person can do from here, by name and by key. Views add their commands while they are
// on screen; palette, shortcut list and keyboard read this one list. On the same keys the newest
// command wins, so a view may take over a key of the frame.
import {
  computed,
  onScopeDispose,
  shallowRef,
  toValue,
  triggerRef,
  type Component,
  type MaybeRefOrGetter,
} from 'vue';

/** `undo`: what was done last, wherever that was. */
export type CommandGroup = 'here' | 'undo' | 'goTo' | 'program';

export interface Command {
  /** Unique among the commands on screen, `feature.verb`. */
  id: string;
  label: string;
  group?: CommandGroup;
  icon?: Component;
  /** `mod+k` (Ctrl, on a Mac Cmd), `?`, `n`; several strokes one after the other: `g a`. */
  keys?: string;
  /** Other words people may look for. */
  also?: string;
  /** Works by key only and is not offered in the palette. */
  isHidden?: boolean;
  run: () => unknown;
}

type Source = MaybeRefOrGetter<readonly Command[]>;
const sources = shallowRef<Source[]>([]);

export const commands = computed(() => sources.value.flatMap((source) => toValue(source)));

/** The commands whose keys lead to them now: a newer one may have taken them over. */
export const commandsByKey = computed(
  () =>
    new Map(
      commands.value.flatMap((command) => (command.keys ? [[command.keys, command] as const] : [])),
    ),
);

/** Offers commands as long as the calling component lives. */
export function useCommands(source: Source): void {
  sources.value.push(source);
  triggerRef(sources);
  onScopeDispose(() => {
    sources.value = sources.value.filter((other) => other !== source);
  });
}

/** A key without an entry in the palette; it still stands in the list under `?`. */
export function useShortcut(
  keys: string,
  label: MaybeRefOrGetter<string>,
  run: () => unknown,
  group: CommandGroup = 'here',
): void {
  useCommands(() => [
    { id: `keys.${keys}`, label: toValue(label), keys, run, group, isHidden: true },
  ]);
}
