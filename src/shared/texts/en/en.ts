// All English sentences: a window's, and those of the command line, the desktop's menus and the
// demo.
import type { Texts } from '#shared/texts/texts.ts';
import { command } from './command.ts';
import { demo } from './demo.ts';
import { shell } from './shell.ts';
import { screen } from './screen.ts';

export const en: Texts = { ...screen, command, demo, shell };
