// Whether what is pasted or dropped into a plain field has room there. Browsers cut off what is too
// long without a word.

/** For fields that name no limit of their own. */
const USUAL_ROOM = 200_000;

export interface Beyond {
  readonly length: number;
  readonly room: number;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Nothing where it fits, or where what is written into is no field. */
export function beyondRoom(
  target: EventTarget | null,
  data: DataTransfer | null,
): Beyond | undefined {
  const isField =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'file');
  if (!isField || !data) return undefined;
  const text = data.getData('text/plain');
  const room = target.maxLength > 0 ? target.maxLength : USUAL_ROOM;
  if (text.length > USUAL_ROOM) return { length: text.length, room };
  // A field of one line takes no line ends; a textarea counts each as one character.
  const length = (
    target instanceof HTMLInputElement ? text.replace(/[\r\n]+/g, '') : text.replace(/\r\n?/g, '\n')
  ).trim().length;
  return keptLength(target) + length > room ? { length, room } : undefined;
}

/**
 * What stays of what is there: all but the marked part. Some kinds of field do not say what is
 * marked.
 */
function keptLength({ value, selectionStart, selectionEnd }: Control): number {
  return selectionStart === null || selectionEnd === null
    ? 0
    : value.length - (selectionEnd - selectionStart);
}
