// Filing by name and by key: each state, each field, taking the suggestions, going back.
import { Building2, CalendarClock, Check, MapPin, Shapes, Tags, Undo2 } from '@lucide/vue';
import type { Command } from '#renderer/frame/commands.ts';
import { ConcernState } from '#shared/contract/concern.ts';
import type { ScreenTexts } from '#shared/texts/texts.ts';
import { stateLooks } from './concern-looks.ts';

export type FilingField = 'regions' | 'topics' | 'department' | 'type' | 'due';

interface Ways {
  setState: (state: ConcernState) => void;
  goTo: (field: FilingField) => void;
  undo: () => void;
  /** Left out where nothing is suggested. */
  accept: (() => void) | undefined;
}

const fields = [
  { field: 'regions', icon: MapPin, keys: 'r' },
  { field: 'topics', icon: Tags, keys: 't' },
  { field: 'department', icon: Building2, keys: 'd' },
  { field: 'type', icon: Shapes, keys: 'y' },
  { field: 'due', icon: CalendarClock, keys: 'f' },
] as const;

export function filingCommands(
  { concerns, concernsView: { commands, filing } }: ScreenTexts,
  { setState, goTo, undo, accept }: Ways,
): Command[] {
  return [
    ...ConcernState.options.map((state): Command => ({
      id: `concerns.state.${state}`,
      label: commands.state(concerns.states[state]),
      icon: stateLooks[state].icon,
      keys: stateLooks[state].keys,
      run: () => {
        setState(state);
      },
    })),
    ...(accept
      ? [{ id: 'concerns.accept', label: filing.accept, icon: Check, keys: 'a', run: accept }]
      : []),
    ...fields.map(({ field, icon, keys }): Command => ({
      id: `concerns.${field}`,
      label: commands[field],
      icon,
      keys,
      run: () => {
        goTo(field);
      },
    })),
    { id: 'concerns.undo', label: filing.undo, icon: Undo2, keys: 'u', run: undo },
  ];
}
