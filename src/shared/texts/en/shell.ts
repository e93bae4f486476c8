// The frame around the work: window, menu, start of the web host.
import type { Texts } from '#shared/texts/texts.ts';

export const shell: Texts['shell'] = {
  program: 'Kiezbrief',
  menu: {
    file: 'File',
    openDataFolder: 'Open data folder',
    quit: 'Quit Kiezbrief',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reload: 'Reload',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
  },
  start: {
    askedForWeb: 'Kiezbrief opens in the browser, as you asked.',
    fetching:
      'Electron is still missing and is fetched once (at most 60 seconds; “npm start -- --web” skips this) …',
    electronMissing: 'Electron could not be fetched, so Kiezbrief opens in the browser.',
    electronCrashed: 'Electron does not start on this computer, so Kiezbrief opens in the browser.',
    noDisplay: 'There is no display here, so Kiezbrief runs as a web page on this computer.',
  },
  startFailed: 'Kiezbrief could not start',
  web: {
    openIn: (address) =>
      `Kiezbrief is running. Please open this address in your browser:\n\n  ${address}\n`,
    opened: 'Kiezbrief is opening in your browser. If it does not, please open this address there:',
    openFile: (file) =>
      `Kiezbrief is running. Please open this file in your browser; it leads in once and then disappears:\n\n  ${file}\n`,
    noPage:
      'Kiezbrief is running, but nothing can be written to the data folder. Please start it in a terminal; the address is shown there.',
    page: { language: 'en', link: 'Continue to Kiezbrief' },
    onceOnly:
      'The address is good for one browser window. Press Enter for a new one, Ctrl+C to quit Kiezbrief.',
    notBuilt: 'The screen has not been built yet. Please run “npm run build” first.',
    stopping:
      'Kiezbrief is shutting down. A running delivery stops after the current mail and can go on at the next start.',
  },
};
