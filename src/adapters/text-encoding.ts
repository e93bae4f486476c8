// Which of the encodings office programs write a list is in, without guessing by letter statistics:
// byte order mark, else strict UTF-8, else Windows-1252. What is none of them is refused with the
// line, because a wrong guess would break every umlaut of the list.
import type { Table } from '#core/ports/spreadsheet-reader.ts';
import { AppError } from '#shared/errors.ts';
import { lineBreaks } from './csv-scanner.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Table['encoding'];
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) =>
  mark.every((byte, at) => bytes[at] === byte);
const lineOf = (text: string, at: number) => lineBreaks(text, at) + 1;

/**
 * Throws `import.not-text` where a NUL is found and `import.encoding-unknown` where the bytes fit
 * no encoding.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decode(bytes);
  const nul = decoded.text.indexOf('\0');
  if (nul >= 0) throw new AppError('import.not-text', { line: lineOf(decoded.text, nul) });
  const misfit = decoded.misfit(decoded.text);
  if (misfit >= 0)
    throw new AppError('import.encoding-unknown', { line: lineOf(decoded.text, misfit) });
  return { text: decoded.text, encoding: decoded.encoding };
}

type Decoded = DecodedText & {
  /** Where the text shows that the encoding was not the right one; -1 = nowhere. */
  readonly misfit: (text: string) => number;
};
const replaced = (text: string) => text.indexOf('\ufffd');
// The five bytes Windows-1252 leaves undefined (81 8D 8F 90 9D) decode to C1 controls; older DOS
// and Mac files are full of them.
const undefinedByte = (text: string) => text.search(/[\u0081\u008d\u008f\u0090\u009d]/);

function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf))
    return {
      text: new TextDecoder('utf-8').decode(bytes),
      encoding: 'utf-8-bom',
      misfit: replaced,
    };
  if (startsWith(bytes, 0xff, 0xfe))
    return {
      text: new TextDecoder('utf-16le').decode(bytes),
      encoding: 'utf-16le',
      misfit: replaced,
    };
  if (startsWith(bytes, 0xfe, 0xff))
    return {
      text: new TextDecoder('utf-16be').decode(bytes),
      encoding: 'utf-16be',
      misfit: replaced,
    };
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      misfit: () => -1,
    };
  } catch {
    const asUtf8 = new TextDecoder('utf-8').decode(bytes);
    if (isDamagedUtf8(asUtf8)) return { text: asUtf8, encoding: 'utf-8', misfit: replaced };
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      encoding: 'windows-1252',
      misfit: undefinedByte,
    };
  }
}

/**
 * More characters than faults beyond ASCII: a UTF-8 file with a broken place. Umlauts in
 * Windows-1252 give faults and hardly ever a character.
 */
function isDamagedUtf8(text: string): boolean {
  let characters = 0;
  let faults = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) faults++;
    else if (code > 0x7f) characters++;
  }
  return characters > faults;
}
