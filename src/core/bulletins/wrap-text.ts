// Wraps plain text for mail: 76 columns, no trailing spaces, addresses never broken. Counts in
// linear time.

const TEXT_WIDTH = 76;

/**
 * Each line of `text` on its own; the continuation of a list item is indented like its first word.
 */
export const wrapText = (text: string, width = TEXT_WIDTH): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');

function wrapLine(line: string, width: number): string {
  if (line.length <= width) return line.trimEnd();
  const lead = /^(?: *(?:- |\d{1,3}\. )?)/.exec(line)?.[0] ?? '';
  const hanging = ' '.repeat(lead.length);
  const lines: string[] = [];
  let current = lead;
  let isEmpty = true;
  for (const word of line
    .slice(lead.length)
    .split(' ')
    .filter((part) => part !== '')) {
    if (!isEmpty && current.length + 1 + word.length > width) {
      lines.push(current);
      current = hanging + word;
    } else {
      current += isEmpty ? word : ` ${word}`;
    }
    isEmpty = false;
  }
  return [...lines, current].map((one) => one.trimEnd()).join('\n');
}
