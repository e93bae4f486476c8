// Words of a foreign mail made fit to be kept: they arrive with controls, direction overrides and
// any length, and leave as the contract wants them.

/**
 * Also direction overrides: they make "gpj.exe" read as "exe.jpg", and one name look like another.
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
const unseenInText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** One line of at most `max` UTF-16 units, never ending in half a character. */
export const oneLine = (text: string, max: number): string =>
  cut(
    text
      .slice(0, max * 4)
      .replace(unseen, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
    max,
  ).trimEnd();

/** Lines end in LF; at most `max` UTF-16 units. */
export const plainText = (text: string, max: number): string =>
  cut(
    text
      .slice(0, max * 2)
      .replace(/\r\n?/g, '\n')
      .replace(unseenInText, ''),
    max,
  );

function cut(text: string, max: number): string {
  const isInsidePair = /[\ud800-\udbff]/.test(text.charAt(max - 1)) && text.length > max;
  return text.slice(0, isInsidePair ? max - 1 : max);
}
