// What can be done from every view: go somewhere, change how the window looks and speaks, find a
// command, see the keys.
import { computed } from 'vue';
import { Keyboard, Languages, LogOut, Monitor, Moon, Search, Sun } from '@lucide/vue';
import { useRouter } from 'vue-router';
import { useCommands, type Command } from './commands.ts';
import { appearance, appearances, language, languages } from './preferences.ts';
import { places } from './places.ts';
import { useUndoCommand } from './use-undo.ts';
import { useTexts } from './use-texts.ts';

const appearanceIcons = { system: Monitor, light: Sun, dark: Moon };

interface FrameActions {
  openPalette: () => void;
  openShortcuts: () => void;
  /** Left out where there is nothing to sign out of. */
  signOut: (() => Promise<void>) | undefined;
}

export function useFrameCommands({ openPalette, openShortcuts, signOut }: FrameActions): void {
  const texts = useTexts();
  const router = useRouter();
  useCommands(
    computed((): Command[] => {
      const words = texts.value.frame;
      return [
        ...places.map(({ place, icon, keys }): Command => ({
          id: `go.${place}`,
          label: words.places[place],
          group: 'goTo',
          icon,
          keys,
          run: () => router.push({ name: place }),
        })),
        {
          id: 'frame.palette',
          label: words.commands.open,
          group: 'program',
          icon: Search,
          keys: 'mod+k',
          isHidden: true,
          run: openPalette,
        },
        {
          id: 'frame.shortcuts',
          label: words.shortcuts.open,
          group: 'program',
          icon: Keyboard,
          keys: '?',
          also: 'shortcuts keyboard',
          run: openShortcuts,
        },
        ...languages
          .filter((one) => one !== language.value)
          .map((one): Command => ({
            id: `frame.language.${one}`,
            label: `${words.language.label}: ${words.language[one]}`,
            group: 'program',
            icon: Languages,
            also: 'language sprache',
            run: () => {
              language.value = one;
            },
          })),
        ...appearances
          .filter((one) => one !== appearance.value)
          .map((one): Command => ({
            id: `frame.appearance.${one}`,
            label: `${words.appearance.label}: ${words.appearance[one]}`,
            group: 'program',
            icon: appearanceIcons[one],
            also: 'theme dark light',
            run: () => {
              appearance.value = one;
            },
          })),
        ...(signOut
          ? [
              {
                id: 'frame.signOut',
                label: words.signOut.action,
                group: 'program' as const,
                icon: LogOut,
                also: 'logout logoff ausloggen',
                run: signOut,
              },
            ]
          : []),
      ];
    }),
  );
  useUndoCommand();
}
