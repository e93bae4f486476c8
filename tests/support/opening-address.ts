// Where a web host let people in: it names a page for its owner, and the page leads to the address
// with the start key.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export async function openingPageOf(stdout: Readable): Promise<{ file: string; address: string }> {
  // Not its async iterator: leaving that would close the pipe, and the host could not say good-bye.
  const lines = createInterface({ input: stdout });
  const file = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.trim().endsWith('.html')) resolve(line.trim());
    });
    lines.once('close', () => {
      reject(new Error('the web host named no page'));
    });
  });
  const address = /href="(http[^"]+)"/.exec(await readFile(file, 'utf8'))?.[1];
  if (address === undefined) throw new Error('the page leads nowhere');
  return { file, address };
}
