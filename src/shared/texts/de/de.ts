// All German sentences: a window's, and those of the command line, the desktop's menus and the
// demo.
import { command } from './command.ts';
import { demo } from './demo.ts';
import { shell } from './shell.ts';
import { screen } from './screen.ts';

export const de = { ...screen, command, demo, shell };
