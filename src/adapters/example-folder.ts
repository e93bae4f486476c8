// The shipped example as files: `office.json` names the list and the bulletin and holds the rest;
// the bulletin names its picture.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ExampleSource } from '#core/ports/example-source.ts';
import { ExampleBulletin, ExampleIndex } from '#shared/contract/example.ts';
import { AppError } from '#shared/errors.ts';

export function createExampleFolder(folder: string): ExampleSource {
  // Names only: an example never leads out of its folder.
  const bytesOf = (name: string) => readFile(join(folder, basename(name)));
  const jsonOf = async (name: string): Promise<unknown> =>
    JSON.parse((await bytesOf(name)).toString('utf8'));
  return {
    async load() {
      try {
        const {
          list,
          bulletin: bulletinName,
          sender,
          segment,
        } = ExampleIndex.parse(await jsonOf('office.json'));
        const bulletin = ExampleBulletin.parse(await jsonOf(bulletinName));
        return {
          list: await bytesOf(list),
          listName: list,
          sender,
          segment,
          bulletin,
          image: await bytesOf(bulletin.image),
          imageName: bulletin.image,
        };
      } catch (cause) {
        throw new AppError('example.not-found', {}, { cause });
      }
    },
  };
}
