// The user guide as data: its chapters, what it quotes from the screen, its tables, headings and
// links.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applicationRoot } from '#adapters/places.ts';

interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export interface Chapter {
  readonly name: string;
  readonly text: string;
  /** Written **„…“**: stands on the screen. */
  readonly labels: readonly string[];
  /** Written > …: said by the program, one whole sentence or more. */
  readonly messages: readonly string[];
  /** By the heading they stand under; more than one under a heading are one. */
  readonly tables: ReadonlyMap<string, Table>;
  readonly anchors: readonly string[];
  readonly links: readonly string[];
}

export const guideFolder = (): string => join(applicationRoot(), 'docs', 'anleitung');

export async function readGuide(): Promise<Chapter[]> {
  const names = (await readdir(guideFolder())).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => chapterOf(name, await readFile(join(guideFolder(), name), 'utf8'))),
  );
}

export const labelsIn = (text: string): string[] =>
  [...text.matchAll(/\*\*„(.+?)“\*\*/g)].map(([, label]) => label!);
export const codesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

function chapterOf(name: string, text: string): Chapter {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  const lines = prose.split('\n');
  return {
    name,
    text,
    labels: labelsIn(prose),
    messages: prose
      .split(/\n{2,}/)
      .filter((part) => part.startsWith('> '))
      .map((part) => part.replace(/^> ?/gm, '').replaceAll('\n', ' ').trim()),
    tables: tablesOf(lines),
    anchors: lines.flatMap((line) =>
      /^#+ /.test(line) ? [anchorOf(line.replace(/^#+ /, ''))] : [],
    ),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!),
  };
}

/** As Markdown viewers make it: lower case, without punctuation, hyphens for spaces. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

function tablesOf(lines: readonly string[]): Map<string, Table> {
  const tables = new Map<string, Table>();
  let heading = '';
  let head: string[] | undefined;
  for (const line of lines) {
    if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
    if (!line.startsWith('|')) {
      head = undefined;
      continue;
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!head) {
      head = cells;
      continue;
    }
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
    tables.set(heading, { head, rows: [...(tables.get(heading)?.rows ?? []), cells] });
  }
  return tables;
}
