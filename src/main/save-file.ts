// "Speichern unter" for what the page made: the person chooses the place, the program's one writer
// puts it there, for its owner only. It takes the place of Chromium's downloads, which no page
// gets.
import { basename, extname } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';

type AskPlace = (
  options: SaveDialogOptions,
) => Promise<Pick<SaveDialogReturnValue, 'canceled' | 'filePath'>>;
type Write = (path: string, content: string | Uint8Array) => Promise<void>;

/**
 * A list of refused rows is some hundred kilobytes, a mail 25 MiB at most; more than this is no
 * file of ours.
 */
const MAX_LENGTH = 100 * 1024 * 1024;

const isContent = (content: unknown): content is string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array;

/**
 * Resolves with whether it was saved. The page's word counts for nothing but a name and a content;
 * where it goes is the person's choice.
 */
export async function saveFile(
  name: unknown,
  content: unknown,
  askPlace: AskPlace,
  write: Write,
): Promise<boolean> {
  if (typeof name !== 'string' || !isContent(content) || content.length > MAX_LENGTH) return false;
  const suggested = basename(name.replaceAll('\\', '/')).slice(0, 200);
  const extension = extname(suggested).slice(1);
  const { canceled, filePath } = await askPlace({
    defaultPath: suggested,
    ...(extension !== '' && {
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    }),
  });
  if (canceled || filePath === '') return false;
  await write(filePath, content);
  return true;
}
