// How a browser gets the address with the start key in it: a page in a file only its owner can read
// leads there (as Jupyter does it). The address itself never is an argument of a program, for
// everybody on the machine can read those in the list of processes.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { writeOwnFile } from '#create-app';
import type { Texts } from '#shared/texts/texts.ts';

export interface OpeningPage {
  /** Resolves with where the page lies. Throws `store.*` where nothing can be written. */
  write(address: string): Promise<string>;
  /** Not needed any more. */
  remove(): Promise<void>;
}

/**
 * Best first. Browsers packed as a snap or flatpak see no hidden folder, and the usual place of the
 * data is in one. The name belongs to the data folder, so what a killed process left is written
 * over by the next start; who looks in beside the owner has another.
 */
function places(dataFolder: string, home: string, isVisitor: boolean): string[] {
  const name = isVisitor ? 'kiezbrief-ansehen' : 'kiezbrief-oeffnen';
  const beside = join(dataFolder, `${name}.html`);
  const isHidden = /[/\\]\./.test(dataFolder);
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 8);
  return isHidden ? [join(home, `${name}-${mark}.html`), beside] : [beside];
}

export function createOpeningPage(
  dataFolder: string,
  words: Texts['shell']['web']['page'],
  { home = homedir(), isVisitor = false } = {},
): OpeningPage {
  let written: string | undefined;
  return {
    async write(address) {
      let problem: unknown;
      for (const path of places(dataFolder, home, isVisitor)) {
        try {
          await writeOwnFile(path, pageTo(address, words));
          written = path;
          return path;
        } catch (error) {
          problem ??= error;
        }
      }
      throw problem;
    },
    async remove() {
      const path = written;
      written = undefined;
      if (path !== undefined) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** The address is ours: digits, and a key of letters that mean nothing in HTML. */
const pageTo = (address: string, words: Texts['shell']['web']['page']): string => `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><title>Kiezbrief</title>
<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}"></head>
<body><p><a href="${address}">${words.link}</a></p></body></html>
`;
