// What the person wrote, without what their mail program copied below or around it. When in doubt a
// line stays: too much is a nuisance, too little loses somebody's words. Linear in the length of
// the text.
import { isMobileSignature, isQuoted, isSignatureRuler, quoteMarkAt } from './quote-marks.ts';

const MAX_SIGNATURE_LINES = 25;

/**
 * Answers written between quoted lines are kept in their order. A text that is nothing but quotes
 * is kept whole.
 */
export function removeQuotedText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const own: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (isQuoted(line)) {
      at += 1;
      addGap(own);
      continue;
    }
    if (isMobileSignature(line)) {
      at += 1;
      continue;
    }
    if (isSignatureRuler(line)) {
      const end = signatureEnd(lines, at);
      if (end !== undefined) {
        at = end;
        continue;
      }
    }
    const mark = quoteMarkAt(lines, at);
    if (mark) {
      const next = nextWritten(lines, at + mark.length);
      if (next === undefined || isQuoted(lines[next]!)) {
        at = next ?? lines.length;
        addGap(own);
        continue;
      }
      if (mark.isSure) {
        if (pointsBelow(own)) return tidy(lines);
        break;
      }
    }
    own.push(line);
    at += 1;
  }
  return tidy(own) || tidy(lines);
}

/**
 * Answers with "siehe unten" stand in the copied text, and without quote signs nothing tells them
 * apart.
 */
const pointers = [
  'siehe unten',
  's. unten',
  's.u.',
  'weiter unten',
  'im text unten',
  'unten im text',
  'direkt im text',
  'in rot',
  'rot markiert',
  'in blau',
  'blau markiert',
  'farbig',
  'see below',
  'inline',
  'in red',
  'in blue',
];
function pointsBelow(own: readonly string[]): boolean {
  const text = own.join(' ').slice(-5000).toLowerCase();
  return pointers.some((pointer) => text.includes(pointer));
}

/**
 * Where the signature is over: at a quote, or at the end. `undefined` when so much follows that it
 * is no signature.
 */
function signatureEnd(lines: readonly string[], ruler: number): number | undefined {
  for (let at = ruler + 1; at <= ruler + MAX_SIGNATURE_LINES; at += 1) {
    if (at >= lines.length || isQuoted(lines[at]!) || quoteMarkAt(lines, at)) return at;
  }
  return nextWritten(lines, ruler + MAX_SIGNATURE_LINES) === undefined ? lines.length : undefined;
}

function nextWritten(lines: readonly string[], from: number): number | undefined {
  for (let at = from; at < lines.length; at += 1) if (lines[at]!.trim() !== '') return at;
  return undefined;
}

function addGap(own: string[]): void {
  if (own.length > 0 && own[own.length - 1] !== '') own.push('');
}

/** At most one empty line in a row, none at either end. */
function tidy(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    const text = line.trimEnd();
    if (text !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(text);
  }
  if (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}
