// What somebody wrote, in one sentence: the first that is no salutation, thanks, quote or
// signature. What a list of replies shows of each.
import { isClosing, isMachineLine, isPointer, isPolite, withoutSalutation } from './courtesies.ts';
import { isEmptyPhrase, onlyPresents } from './empty-phrases.ts';
import { oneLine } from './one-line.ts';
import { isMobileSignature, isQuoted, isSignatureRuler, quoteMarkAt } from './quote-marks.ts';
import { splitSentences } from './split-sentences.ts';

/** Nobody greets for longer than this before coming to the point. */
const MAX_READ = 20_000;
const MAX_SENTENCE = 240;

/**
 * Falls back to what is there: what came with the mail, the thanks, the salutation, the subject.
 * Empty only when all of it is.
 */
export function firstMeaningfulSentence(text: string, subject: string): string {
  const lines = text.slice(0, MAX_READ).replace(/\r\n?/g, '\n').split('\n');
  const paragraphs = paragraphsOf(lines);
  const said = paragraphs.flatMap(sentencesOf);
  const courteous = (one: string) => isPolite(one) || isPointer(one) || isEmptyPhrase(one);
  const first =
    said.find((one) => !courteous(one) && !onlyPresents(one)) ??
    said.find((one) => !courteous(one)) ??
    said[0] ??
    paragraphs[0] ??
    lines.find((line) => line.trim() !== '' && !isQuoted(line)) ??
    '';
  return (
    shortened(first) ||
    shortened(subject) ||
    shortened(lines.find((line) => line.trim() !== '') ?? '')
  );
}

/** Without salutations, and without what is no word. */
const sentencesOf = (paragraph: string): string[] =>
  splitSentences(withoutSalutation(paragraph))
    .map((sentence) => withoutSalutation(sentence))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/**
 * What the person wrote, line breaks within a paragraph undone; without quotes, and up to the
 * closing.
 */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push(open.join(' '));
    open = [];
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    const text = line.trim();
    const mark = text === '' ? undefined : quoteMarkAt(lines, at);
    if (isSignatureRuler(line) || (isClosing(text) && paragraphs.length + open.length > 0)) break;
    at += mark?.length ?? 1;
    if (mark || isQuoted(line) || !isWritten(text)) {
      close();
      continue;
    }
    const isItem = itemMark.test(text);
    if (isItem) close();
    open.push(isItem ? text.replace(itemMark, '') : text);
    // A salutation has a line to itself, also without an empty one below.
    if (withoutSalutation(text) === '') close();
  }
  close();
  return paragraphs;
}

const itemMark = /^(?:[-*•–]|\d{1,2}[.)]) /;

/** Not a gap, and not what a program put there. */
const isWritten = (text: string): boolean =>
  text !== '' && !isMobileSignature(text) && !isMachineLine(text);

function shortened(text: string): string {
  const line = oneLine(text, MAX_SENTENCE * 2);
  if (line.length <= MAX_SENTENCE) return line;
  const cut = oneLine(line, MAX_SENTENCE - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_SENTENCE / 2 ? cut.slice(0, space) : cut}…`;
}
