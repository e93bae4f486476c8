// The German sentences as patterns, read off their source: what a sentence fills in stands as "…".
// For documents that quote the screen.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { applicationRoot } from '#adapters/places.ts';

export interface GermanSentences {
  /**
   * Whether this, with "…" for what changes or with an example in its place, is a whole text of the
   * catalogue.
   */
  has(quoted: string): boolean;
  readonly count: number;
  /** Every text that is one of these, or contains one of more than three letters. */
  saying(words: readonly string[]): string[];
}

const GAP = '…';
/**
 * A pattern that is nearly all gap would match anything; unless what fills it is a text of the
 * catalogue too.
 */
const leastLetters = 6;
const leastShare = 0.35;
const letters = (text: string): number => text.replaceAll(GAP, '').trim().length;

export async function germanSentences(): Promise<GermanSentences> {
  const folder = join(applicationRoot(), 'src', 'shared', 'texts', 'de');
  const patterns = new Set<string>();
  for (const name of await readdir(folder)) {
    const source = ts.createSourceFile(
      name,
      await readFile(join(folder, name), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    collect(source, patterns);
  }
  return {
    count: patterns.size,
    saying: (words) =>
      [...patterns].filter((text) =>
        words.some((word) => text === word || (word.length > 3 && text.includes(word))),
      ),
    has(quoted) {
      if (patterns.has(quoted)) return true;
      const fills = (pattern: string, text: string) =>
        pattern.includes(GAP) &&
        letters(pattern) >= leastLetters &&
        (letters(pattern) >= letters(text) * leastShare ||
          patterns.has(text.slice(pattern.indexOf(GAP)))) &&
        filled(pattern).test(text);
      return [...patterns].some((pattern) => fills(pattern, quoted) || fills(quoted, pattern));
    },
  };
}

const filled = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split(GAP)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );

function collect(node: ts.Node, into: Set<string>): void {
  if (ts.isTemplateExpression(node))
    into.add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(GAP));
  else if (
    ts.isStringLiteralLike(node) &&
    !ts.isImportDeclaration(node.parent) &&
    !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  )
    into.add(node.text);
  ts.forEachChild(node, (child) => {
    collect(child, into);
  });
}
