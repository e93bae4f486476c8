// The application menu, from the sentences of one language. Roles bring the platform's own
// shortcuts.
import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from '#shared/texts/texts.ts';

export function menuTemplate(
  texts: Texts['shell']['menu'],
  openDataFolder: () => void,
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: texts.file,
      submenu: [
        { label: texts.openDataFolder, click: openDataFolder },
        line,
        { label: texts.quit, role: 'quit' },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        line,
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { label: texts.reload, role: 'reload' },
        line,
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        { label: texts.resetZoom, role: 'resetZoom' },
        line,
        { label: texts.fullScreen, role: 'togglefullscreen' },
      ],
    },
  ];
}
